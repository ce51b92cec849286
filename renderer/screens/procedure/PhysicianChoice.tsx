import { useState } from 'react'
import { Banner } from '../../components/Banner'
import { Choices } from '../../components/Choices'
import { useSession } from '../../state/session'
import { useText } from '../../text/useText'

type Choice = {
  readonly physicians: readonly { readonly id: string; readonly name: string }[]
  readonly chosen: string | null
  readonly choose: (id: string) => void
}

/** The physicians signed in here. The one who acts is chosen by a person, except where the station is already theirs. */
export function usePhysicianChoice(): Choice {
  const { signedIn, activePerson } = useSession()
  const physicians = signedIn.filter((each) => each.role === 'physician')
  const [picked, setPicked] = useState<string | null>(activePerson?.role === 'physician' ? activePerson.id : null)
  const chosen = physicians.some((each) => each.id === picked) ? picked : null
  return { physicians, chosen, choose: setPicked }
}

/** Who decides. Nobody is chosen until a person says whose decision it is. */
export function PhysicianChoice({ choice }: { readonly choice: Choice }) {
  const t = useText('procedure')
  if (choice.physicians.length === 0) return <Banner kind="caution">{t('physician.none')}</Banner>
  return (
    <Choices
      label={t('physician.who')}
      options={choice.physicians.map(({ id, name }) => ({ value: id, label: name }))}
      value={choice.chosen}
      onChange={choice.choose}
    />
  )
}
