import { minuteMs } from '@shared/kit/time'
import { assess, type RangedValue } from '@shared/recovery/ranges'
import type { KeptObservation } from '@shared/recovery/state'
import { useState } from 'react'
import { Choices } from '../../components/Choices'
import { useCase } from '../../state/caseStore'
import { formatMeasured, formatTime } from '../../text/format'
import { useText } from '../../text/useText'
import styles from './Recovery.module.css'
import { useLimits } from './useLimits'

const width = 900
const left = 44
const right = 730

type Band = { readonly top: number; readonly bottom: number; readonly low: number; readonly high: number }
type Line = { readonly name: RangedValue | 'diastolicMmHg'; readonly className: string | undefined }
type Panel = {
  readonly id: string
  readonly band: Band
  readonly grid: readonly number[]
  readonly lines: readonly Line[]
}

const circulation: Panel = {
  id: 'circulation',
  band: { top: 14, bottom: 190, low: 30, high: 190 },
  grid: [30, 70, 110, 150, 190],
  lines: [
    { name: 'systolicMmHg', className: styles.lineSystolic },
    { name: 'diastolicMmHg', className: styles.lineDiastolic },
    { name: 'pulsePerMin', className: styles.linePulse },
  ],
}
const lower = { top: 222, bottom: 282 }
const painPanel: Panel = {
  id: 'pain',
  band: { ...lower, low: 0, high: 10 },
  grid: [0, 5, 10],
  lines: [
    { name: 'painRest', className: styles.linePain },
    { name: 'painMove', className: styles.linePainMove },
  ],
}
const breathing: Panel = {
  id: 'breathing',
  band: { ...lower, low: 85, high: 100 },
  grid: [85, 92, 100],
  lines: [{ name: 'spo2Percent', className: styles.lineSpo2 }],
}
const temperature: Panel = {
  id: 'temperature',
  band: { ...lower, low: 35, high: 40 },
  grid: [35, 38, 40],
  lines: [{ name: 'temperatureC', className: styles.lineSpo2 }],
}
const lowerPanels = [painPanel, breathing, temperature] as const

/**
 * The values over the minutes since the end of the procedure: pressure with its two ends, pulse, and below it pain,
 * saturation or temperature. What is out of range is a filled square. The numbers stand in the table above it.
 */
export function TrendChart() {
  const t = useText('recovery')
  const { state } = useCase()
  const [lowerId, setLowerId] = useState<(typeof lowerPanels)[number]['id']>('pain')
  const [touched, setTouched] = useState<string | null>(null)
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
  const panels = [circulation, lowerPanels.find((panel) => panel.id === lowerId) ?? painPanel]
  const at = seen.find((each) => each.id === touched) ?? null
  return (
    <div>
      <div className={styles.chartHead}>
        <Choices
          label={t('chart.below')}
          isLabelHidden
          value={lowerId}
          options={lowerPanels.map(({ id }) => ({ value: id, label: t(`chart.panel.${id}`) }))}
          onChange={setLowerId}
        />
        <p className={styles.muted} aria-live="polite">
          {at === null ? t('chart.point') : `${formatTime(at.at)}: ${spoken(at, panels, t)}`}
        </p>
      </div>
      <svg className={styles.chart} viewBox={`0 0 ${width} 312`} role="img" aria-label={t('chart.label')}>
        {panels.map((panel) => (
          <Grid key={panel.id} panel={panel} />
        ))}
        {ticks(last).map((minute) => (
          <text key={minute} x={left + ((right - left) * minute) / last} y="304" textAnchor="middle">
            {t('chart.minute', { minute })}
          </text>
        ))}
        {panels.map(({ id, band, lines }) => (
          <g key={id}>
            {lines.map((line) => (
              <Curve key={line.name} line={line} band={band} seen={seen} x={x} />
            ))}
            <Labels lines={lines} band={band} seen={seen} />
          </g>
        ))}
        {seen.map((each) => (
          // Pointing at a moment reads its values; the table gives them to everybody else.
          <rect
            key={each.id}
            x={x(each) - 20}
            y={0}
            width="40"
            height="290"
            className={each.id === touched ? styles.moment : styles.momentQuiet}
            onPointerEnter={() => setTouched(each.id)}
            onPointerDown={() => setTouched(each.id)}
          />
        ))}
      </svg>
    </div>
  )
}

type Text = (key: string, params?: Readonly<Record<string, string | number>>) => string

function spoken(each: KeptObservation, panels: readonly Panel[], t: Text): string {
  const parts = panels
    .flatMap(({ lines }) => lines)
    .flatMap(({ name }) => (each[name] === null ? [] : [`${t(`chart.${name}`)} ${formatMeasured(each[name])}`]))
  return parts.length === 0 ? '–' : parts.join(', ')
}

function ticks(last: number): number[] {
  const step = last <= 45 ? 15 : last <= 120 ? 30 : 60
  return Array.from({ length: Math.floor(last / step) + 1 }, (_, index) => index * step)
}

const scale = (value: number, { top, bottom, low, high }: Band) =>
  bottom - ((Math.min(high, Math.max(low, value)) - low) / (high - low)) * (bottom - top)

function Grid({ panel: { band, grid } }: { readonly panel: Panel }) {
  return grid.map((value) => (
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
  readonly band: Band
  readonly seen: readonly KeptObservation[]
  readonly x: (each: KeptObservation) => number
}

function Curve({ line: { name, className }, band, seen, x }: CurveProps) {
  const { state } = useCase()
  const limits = useLimits()
  const points = seen.flatMap((each) => {
    const value = each[name]
    if (value === null) return []
    const out =
      name !== 'diastolicMmHg' && assess(name, each, state.preparation.baseline, limits).kind === 'out-of-range'
    return [{ id: each.id, x: x(each), y: scale(value, band), out }]
  })
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
    </g>
  )
}

/** Least distance between the names at the ends of the lines, in drawing units. */
const labelGap = 17

/** The names at the ends of their lines, moved apart where the lines end close together. */
function Labels({ lines, band, seen }: Pick<CurveProps, 'band' | 'seen'> & { readonly lines: readonly Line[] }) {
  const t = useText('recovery')
  const ends = lines
    .flatMap((line) => {
      const value = seen.findLast((each) => each[line.name] !== null)?.[line.name] ?? null
      return value === null ? [] : [{ line, y: scale(value, band) }]
    })
    .sort((a, b) => a.y - b.y)
  let before = Number.NEGATIVE_INFINITY
  return ends.map(({ line, y }) => {
    const placed = Math.max(y, before + labelGap)
    before = placed
    return (
      <g key={line.name} className={line.className}>
        <text x={right + 12} y={placed + 5}>
          {t(`chart.${line.name}`)}
        </text>
      </g>
    )
  })
}
