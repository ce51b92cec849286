import { useState } from 'react'
import { Button } from '../../components/Button'
import { Dialog } from '../../components/Dialog'
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
        <>
          <Button variant="quiet" onPress={onClose}>
            {t('cancel')}
          </Button>
          <Button variant="primary" isDisabled={text.trim().length < 3} onPress={() => void add()}>
            {t('amendDo')}
          </Button>
        </>
      }
    >
      <p>{t('amendSays')}</p>
      <TextArea label={t('amendText')} value={text} onChange={setText} rows={5} autoFocus maxLength={10_000} />
      <RefusalBanner failure={refusal} />
    </Dialog>
  )
}
