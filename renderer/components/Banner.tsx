import type { ReactNode, Ref } from 'react'
import styles from './Banner.module.css'
import { classes } from './classes'
import { StatusIcon, type StatusKind } from './StatusIcon'

type BannerProps = {
  readonly kind: StatusKind
  readonly children: ReactNode
  readonly actions?: ReactNode
  /** Where it stands, for whoever has to bring it into sight. */
  readonly place?: Ref<HTMLDivElement>
}

/** A message in its place: what happened, what it means here, what to do next. Announced to screen readers. */
export function Banner({ kind, children, actions, place }: BannerProps) {
  return (
    <div ref={place} className={classes(styles.banner, styles[kind])} role={kind === 'stop' ? 'alert' : 'status'}>
      <StatusIcon kind={kind} />
      <div className={styles.text}>{children}</div>
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
    </div>
  )
}
