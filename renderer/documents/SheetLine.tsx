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
  return keyed(line.runs, (run) => run.text).map(({ key, item: { text, from } }) => {
    if (from === null) return <span key={key}>{text}</span>
    return isMarked ? (
      <mark key={key} className={styles.filled}>
        <Isolated text={text} />
      </mark>
    ) : (
      <b key={key}>
        <Isolated text={text} />
      </b>
    )
  })
}

/** A name or a number keeps its own order among words that run the other way. */
function Isolated({ text }: { readonly text: string }) {
  return /\p{L}/u.test(text) ? <bdi>{text}</bdi> : <bdi dir="ltr">{text}</bdi>
}
