import { timepoints } from '@shared/outcomes/measures'
import type { ReactNode } from 'react'
import { Card } from '../../components/Card'
import { formatMeasured } from '../../text/format'
import { useText } from '../../text/useText'
import styles from './Outcomes.module.css'
import type { Series } from './series'

const width = 420
const left = 40
const right = 396
const top = 16
const bottom = 200

const xOf = (index: number) => left + 24 + ((right - left - 48) * index) / (timepoints.length - 1)

type MeasureChartProps = {
  readonly title: string
  readonly series: Series
  readonly kind: 'line' | 'bars'
  /** Chooses what is shown, where there is a choice. */
  readonly choice?: ReactNode
}

/** One domain over time against the baseline, with the change that matters shaded. Missing answers leave a gap. */
export function MeasureChart({ title, series, kind, choice }: MeasureChartProps) {
  const t = useText('outcomes')
  const { values, low, high } = series
  const yOf = (value: number) => bottom - ((Math.min(high, Math.max(low, value)) - low) / (high - low)) * (bottom - top)
  const before = values[0] ?? null
  const now = values.slice(1).findLast((value) => value !== null) ?? null
  const said = timepoints
    .map((timepoint, index) => `${t(`timepoint.${timepoint}`)}: ${shown(values[index] ?? null, t('notAsked'))}`)
    .join(', ')
  return (
    <Card title={title}>
      {choice ?? <p className={styles.measure}>{t(`measure.${series.name}`)}</p>}
      <p className={styles.change}>
        {shown(before, '–')} → {shown(now, '–')}
      </p>
      <svg className={styles.chart} viewBox={`0 0 ${width} 232`} role="img" aria-label={`${title}. ${said}`}>
        {series.matters !== null && <Shade series={series} yOf={yOf} label={t('matters')} />}
        {[low, (low + high) / 2, high].map((value) => (
          <g key={value}>
            <line x1={left} x2={right} y1={yOf(value)} y2={yOf(value)} className={styles.gridLine} />
            <text x={left - 8} y={yOf(value) + 5} textAnchor="end">
              {shown(value, '')}
            </text>
          </g>
        ))}
        {timepoints.map((timepoint, index) => (
          <text key={timepoint} x={xOf(index)} y="224" textAnchor="middle">
            {t(`axis.${timepoint}`)}
          </text>
        ))}
        {kind === 'line' ? <Curve values={values} yOf={yOf} /> : <Bars values={values} yOf={yOf} />}
      </svg>
      {series.matters !== null && <p className={styles.muted}>{t(`source.${series.name}`)}</p>}
    </Card>
  )
}

const shown = (value: number | null, missing: string) => (value === null ? missing : formatMeasured(value))

type DrawnProps = { readonly values: readonly (number | null)[]; readonly yOf: (value: number) => number }

function pointsOf({ values, yOf }: DrawnProps) {
  return timepoints.flatMap((timepoint, index) => {
    const value = values[index] ?? null
    return value === null ? [] : [{ timepoint, value, x: xOf(index), y: yOf(value) }]
  })
}

function Curve(props: DrawnProps) {
  const points = pointsOf(props)
  return (
    <g className={styles.line}>
      <polyline points={points.map((point) => `${point.x},${point.y}`).join(' ')} fill="none" />
      {points.map((point) => (
        <g key={point.timepoint}>
          <circle cx={point.x} cy={point.y} r="6" />
          <text x={point.x + 10} y={point.y - 8}>
            {shown(point.value, '')}
          </text>
        </g>
      ))}
    </g>
  )
}

function Bars(props: DrawnProps) {
  return (
    <g className={styles.bars}>
      {pointsOf(props).map((point) => (
        <g key={point.timepoint}>
          <rect x={point.x - 18} width="36" y={point.y} height={Math.max(0, bottom - point.y)} />
          <text x={point.x} y={point.y - 6} textAnchor="middle">
            {shown(point.value, '')}
          </text>
        </g>
      ))}
    </g>
  )
}

type ShadeProps = { readonly series: Series; readonly yOf: (value: number) => number; readonly label: string }

function Shade({ series: { matters, better, low, high }, yOf, label }: ShadeProps) {
  if (matters === null) return null
  const [from, to] = better === 'lower' ? [yOf(matters), yOf(low)] : [yOf(high), yOf(matters)]
  if (to <= from) return null
  return (
    <g>
      <rect x={left} width={right - left} y={from} height={to - from} className={styles.matters} />
      <text x={right - 4} y={better === 'lower' ? to - 8 : from + 18} textAnchor="end" className={styles.mattersText}>
        {label}
      </text>
    </g>
  )
}
