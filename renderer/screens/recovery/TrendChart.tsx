import { minuteMs } from '@shared/kit/time'
import { assess, type RangedValue } from '@shared/recovery/ranges'
import type { KeptObservation } from '@shared/recovery/state'
import { useCase } from '../../state/caseStore'
import { useText } from '../../text/useText'
import styles from './Recovery.module.css'

const width = 900
const left = 44
const right = 780
const vitals = { top: 14, bottom: 190, low: 30, high: 190 }
const pain = { top: 222, bottom: 282, low: 0, high: 10 }

type Band = typeof vitals

type Line = { readonly name: RangedValue; readonly band: Band; readonly className: string | undefined }

const lines: readonly Line[] = [
  { name: 'systolicMmHg', band: vitals, className: styles.lineSystolic },
  { name: 'pulsePerMin', band: vitals, className: styles.linePulse },
  { name: 'painRest', band: pain, className: styles.linePain },
]

/** Pressure, pulse and pain over the minutes since the end of the procedure; marks out of range are larger and square. */
export function TrendChart() {
  const t = useText('recovery')
  const { state } = useCase()
  const { endedAt } = state.procedure
  if (endedAt === null) return null
  const end = Date.parse(endedAt)
  const seen = [...state.recovery.observations]
    .filter((each) => Date.parse(each.at) >= end)
    .sort((a, b) => Date.parse(a.at) - Date.parse(b.at))
  if (seen.length < 2) return <p className={styles.muted}>{t('chart.soon')}</p>
  const minutesOf = (each: KeptObservation) => (Date.parse(each.at) - end) / minuteMs
  const last = Math.max(30, ...seen.map(minutesOf))
  const x = (each: KeptObservation) => left + ((right - left) * minutesOf(each)) / last
  return (
    <svg className={styles.chart} viewBox={`0 0 ${width} 312`} role="img" aria-label={t('chart.label')}>
      {[vitals, pain].map((band) => (
        <Grid key={band.top} band={band} />
      ))}
      {ticks(last).map((minute) => (
        <text key={minute} x={left + ((right - left) * minute) / last} y="304" textAnchor="middle">
          {t('chart.minute', { minute })}
        </text>
      ))}
      {lines.map((line) => (
        <Curve key={line.name} line={line} seen={seen} x={x} />
      ))}
    </svg>
  )
}

function ticks(last: number): number[] {
  const step = last <= 45 ? 15 : last <= 120 ? 30 : 60
  return Array.from({ length: Math.floor(last / step) + 1 }, (_, index) => index * step)
}

const scale = (value: number, { top, bottom, low, high }: Band) =>
  bottom - ((Math.min(high, Math.max(low, value)) - low) / (high - low)) * (bottom - top)

function Grid({ band }: { readonly band: Band }) {
  const values = band === vitals ? [30, 70, 110, 150, 190] : [0, 5, 10]
  return values.map((value) => (
    <g key={value}>
      <line x1={left} x2={right} y1={scale(value, band)} y2={scale(value, band)} className={styles.gridLine} />
      <text x={left - 8} y={scale(value, band) + 5} textAnchor="end">
        {value}
      </text>
    </g>
  ))
}

type CurveProps = {
  readonly line: Line
  readonly seen: readonly KeptObservation[]
  readonly x: (each: KeptObservation) => number
}

function Curve({ line: { name, band, className }, seen, x }: CurveProps) {
  const t = useText('recovery')
  const { state } = useCase()
  const points = seen.flatMap((each) => {
    const value = each[name]
    if (value === null) return []
    const out = assess(name, each, state.preparation.baseline).kind === 'out-of-range'
    return [{ id: each.id, x: x(each), y: scale(value, band), out }]
  })
  const last = points.at(-1)
  if (last === undefined) return null
  return (
    <g className={className}>
      <polyline points={points.map((point) => `${point.x},${point.y}`).join(' ')} fill="none" />
      {points.map((point) =>
        point.out ? (
          <rect key={point.id} x={point.x - 7} y={point.y - 7} width="14" height="14" className={styles.outMark} />
        ) : (
          <circle key={point.id} cx={point.x} cy={point.y} r="4" />
        ),
      )}
      <text x={right + 12} y={last.y + 5}>
        {t(`chart.${name}`)}
      </text>
    </g>
  )
}
