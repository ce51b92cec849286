import type { ReactNode } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { classes } from '../../components/classes'
import styles from './PickList.module.css'

type PickListProps = {
  readonly label: string
  readonly options: readonly ReactNode[]
  readonly selected: number | null
  readonly onSelect: (index: number) => void
}

/** One of a few in large letters: a press picks, and so do *next* and *confirm*. */
export function PickList({ label, options, selected, onSelect }: PickListProps) {
  return (
    <ul className={styles.list} aria-label={label}>
      {options.map((option, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the offers of a list are fixed while it is shown
        <li key={index}>
          <AriaButton
            className={classes(styles.option, index === selected && styles.selected)}
            aria-pressed={index === selected}
            onPress={() => onSelect(index)}
          >
            {option}
          </AriaButton>
        </li>
      ))}
    </ul>
  )
}
