import { type ReactNode, useEffect } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { classes } from './classes'
import styles from './Dialog.module.css'

type DialogProps = {
  readonly title: string
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly children: ReactNode
  readonly actions?: ReactNode
  readonly size?: 'normal' | 'wide'
  /** False where a decision must be made: a press outside does not close it. */
  readonly isDismissable?: boolean
  readonly role?: 'dialog' | 'alertdialog'
}

/** The control that had the focus may be gone (a row that was taken away): Escape still closes what is open. */
function useEscapeWithoutFocus(isListening: boolean, onEscape: () => void): void {
  useEffect(() => {
    if (!isListening) return
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && document.activeElement === document.body) onEscape()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [isListening, onEscape])
}

export function Dialog({
  title,
  isOpen,
  onClose,
  children,
  actions,
  size = 'normal',
  isDismissable = true,
  role = 'dialog',
}: DialogProps) {
  useEscapeWithoutFocus(isOpen && isDismissable, onClose)
  return (
    <ModalOverlay
      className={styles.overlay ?? ''}
      isOpen={isOpen}
      isDismissable={isDismissable}
      isKeyboardDismissDisabled={!isDismissable}
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
    >
      <Modal className={classes(styles.modal, styles[size])}>
        <AriaDialog className={styles.dialog ?? ''} role={role}>
          <Heading slot="title" className={styles.title ?? ''}>
            {title}
          </Heading>
          <div className={styles.body}>{children}</div>
          {actions !== undefined && <footer className={styles.actions}>{actions}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
