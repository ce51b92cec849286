import { levelIn } from '@shared/plan/levelWords'
import { Fragment } from 'react'
import { useSettings } from '../state/settings'
import styles from './Levels.module.css'

/** Levels one after another; a line may end between two of them, never inside one: “L4-” over “L5” would be misread. */
export function Levels({ of }: { readonly of: readonly string[] }) {
  const { locale } = useSettings()
  return of.map((level, place) => (
    <Fragment key={level}>
      {place > 0 && ', '}
      <span className={styles.level}>{levelIn(locale, level)}</span>
    </Fragment>
  ))
}
