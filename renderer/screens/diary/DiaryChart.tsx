import type { BlockResult } from '@shared/diary/judge'
import { reliefThresholds } from '@shared/recovery/relief'
import { useText } from '../../text/useText'
import styles from './Diary.module.css'
import { spell } from './spell'

const width = 640
const left = 52
const right = 610
const top = 14
const bottom = 200

type DiaryChartProps = { readonly result: BlockResult; readonly threshold: number }

/** Relief in percent over the hours, with both thresholds in use and the time that the anaesthetic explains. */
export function DiaryChart({ result: { points, expected }, threshold }: DiaryChartProps) {
  const t = useText('diary')
  const last = Math.max(480, ...points.map(({ minutes }) => minutes))
  const x = (minutes: number) => left + ((right - left) * minutes) / last
  const y = (percent: number) => bottom - ((bottom - top) * Math.max(0, Math.min(100, percent))) / 100
  const known = points.flatMap(({ minutes, relief }) => (relief === null ? [] : [{ minutes, relief }]))
  const said = known.map(({ minutes, relief }) => `${spell(minutes, t)}: ${Math.floor(relief)} %`).join(', ')
  const lines = [...new Set([...reliefThresholds, threshold])]
  const hours = Array.from({ length: Math.floor(last / 60) + 1 }, (_, hour) => hour).filter(
    (hour) => hour % (last > 720 ? 4 : 2) === 0,
  )
  return (
    <figure className={styles.figure}>
      <svg className={styles.chart} viewBox={`0 0 ${width} 236`} role="img" aria-label={`${t('chart')}. ${said}`}>
        {expected !== null && (
          <rect
            x={x(expected[0])}
            width={x(expected[1]) - x(expected[0])}
            y={top}
            height={bottom - top}
            className={styles.explained}
          />
        )}
        {[0, 100].map((percent) => (
          <g key={percent}>
            <line x1={left} x2={right} y1={y(percent)} y2={y(percent)} className={styles.gridLine} />
            <text x={left - 8} y={y(percent) + 5} textAnchor="end">
              {percent} %
            </text>
          </g>
        ))}
        {lines.map((percent) => (
          <g key={percent} className={percent === threshold ? styles.siteLine : styles.otherLine}>
            <line x1={left} x2={right} y1={y(percent)} y2={y(percent)} />
            <text x={left - 8} y={y(percent) + 5} textAnchor="end">
              {percent} %
            </text>
          </g>
        ))}
        {hours.map((hour) => (
          <text key={hour} x={x(hour * 60)} y="224" textAnchor="middle">
            {t('hours', { hours: hour })}
          </text>
        ))}
        <g className={styles.line}>
          <polyline points={known.map(({ minutes, relief }) => `${x(minutes)},${y(relief)}`).join(' ')} fill="none" />
          {known.map(({ minutes, relief }) => (
            <circle key={minutes} cx={x(minutes)} cy={y(relief)} r="5" />
          ))}
        </g>
      </svg>
      {expected !== null && (
        <figcaption className={styles.muted}>
          <span className={styles.swatch} aria-hidden="true" /> {t('chartExplained')}
        </figcaption>
      )}
    </figure>
  )
}
