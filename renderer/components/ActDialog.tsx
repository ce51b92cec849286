import type { Failure, Outcome } from '@shared/contract/channel'
import { type ReactNode, useState } from 'react'
import { useText } from '../text/useText'
import { Dialog } from './Dialog'
import { DialogActions } from './DialogActions'
import { RefusalBanner } from './RefusalBanner'

type ActDialogProps = {
  readonly title: string
  /** What the act is called on its button. */
  readonly confirm: string
  /** Does it. Null while something that the act needs is still missing. */
  readonly act: (() => Promise<Outcome<unknown>>) | null
  readonly onClose: () => void
  readonly children: ReactNode
  readonly size?: 'normal' | 'wide'
  readonly variant?: 'primary' | 'danger'
  readonly role?: 'dialog' | 'alertdialog'
}

/**
 * One act with what it needs to know. The dialog goes once the act is done; what was refused stays, with the reason and
 * with everything that was entered. A second press while the first is on its way does nothing, and a press beside the
 * dialog loses nothing.
 */
export function ActDialog({ title, confirm, act, onClose, children, size, variant, role }: ActDialogProps) {
  const t = useText('common')
  const [isPending, setIsPending] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const press = async () => {
    if (act === null) return
    setIsPending(true)
    setFailure(null)
    const reply = await act().finally(() => setIsPending(false))
    if (reply.ok) onClose()
    else setFailure(reply.failure)
  }
  return (
    <Dialog
      title={title}
      isOpen
      isDismissable={false}
      onClose={onClose}
      {...(size === undefined ? {} : { size })}
      {...(role === undefined ? {} : { role })}
      actions={
        <DialogActions
          cancel={t('cancel')}
          onCancel={onClose}
          confirm={confirm}
          onConfirm={() => void press()}
          isDisabled={act === null}
          isPending={isPending}
          {...(variant === undefined ? {} : { variant })}
        />
      }
    >
      {children}
      <RefusalBanner failure={failure} />
    </Dialog>
  )
}
