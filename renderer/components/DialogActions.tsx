import { Button } from './Button'

type DialogActionsProps = {
  readonly cancel: string
  readonly onCancel: () => void
  readonly confirm: string
  readonly onConfirm: () => void
  readonly variant?: 'primary' | 'danger'
  readonly size?: 'normal' | 'large'
  readonly isDisabled?: boolean
  readonly isPending?: boolean
}

/** The two ways out of a dialog: back without a change, quiet and first, and the act that it is about. */
export function DialogActions({
  cancel,
  onCancel,
  confirm,
  onConfirm,
  variant = 'primary',
  size = 'normal',
  isDisabled = false,
  isPending = false,
}: DialogActionsProps) {
  return (
    <>
      <Button variant="quiet" size={size} onPress={onCancel}>
        {cancel}
      </Button>
      <Button variant={variant} size={size} isDisabled={isDisabled} isPending={isPending} onPress={onConfirm}>
        {confirm}
      </Button>
    </>
  )
}
