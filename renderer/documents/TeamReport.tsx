import type { WeekReport } from '@shared/contract/quality'
import { useSettings } from '../state/settings'
import { formatClock } from '../text/format'
import { useText } from '../text/useText'
import { Table } from './Report'
import styles from './TeamReport.module.css'

type Sums = WeekReport['week']
const phases = ['verification', 'room-ready', 'time-out', 'needle-pause', 'sign-out'] as const

/** The week beside the week before, on screen and on paper. No person is in it. */
export function TeamReport({ report }: { readonly report: WeekReport }) {
  const t = useText('quality')
  const tPause = useText('pause')
  const { locale } = useSettings()
  const { week, before } = report
  const both = (label: string, of: (sums: Sums) => string) => [label, of(week), of(before)]
  const columns = [t('column.what'), t('column.week'), t('column.before')]
  const whole = (sums: Sums) => t('of', { count: sums.whole, of: sums.procedures })
  const seconds = (value: number | null) => (value === null ? '–' : formatClock(value * 1000).slice(3))
  return (
    <div className={styles.report}>
      <h4>{t('completion')}</h4>
      <Table
        columns={columns}
        empty=""
        rows={[
          both(t('cases'), (sums) => String(sums.cases)),
          both(t('procedures'), (sums) => String(sums.procedures)),
          both(t('whole'), whole),
          ...(['verification', 'room-ready', 'time-out', 'sign-out'] as const).map((phase) =>
            both(t('completed', { phase: tPause(`phase.${phase}`) }), (sums) => String(sums.completed[phase])),
          ),
          both(t('signOutMissed'), (sums) => String(sums.signOutMissed)),
        ]}
      />
      <h4>{t('catches')}</h4>
      <Table
        columns={columns}
        empty=""
        rows={[
          both(t('stops'), (sums) => String(sums.catches.stops)),
          both(t('concerns'), (sums) => String(sums.catches.concerns)),
          both(t('voidings'), (sums) => String(sums.voidings)),
          both(t('interruptions'), (sums) => String(sums.interruptions)),
          both(t('overrides'), (sums) => String(sums.overrides)),
          both(t('rescues'), (sums) => String(sums.rescues)),
        ]}
      />
      <h4>{t('byItem')}</h4>
      <Table
        columns={[t('column.item'), t('column.asked'), t('column.count')]}
        empty={t('byItem.none')}
        rows={week.catches.byItem.map(({ itemId, ask, count }) => [itemId, ask[locale], String(count)])}
      />
      <h4>{t('time')}</h4>
      <Table
        columns={columns}
        empty=""
        rows={[
          ...phases.map((phase) =>
            both(t('median', { phase: tPause(`phase.${phase}`) }), (sums) => seconds(sums.medianSeconds[phase])),
          ),
          both(t('hurried'), (sums) => String(sums.hurried)),
        ]}
      />
      {week.drills > 0 && <p className={styles.small}>{t('drills', { count: week.drills })}</p>}
      <p className={styles.small}>{t('nobody')}</p>
    </div>
  )
}
