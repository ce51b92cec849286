import { openItemsOf } from '@shared/pause/answering'
import { stopLevelOf } from '@shared/pause/conditions'
import { signOutObstacles } from '@shared/pause/signOut'
import { answerTo, type PausePhase } from '@shared/pause/state'
import { itemsOf } from '@shared/pause/templates'
import { useState } from 'react'
import { Banner } from '../../components/Banner'
import { Button } from '../../components/Button'
import { RefusalBanner } from '../../components/RefusalBanner'
import { useCase } from '../../state/caseStore'
import { usePolicy } from '../../state/policy'
import { useText } from '../../text/useText'
import styles from './CalmPane.module.css'
import { Dots } from './Dots'
import { OverrideDialog } from './OverrideDialog'
import { PauseFrame } from './PauseFrame'
import { PhaseFigures } from './PhaseFigures'
import { usePauseView } from './usePauseView'
import { WayOut } from './WayOut'

type SummaryPaneProps = { readonly phase: PausePhase; readonly onLook: (itemId: string) => void }

/** Every item is answered: what was not in order, and the end of the phase where nothing holds it up. */
export function SummaryPane({ phase, onLook }: SummaryPaneProps) {
  const t = useText('pause')
  const { state, execute, refusal, clearRefusal } = useCase()
  const view = usePauseView()
  const policy = usePolicy()
  const [deciding, setDeciding] = useState<string | null>(null)
  const open = openItemsOf(state, phase, { now: view.now, policy })
  const missing = phase === 'sign-out' ? signOutObstacles(state, { policy }, view.locale) : []
  const items = itemsOf(state.pause, phase)
  const concerns = items.filter((item) => answerTo(state.pause.phases[phase], item.id)?.answer.kind === 'concern')
  const complete = () => {
    clearRefusal()
    void execute({ do: 'pause.completePhase', phase })
  }
  return (
    <PauseFrame
      isBusy={deciding !== null}
      middle={<Dots items={items} phase={state.pause.phases[phase]} shownId={null} onLook={onLook} />}
      next={open[0] === undefined ? null : { label: t('again'), act: () => onLook(open[0] ?? '') }}
      confirm={{ label: t('complete'), act: complete, isDisabled: open.length > 0 || missing.length > 0 }}
    >
      <div className={styles.calm}>
        <h1 className={styles.title}>
          {t(open.length > 0 ? 'summary.open' : 'summary.done', { phase: t(`phase.${phase}`) })}
        </h1>
        <PhaseFigures phase={phase} />
        <ul className={styles.concerns}>
          {concerns.map((item) => {
            const given = answerTo(state.pause.phases[phase], item.id)
            const holds = open.includes(item.id)
            return (
              <li key={item.id} className={styles.concern}>
                <p>
                  {given?.answer.kind === 'concern' ? given.answer.text : ''}
                  <small>
                    {item.id} · {item.ask[view.locale]}
                    {given?.override != null &&
                      ` · ${t('overridden', { name: given.override.by.name, reason: given.override.reason })}`}
                  </small>
                </p>
                <Button size="large" onPress={() => onLook(item.id)}>
                  {t('again')}
                </Button>
                {holds && stopLevelOf(item, view) === 'stop' && (
                  <Button size="large" variant="quiet" onPress={() => setDeciding(item.id)}>
                    {t('override')}
                  </Button>
                )}
              </li>
            )
          })}
        </ul>
        {missing.map((obstacle) => (
          <Banner key={obstacle.code} kind="stop" actions={<WayOut code={obstacle.code} />}>
            {obstacle.says}
          </Banner>
        ))}
        <RefusalBanner failure={refusal} onDismiss={clearRefusal} />
      </div>
      <OverrideDialog phase={phase} itemId={deciding} onClose={() => setDeciding(null)} />
    </PauseFrame>
  )
}
