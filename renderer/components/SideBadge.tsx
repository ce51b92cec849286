import type { Side } from '@shared/plan/plan'
import { useText } from '../text/useText'
import { classes } from './classes'
import styles from './SideBadge.module.css'

type SideBadgeProps = { readonly side: Side; readonly size?: 'small' | 'normal' | 'large' }

/** The side in capitals with its own arrow and frame: the same everywhere, never colour alone. */
export function SideBadge({ side, size = 'normal' }: SideBadgeProps) {
  const t = useText('common')
  const left = side === 'left' || side === 'bilateral'
  const right = side === 'right' || side === 'bilateral'
  return (
    <span className={classes(styles.side, styles[size], styles[side])}>
      {left && <Arrow path="M15 4 6 12l9 8z" />}
      {t(`side.${side}`)}
      {right && <Arrow path="m9 4 9 8-9 8z" />}
    </span>
  )
}

function Arrow({ path }: { readonly path: string }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true">
      <path d={path} fill="currentColor" />
    </svg>
  )
}
