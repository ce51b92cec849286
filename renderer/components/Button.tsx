import type { ReactNode } from 'react'
import { Button as AriaButton, type PressEvent } from 'react-aria-components'
import styles from './Button.module.css'
import { classes } from './classes'

type ButtonProps = {
  readonly children: ReactNode
  readonly onPress?: (event: PressEvent) => void
  readonly variant?: 'primary' | 'plain' | 'quiet' | 'danger'
  readonly size?: 'normal' | 'large' | 'pause'
  readonly isDisabled?: boolean
  readonly isPending?: boolean
  readonly autoFocus?: boolean
  readonly type?: 'button' | 'submit'
  readonly label?: string
  readonly isPressed?: boolean
  readonly className?: string
}

/** The one button. `primary` once a screen; `danger` for STOP and what cannot be taken back. */
export function Button({
  variant = 'plain',
  size = 'normal',
  label,
  isPressed,
  className,
  type = 'button',
  ...props
}: ButtonProps) {
  return (
    <AriaButton
      {...props}
      type={type}
      {...(label === undefined ? {} : { 'aria-label': label })}
      {...(isPressed === undefined ? {} : { 'aria-pressed': isPressed })}
      className={classes(styles.button, styles[variant], styles[size], className)}
    />
  )
}
