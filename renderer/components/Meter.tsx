import { Meter as AriaMeter } from 'react-aria-components'
import { classes } from './classes'
import styles from './Meter.module.css'

type MeterProps = {
  readonly label: string
  readonly value: number
  readonly max: number
  /** The value with its unit and limit, in words. */
  readonly text: string
  readonly tone?: 'clear' | 'caution' | 'stop' | 'unknown'
}

/** A running total against its limit. */
export function Meter({ label, value, max, text, tone = 'clear' }: MeterProps) {
  const share = max > 0 ? Math.max(0, Math.min(1, value / max)) : 0
  return (
    <AriaMeter
      className={styles.meter ?? ''}
      aria-label={label}
      value={value}
      minValue={0}
      maxValue={Math.max(max, value, 1e-9)}
      valueLabel={text}
    >
      <span className={styles.label}>{label}</span>
      <span className={styles.track}>
        <span className={classes(styles.fill, styles[tone])} style={{ width: `${share * 100}%` }} />
      </span>
      <span className={styles.text}>{text}</span>
    </AriaMeter>
  )
}
