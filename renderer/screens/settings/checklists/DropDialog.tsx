import { Button } from '../../../components/Button'
import { Dialog } from '../../../components/Dialog'
import { useText } from '../../../text/useText'

type DropDialogProps = { readonly onClose: () => void; readonly onDrop: () => void }

/** Asks before a draft is dropped: its changes stay in the history of the site, but nobody goes on with them. */
export function DropDialog({ onClose, onDrop }: DropDialogProps) {
  const t = useText('checklists')
  return (
    <Dialog
      title={t('drop')}
      isOpen
      onClose={onClose}
      role="alertdialog"
      actions={
        <>
          <Button autoFocus onPress={onClose}>
            {t('back')}
          </Button>
          <Button variant="danger" onPress={onDrop}>
            {t('drop.do')}
          </Button>
        </>
      }
    >
      <p>{t('drop.says')}</p>
    </Dialog>
  )
}
