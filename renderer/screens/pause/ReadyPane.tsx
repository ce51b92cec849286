import { roomTeam } from '@shared/pause/people'
import { type PausePhase, pausePhases } from '@shared/pause/phases'
import { itemsOf } from '@shared/pause/templates'
import { useState } from 'react'
import { Button } from '../../components/Button'
import { RefusalBanner } from '../../components/RefusalBanner'
import { useCase } from '../../state/caseStore'
import { useSession } from '../../state/session'
import { useText } from '../../text/useText'
import { SignInDialog } from '../signIn/SignInDialog'
import styles from './CalmPane.module.css'
import { PauseFrame } from './PauseFrame'
import { PhaseFigures } from './PhaseFigures'

/** Between two phases: how the one before went, who takes part in the next, and its start. */
export function ReadyPane({ phase }: { readonly phase: PausePhase }) {
  const t = useText('pause')
  const { state, execute, refusal, clearRefusal } = useCase()
  const { signedIn } = useSession()
  const [adding, setAdding] = useState(false)
  const before = pausePhases[pausePhases.indexOf(phase) - 1]
  const finished = before !== undefined && before !== 'needle-pause' && state.pause.phases[before].completedAt !== null
  const start = () => {
    clearRefusal()
    void execute({ do: 'pause.startPhase', phase, site: null })
  }
  const items = itemsOf(state.pause, phase).length
  return (
    <PauseFrame isBusy={adding} confirm={{ label: t('start'), act: start }}>
      <div className={styles.calm}>
        {finished && <PhaseFigures phase={before} />}
        <p className={styles.over}>{t('ready.next')}</p>
        <h1 className={styles.title}>{t(`phase.${phase}`)}</h1>
        <p className={styles.says}>
          {t(`ready.${phase}`)} {t('ready.items', { count: items })}
        </p>
        <ul className={styles.people} aria-label={t('people.title')}>
          {roomTeam(signedIn).map((person) => (
            <li key={person.id} className={styles.person}>
              {person.name} <span>{t(`role.${person.role}`)}</span>
            </li>
          ))}
          <li>
            <Button size="large" onPress={() => setAdding(true)}>
              {t('people.signIn')}
            </Button>
          </li>
        </ul>
        <RefusalBanner failure={refusal} onDismiss={clearRefusal} />
      </div>
      <SignInDialog isOpen={adding} onClose={() => setAdding(false)} />
    </PauseFrame>
  )
}
