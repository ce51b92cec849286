import { useState } from 'react'
import { Dialog } from '../../components/Dialog'
import { DialogActions } from '../../components/DialogActions'
import { RefusalBanner } from '../../components/RefusalBanner'
import { TextArea } from '../../components/TextField'
import { useCase } from '../../state/caseStore'
import { useText } from '../../text/useText'

/** Adds to the record. What was recorded before stays as it is. */
export function AmendDialog({ about, onClose }: { readonly about: number | null; readonly onClose: () => void }) {
  const t = useText('record')
  const { execute, refusal } = useCase()
  const [text, setText] = useState('')
  const add = async () => {
    const reply = await execute({ do: 'record.amend', text, aboutSequence: about })
    if (reply.ok) onClose()
  }
  return (
    <Dialog
      title={about === null ? t('amendTitle') : t('amendEntry', { entry: about })}
      isOpen
      onClose={onClose}
      isDismissable={false}
      actions={
        <DialogActions
          cancel={t('cancel')}
          onCancel={onClose}
          confirm={t('amendDo')}
          onConfirm={() => void add()}
          isDisabled={text.trim().length < 3}
        />
      }
    >
      <p>{t('amendSays')}</p>
      <TextArea label={t('amendText')} value={text} onChange={setText} rows={5} autoFocus maxLength={10_000} />
      <RefusalBanner failure={refusal} />
    </Dialog>
  )
}
