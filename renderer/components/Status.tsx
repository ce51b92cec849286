import type { ReactNode } from 'react'
import { classes } from './classes'
import styles from './Status.module.css'
import { StatusIcon, type StatusKind } from './StatusIcon'

/** A status in a line of text: shape, word and colour together. */
export function Status({ kind, children }: { readonly kind: StatusKind; readonly children: ReactNode }) {
  return (
    <span className={classes(styles.status, styles[kind])}>
      <StatusIcon kind={kind} />
      <span>{children}</span>
    </span>
  )
}
