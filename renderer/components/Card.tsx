import type { ReactNode } from 'react'
import styles from './Card.module.css'
import { classes } from './classes'

type CardProps = {
  readonly title?: ReactNode
  readonly actions?: ReactNode
  readonly children?: ReactNode
  readonly tone?: 'stop' | 'caution' | 'clear' | 'unknown' | 'plain'
  readonly label?: string
}

export function Card({ title, actions, children, tone = 'plain', label }: CardProps) {
  return (
    <section
      className={classes(styles.card, styles[tone])}
      aria-label={label ?? (typeof title === 'string' ? title : undefined)}
    >
      {(title !== undefined || actions !== undefined) && (
        <header className={styles.head}>
          {title !== undefined && <h3 className={styles.title}>{title}</h3>}
          {actions !== undefined && <div className={styles.actions}>{actions}</div>}
        </header>
      )}
      {children}
    </section>
  )
}
