import type { CaseId } from '@shared/case/envelope'
import { displayName } from '@shared/case/patient'
import type { RegistryLine } from '@shared/contract/channels'
import type { Timepoint } from '@shared/outcomes/measures'
import { type FollowUp, followUpsAfter } from '@shared/outcomes/windows'
import { procedureName } from '@shared/plan/catalogue'
import { useState } from 'react'
import { Button } from '../../components/Button'
import { Card } from '../../components/Card'
import { Choices } from '../../components/Choices'
import { EmptyState } from '../../components/EmptyState'
import { SideBadge } from '../../components/SideBadge'
import { Status } from '../../components/Status'
import type { StatusKind } from '../../components/StatusIcon'
import { useAppInfo } from '../../state/appInfo'
import { useNow } from '../../state/now'
import { useSettings } from '../../state/settings'
import { formatCalendarDate } from '../../text/format'
import { useText } from '../../text/useText'
import styles from './FollowUp.module.css'

type Shown = 'due' | 'overdue' | 'lost' | 'not-yet'
const shownKinds: readonly Shown[] = ['due', 'overdue', 'lost', 'not-yet']
const statusKinds: Readonly<Record<Shown, StatusKind>> = {
  due: 'caution',
  overdue: 'stop',
  lost: 'info',
  'not-yet': 'info',
}
const minuteMs = 60_000

type Entry = { readonly line: RegistryLine; readonly followUp: FollowUp }

/** Who is due, overdue, lost, or comes next: one line for each time point of each case, the most pressing first. */
export function DueList({
  lines,
  onOpen,
}: {
  readonly lines: readonly RegistryLine[]
  readonly onOpen: (caseId: CaseId) => void
}) {
  const t = useText('followUp')
  const { locale } = useSettings()
  const now = useNow(minuteMs)
  const timeZone = useAppInfo()?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone
  const [shown, setShown] = useState<Shown>('due')
  const entries = lines.flatMap((line): Entry[] =>
    followUpsAfter(line.aftercare, now, timeZone)
      .filter(({ timepoint }) => timepoint !== 'baseline')
      .map((followUp) => ({ line, followUp })),
  )
  const of = (status: Shown) => pressing(entries.filter(({ followUp }) => followUp.status === status))
  const listed = of(shown)
  return (
    <Card title={t('who')}>
      <Choices
        label={t('who')}
        isLabelHidden
        value={shown}
        options={shownKinds.map((value) => ({ value, label: t(`list.${value}`, { count: of(value).length }) }))}
        onChange={setShown}
      />
      {listed.length === 0 && <EmptyState title={t(`none.${shown}`)} says={t(`noneSays.${shown}`)} />}
      <ul className={styles.due}>
        {listed.map(({ line, followUp }) => (
          <li key={`${line.caseId} ${followUp.timepoint}`} className={styles.dueLine}>
            <div className={styles.who}>
              <b>{displayName(line.patient)}</b>
              <span className={styles.muted}>
                {formatCalendarDate(line.patient.birthDate)} · {line.patient.id}
              </span>
            </div>
            <div className={styles.what}>
              <span>
                {procedureName(line.plan.procedure, locale)}
                {line.plan.levels.length > 0 && ` · ${line.plan.levels.join(', ')}`}
              </span>
              <SideBadge side={line.plan.side} size="small" />
            </div>
            <div className={styles.what}>
              <Status kind={statusKinds[shown]}>
                {t(`at.${followUp.timepoint}`)}: {t(`status.${shown}`, { days: followUp.days, count: followUp.days })}
              </Status>
              <span className={styles.muted}>
                {t('window', { from: formatCalendarDate(followUp.from), to: formatCalendarDate(followUp.to) })}
              </span>
            </div>
            <Button
              variant={shown === 'due' ? 'primary' : 'plain'}
              label={t('openOf', { name: displayName(line.patient), timepoint: t(`at.${followUp.timepoint}`) })}
              onPress={() => onOpen(line.caseId)}
            >
              {t(shown === 'lost' || shown === 'not-yet' ? 'open' : 'ask')}
            </Button>
          </li>
        ))}
      </ul>
    </Card>
  )
}

const order: readonly Timepoint[] = ['1w', '4w', '12w']

/** Due: the fewest days left first. Overdue: the longest first. To come: the soonest first. */
function pressing(entries: readonly Entry[]): readonly Entry[] {
  return [...entries].sort((a, b) => {
    const days = a.followUp.status === 'overdue' ? b.followUp.days - a.followUp.days : a.followUp.days - b.followUp.days
    return days !== 0 ? days : order.indexOf(a.followUp.timepoint) - order.indexOf(b.followUp.timepoint)
  })
}
