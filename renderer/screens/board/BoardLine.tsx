import { displayName } from '@shared/case/patient'
import type { ShownRow } from '@shared/contract/boardRow'
import { elapsedMs, minuteMs } from '@shared/kit/time'
import { procedureName } from '@shared/plan/catalogue'
import { Button } from '../../components/Button'
import { Chip } from '../../components/Chip'
import { classes } from '../../components/classes'
import { Levels } from '../../components/Levels'
import { SideBadge } from '../../components/SideBadge'
import { Status } from '../../components/Status'
import { useSettings } from '../../state/settings'
import { formatCalendarDate, formatDate, formatTime } from '../../text/format'
import { useText } from '../../text/useText'
import { FindingLine } from '../prepare/FindingLine'
import styles from './BoardScreen.module.css'
import type { Standing } from './standing'

type BoardLineProps = {
  readonly row: ShownRow
  readonly standing: Standing
  readonly now: string
  readonly showDay: boolean
  readonly onOpen: () => void
}

/** How many findings a line shows before it only counts them. */
const shownFindings = 3

export function BoardLine({ row, standing, now, showDay, onOpen }: BoardLineProps) {
  const t = useText('board')
  const d = useText('diary')
  const { locale } = useSettings()
  const name = displayName(row.patient)
  const first = standing.findings.slice(0, shownFindings)
  const more = standing.findings.length - first.length
  return (
    <li
      className={classes(styles.line, styles[`tone-${standing.tone}`])}
      aria-label={`${formatTime(row.scheduledAt)} ${name}`}
    >
      <div className={styles.when}>
        <div className={styles.time}>{formatTime(row.scheduledAt)}</div>
        <div className={styles.small}>{showDay ? formatDate(row.scheduledAt) : row.room}</div>
      </div>
      <div className={styles.who}>
        <div className={styles.name}>{name}</div>
        <div className={styles.small}>
          {formatCalendarDate(row.patient.birthDate)} · {row.patient.id}
        </div>
      </div>
      <div className={styles.what}>
        <div>
          {procedureName(row.plan.procedure, locale)}
          {row.plan.levels.length > 0 && (
            <span className={styles.levels}>
              {' '}
              · <Levels of={row.plan.levels} />
            </span>
          )}
        </div>
        <SideBadge side={row.plan.side} size="small" />
      </div>
      <div className={styles.stands}>
        {row.stopped && <Status kind="stop">{t('stopped')}</Status>}
        {standing.tone === 'clear' && <Status kind="clear">{t('ready')}</Status>}
        {standing.tone === 'done' && <Chip kind="info">{t(`phase.${row.phase}`)}</Chip>}
        {standing.tone === 'now' && (
          <Chip kind="info">
            {t(`phase.${row.phase}`)} ·{' '}
            {t('since', { minutes: Math.max(0, Math.floor(elapsedMs(row.phaseSince, now) / minuteMs)) })}
          </Chip>
        )}
        {row.observeAt !== null && <Observation at={row.observeAt} now={now} />}
        {standing.disagreements.map((says) => (
          <Status key={says} kind="stop">
            {says}
          </Status>
        ))}
        {row.basisAsked && <Status kind="caution">{d('basis.question')}</Status>}
        {first.map((finding) => (
          <FindingLine key={finding.key} finding={finding} />
        ))}
        {more > 0 && <span className={styles.small}>{t('more', { count: more })}</span>}
      </div>
      <div className={styles.open}>
        <Button
          variant={standing.tone === 'now' ? 'primary' : 'plain'}
          onPress={onOpen}
          label={`${t(`go.${row.phase}`)}: ${name}`}
        >
          {t(`go.${row.phase}`)}
        </Button>
      </div>
    </li>
  )
}

/** When the next vital signs are due, and whether that time has passed: seen from the board, without opening the case. */
function Observation({ at, now }: { readonly at: string; readonly now: string }) {
  const t = useText('board')
  const late = Math.floor(elapsedMs(at, now) / minuteMs)
  return late >= 1 ? (
    <Status kind="caution">{t('observeLate', { minutes: late })}</Status>
  ) : (
    <span className={styles.small}>{t('observeAt', { at: formatTime(at) })}</span>
  )
}
