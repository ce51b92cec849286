import type { ReactNode } from 'react'
import styles from './EmptyState.module.css'

type EmptyStateProps = { readonly title: string; readonly says: string; readonly action?: ReactNode }

/** Nothing here yet: says so, and what the first step is. */
export function EmptyState({ title, says, action }: EmptyStateProps) {
  return (
    <div className={styles.empty}>
      <h2>{title}</h2>
      <p className={styles.says}>{says}</p>
      {action}
    </div>
  )
}
