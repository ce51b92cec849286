import { judgePatterns } from '@shared/procedure/adequacy'
import { patternOf, spreadViewNames } from '@shared/procedure/catalogue'
import type { Spread } from '@shared/procedure/state'
import { StatusIcon, type StatusKind } from '../../components/StatusIcon'
import { useCase } from '../../state/caseStore'
import { formatExact, formatTime } from '../../text/format'
import { useText } from '../../text/useText'
import styles from './SpreadLine.module.css'
import { useName } from './useReason'

type SpreadLineProps = { readonly spread: Spread; readonly isEarlierPosition: boolean }

/** One recorded look, in one line, with what it means in a shape and a word. */
export function SpreadLine({ spread, isEarlierPosition }: SpreadLineProps) {
  const t = useText('procedure')
  const nameOf = useName()
  const { state } = useCase()
  const kind: StatusKind = kindOf(spread, state.plan.procedure)
  const view = spreadViewNames.find((each) => each.code === spread.view)
  const how = [
    t('contrast.attempt', { attempt: spread.attempt }),
    view === undefined ? '' : nameOf(view.name),
    spread.mode === 'none' ? t('mode.none') : t(`mode.${spread.mode}`),
    spread.volumeMl === null || spread.volumeMl === 0 ? '' : `${formatExact(spread.volumeMl)} mL`,
    spread.frame === null ? '' : t('contrast.onFrame', { frame: spread.frame.frame }),
    isEarlierPosition ? t('contrast.beforeMove') : '',
  ].filter((each) => each !== '')
  const { cephalad, caudad } = spread.extent
  const reach = cephalad === null && caudad === null ? '' : ` · ${cephalad ?? '…'} – ${caudad ?? '…'}`
  return (
    <li className={styles.line} data-faded={isEarlierPosition}>
      <time>{formatTime(spread.entry.at)}</time>
      <span className={styles[kind]}>
        <StatusIcon kind={kind} />
        <span className={styles.word}>{t(`verdict.${kind}`)}</span>
      </span>
      <span className={styles.said}>
        <b>
          {spread.patterns.map((code) => nameOf(patternOf(code).name)).join(', ') || spread.noneReason}
          {reach}
        </b>
        <span className={styles.how}>{how.join(' · ')}</span>
      </span>
    </li>
  )
}

function kindOf(spread: Spread, procedure: Parameters<typeof judgePatterns>[0]): StatusKind {
  if (spread.mode === 'none') return 'unknown'
  const verdict = judgePatterns(procedure, spread.patterns)
  return verdict.kind === 'unlocked' ? 'clear' : verdict.kind === 'note-needed' ? 'caution' : 'stop'
}
