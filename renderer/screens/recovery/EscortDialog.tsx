import { useState } from 'react'
import { ActDialog } from '../../components/ActDialog'
import { Choices } from '../../components/Choices'
import { TextField } from '../../components/TextField'
import { useCase } from '../../state/caseStore'
import { useText } from '../../text/useText'

/** Who takes the patient home: asked at leaving, not only at booking. */
export function EscortDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText('recovery')
  const { state, execute } = useCase()
  const { escort } = state.recovery
  const [present, setPresent] = useState<'yes' | 'no' | null>(escort === null ? null : escort.present ? 'yes' : 'no')
  const [name, setName] = useState(escort?.name ?? '')
  const [phone, setPhone] = useState(escort?.phone ?? '')
  const save =
    present === null
      ? null
      : () =>
          execute({
            do: 'escort.record',
            present: present === 'yes',
            name: name.trim(),
            phone: phone.trim(),
          })
  return (
    <ActDialog title={t('escort.title')} onClose={onClose} confirm={t('save')} act={save}>
      <Choices
        label={t('escort.question')}
        value={present}
        options={[
          { value: 'yes', label: t('yes') },
          { value: 'no', label: t('no') },
        ]}
        onChange={setPresent}
      />
      {present === 'yes' && (
        <>
          <TextField label={t('escort.name')} value={name} onChange={setName} maxLength={120} />
          <TextField label={t('escort.phone')} value={phone} onChange={setPhone} maxLength={60} />
        </>
      )}
    </ActDialog>
  )
}
