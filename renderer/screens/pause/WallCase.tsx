import { displayName } from '@shared/case/patient'
import { stageOf } from '@shared/pause/progress'
import { answerTo, type PausePhase } from '@shared/pause/state'
import { itemsOf } from '@shared/pause/templates'
import { procedureName } from '@shared/plan/catalogue'
import { Levels } from '../../components/Levels'
import { SideBadge } from '../../components/SideBadge'
import { useCase } from '../../state/caseStore'
import { formatTime } from '../../text/format'
import { useText } from '../../text/useText'
import { Dots } from './Dots'
import { EvidencePane } from './EvidencePane'
import { GivenLine } from './GivenLine'
import { LastTime } from './LastTime'
import { spokenAnswer } from './spoken'
import { sizeOf } from './textSize'
import { usePauseView } from './usePauseView'
import { type ShownItem, useShownItem } from './useShownItem'
import { WallIdle } from './WallIdle'
import styles from './WallScreen.module.css'

/** The pause of one case on the wall: the same item as at the desk, huge. */
export function WallCase() {
  const t = useText('pause')
  const tShell = useText('shell')
  const { state } = useCase()
  const { pause, patient, plan } = state
  const view = usePauseView()
  const stage = stageOf(state)
  // STOP is for everybody in the room, whatever stage the case is at.
  const isIdle = pause.begunAt === null || stage.stage === 'over' || state.cancelled !== null
  if (isIdle && pause.stop === null) return <WallIdle says={t('wall.idle')} />
  return (
    <main className={styles.wall} data-theme="dark">
      {state.booking.drill && <p className={styles.drill}>{tShell('drill')}</p>}
      <header className={styles.header}>
        <span className={styles.name} data-size={sizeOf(displayName(patient), 36, 60)}>
          {displayName(patient)}
        </span>
        <span className={styles.what}>
          {procedureName(plan.procedure, view.locale)}
          {plan.levels.length > 0 && (
            <b>
              <Levels of={plan.levels} />
            </b>
          )}
        </span>
        <span className={styles.side}>
          <SideBadge side={plan.side} size="large" />
        </span>
      </header>
      {pause.stop !== null ? (
        <Stopped at={pause.stop.at} />
      ) : pause.interruption !== null ? (
        <Said
          over={t('interrupted.since', { time: formatTime(pause.interruption.at) })}
          title={pause.interruption.because}
        />
      ) : stage.stage === 'under-way' ? (
        <UnderWay key={`${stage.phase} ${pause.phases[stage.phase].startedAt}`} phase={stage.phase} />
      ) : stage.stage === 'before-needle' ? (
        <Said over={t('phase.time-out')} title={t('wall.before')} />
      ) : (
        <Said over={t('ready.next')} title={stage.stage === 'ready' ? t(`phase.${stage.phase}`) : ''} />
      )}
    </main>
  )
}

function UnderWay({ phase }: { readonly phase: PausePhase }) {
  const t = useText('pause')
  const { state } = useCase()
  const { shown } = useShownItem(state.pause, phase)
  if (shown === null) return <Said over={t(`phase.${phase}`)} title={t('wall.answered')} />
  return (
    <>
      <WallItem phase={phase} shown={shown} />
      <footer className={styles.footer}>
        <Dots items={itemsOf(state.pause, phase)} phase={state.pause.phases[phase]} shownId={shown.item.id} />
      </footer>
    </>
  )
}

function WallItem({ phase, shown }: { readonly phase: PausePhase; readonly shown: ShownItem }) {
  const t = useText('pause')
  const { state } = useCase()
  const view = usePauseView()
  const { item } = shown
  const given = answerTo(state.pause.phases[phase], item.id)
  const question = item.ask[view.locale]
  return (
    <section className={styles.item}>
      <div className={styles.left} aria-live="polite">
        <p className={styles.phase}>
          {t(`phase.${phase}`)} · {t('item', { number: shown.index + 1, of: shown.of })}
        </p>
        <h1 className={styles.question} data-size={sizeOf(question, 48, 78)}>
          {question}
        </h1>
        {given !== null && <GivenLine given={given} text={spokenAnswer(item, given, view)} />}
      </div>
      <EvidencePane item={item} view={view} lastTime={<LastTime item={item} />} />
    </section>
  )
}

function Stopped({ at }: { readonly at: string }) {
  const t = useText('pause')
  return (
    <section className={styles.stopped} role="alert">
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <path d="M7.8 1.5h8.4l6.3 6.3v8.4l-6.3 6.3H7.8l-6.3-6.3V7.8z" fill="currentColor" />
      </svg>
      <h1>{t('stop')}</h1>
      <p>{t('wall.stopped', { time: formatTime(at) })}</p>
    </section>
  )
}

function Said({ over, title }: { readonly over: string; readonly title: string }) {
  return (
    <section className={styles.said}>
      <p className={styles.phase}>{over}</p>
      <h1 className={styles.question}>{title}</h1>
    </section>
  )
}
