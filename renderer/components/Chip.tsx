import type { ReactNode } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import styles from './Chip.module.css'
import { classes } from './classes'
import { StatusIcon, type StatusKind } from './StatusIcon'

type ChipProps = { readonly kind?: StatusKind; readonly children: ReactNode; readonly onPress?: () => void }

/** A short fact in a pill; with `onPress` it opens what is behind it. */
export function Chip({ kind, children, onPress }: ChipProps) {
  const content = (
    <>
      {kind !== undefined && <StatusIcon kind={kind} />}
      <span className={styles.text}>{children}</span>
    </>
  )
  const className = classes(styles.chip, kind && styles[kind], onPress && styles.pressable)
  if (onPress === undefined) return <span className={className}>{content}</span>
  return (
    <AriaButton className={className} onPress={onPress}>
      {content}
    </AriaButton>
  )
}
