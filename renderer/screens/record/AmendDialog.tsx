import { useState } from 'react'
import { ActDialog } from '../../components/ActDialog'
import { TextArea } from '../../components/TextField'
import { useCase } from '../../state/caseStore'
import { useText } from '../../text/useText'

/** Adds to the record. What was recorded before stays as it is. */
export function AmendDialog({ about, onClose }: { readonly about: number | null; readonly onClose: () => void }) {
  const t = useText('record')
  const { execute } = useCase()
  const [text, setText] = useState('')
  const add = () => execute({ do: 'record.amend', text, aboutSequence: about })
  return (
    <ActDialog
      title={about === null ? t('amendTitle') : t('amendEntry', { entry: about })}
      onClose={onClose}
      confirm={t('amendDo')}
      act={text.trim().length < 3 ? null : add}
    >
      <p>{t('amendSays')}</p>
      <TextArea label={t('amendText')} value={text} onChange={setText} rows={5} autoFocus maxLength={10_000} />
    </ActDialog>
  )
}
