import { roomTeam, teamPhases } from '@shared/pause/people'
import type { PausePhase } from '@shared/pause/phases'
import type { Person } from '@shared/people/person'
import { useState } from 'react'
import { Banner } from '../../components/Banner'
import { Button } from '../../components/Button'
import { useCase } from '../../state/caseStore'
import { useSession } from '../../state/session'
import { useText } from '../../text/useText'
import { SignInDialog } from '../signIn/SignInDialog'

/** In the time-out the team is fixed by name: whoever comes or goes is taken in or out of it, and the team knows. */
export function TeamNotice({ phase }: { readonly phase: PausePhase }) {
  const t = useText('pause')
  const { state, execute } = useCase()
  const { signedIn } = useSession()
  const [open, setOpen] = useState(false)
  if (!teamPhases.has(phase)) return null
  const { team } = state.pause
  const is = (people: readonly Person[], person: Person) => people.some((each) => each.id === person.id)
  const joined = roomTeam(signedIn).find((person) => !is(team, person))
  const left = team.find((person) => !is(signedIn, person))
  if (joined !== undefined) {
    return (
      <Banner
        kind="caution"
        actions={
          <Button
            size="large"
            onPress={() => void execute({ do: 'pause.changeTeam', joins: [joined.id], leaves: [], because: '' })}
          >
            {t('team.take')}
          </Button>
        }
      >
        {t('team.joined', { name: joined.name })}
      </Banner>
    )
  }
  if (left === undefined) return null
  return (
    <>
      <Banner
        kind="caution"
        actions={
          <>
            <Button size="large" onPress={() => setOpen(true)}>
              {t('people.signIn')}
            </Button>
            <Button
              size="large"
              variant="quiet"
              onPress={() => void execute({ do: 'pause.changeTeam', joins: [], leaves: [left.id], because: '' })}
            >
              {t('team.out')}
            </Button>
          </>
        }
      >
        {t('team.left', { name: left.name })}
      </Banner>
      <SignInDialog isOpen={open} onClose={() => setOpen(false)} roles={[left.role]} />
    </>
  )
}
