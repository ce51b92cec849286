import type { Line } from '@shared/discharge/document'
import { keyed } from '../components/keyed'
import styles from './InstructionsSheet.module.css'

type SheetLineProps = {
  readonly line: Line
  /** Shows what was filled in from the record, until somebody has checked it. */
  readonly isMarked: boolean
}

/** One line of the sheet. Values of the record stand out on paper; on the screen they are marked until checked. */
export function SheetLine({ line, isMarked }: SheetLineProps) {
  return keyed(line.runs, (run) => run.text).map(({ key, item: run }) => {
    if (run.from === null) return <span key={key}>{run.text}</span>
    return isMarked ? (
      <mark key={key} className={styles.filled}>
        {run.text}
      </mark>
    ) : (
      <b key={key}>{run.text}</b>
    )
  })
}
