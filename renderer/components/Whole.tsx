import { Fragment } from 'react'
import { wholeParts } from '../text/wholeParts'
import styles from './Levels.module.css'

/** Words of the record in which no line ends inside a level or a number: “L4-” over “L5” would be misread. */
export function Whole({ text }: { readonly text: string }) {
  return wholeParts(text).map((part, place) =>
    place % 2 === 0 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text have no other name than their place
      <Fragment key={place}>{part}</Fragment>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text have no other name than their place
      <span key={place} className={styles.level}>
        {part}
      </span>
    ),
  )
}
