import type { PausePhase } from '@shared/pause/phases'
import { qualityOf } from '@shared/pause/quality'
import { Banner } from '../../components/Banner'
import { useCase } from '../../state/caseStore'
import { formatClock } from '../../text/format'
import { useText } from '../../text/useText'
import styles from './CalmPane.module.css'

/** How a phase was answered, shown back to everyone at once: who, how long, and what was answered too fast to be read. */
export function PhaseFigures({ phase }: { readonly phase: PausePhase }) {
  const t = useText('pause')
  const { state } = useCase()
  const quality = qualityOf(state.pause, phase)
  const whole = (seconds: number | null) => (seconds === null ? '—' : String(Math.round(seconds)))
  return (
    <>
      <p className={styles.over}>
        {t('figures.of', { phase: t(`phase.${phase}`), people: quality.people.join(', ') })}
      </p>
      <dl className={styles.figures}>
        <Figure value={String(quality.items)} says={t('figures.items')} />
        <Figure
          value={quality.seconds === null ? '—' : formatClock(quality.seconds * 1000).slice(3)}
          says={t('figures.seconds')}
        />
        <Figure value={whole(quality.medianSeconds)} says={t('figures.median')} />
        <Figure value={String(quality.concerns)} says={t('figures.concerns')} />
      </dl>
      {quality.hurried !== null && (
        <Banner kind="caution">
          {t('figures.hurried', {
            items: quality.hurried.items,
            seconds: Math.max(1, Math.round(quality.hurried.seconds)),
          })}
        </Banner>
      )}
    </>
  )
}

function Figure({ value, says }: { readonly value: string; readonly says: string }) {
  return (
    <div className={styles.figure}>
      <dt>
        <span>{says}</span>
      </dt>
      <dd style={{ order: -1 }}>
        <b>{value}</b>
      </dd>
    </div>
  )
}
