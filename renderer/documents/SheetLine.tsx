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
    if (from === null) return <span key={key}>{wholeNumbers(text)}</span>
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

/** A number with signs between its figures, such as `38.0`, `10-20` or `3:00`. */
const compoundNumber = /(\d+(?:[.,:/–-]\d+)+)/

/** Among words from right to left `10-20` would turn into `20-10`: such a number is kept in its own order. */
function wholeNumbers(text: string) {
  const parts = text.split(compoundNumber)
  if (parts.length === 1) return text
  return keyed(parts, (part) => part).map(({ key, item }, index) =>
    index % 2 === 0 ? (
      item
    ) : (
      <bdi key={key} dir="ltr">
        {item}
      </bdi>
    ),
  )
}

/** A name or a number keeps its own order among words that run the other way. */
function Isolated({ text }: { readonly text: string }) {
  return /\p{L}/u.test(text) ? <bdi>{text}</bdi> : <bdi dir="ltr">{text}</bdi>
}
