import type { Criterion } from '@shared/recovery/readiness'
import { useState } from 'react'
import { Dialog } from '../../components/Dialog'
import { DialogActions } from '../../components/DialogActions'
import { RefusalBanner } from '../../components/RefusalBanner'
import { Status } from '../../components/Status'
import { TextArea } from '../../components/TextField'
import { useCase } from '../../state/caseStore'
import { useText } from '../../text/useText'
import styles from './Recovery.module.css'

type OverrideDialogProps = { readonly open: readonly Criterion[]; readonly onClose: () => void }

/** A physician lets the patient go in spite of what is open: exactly these criteria, with a reason. */
export function OverrideDialog({ open, onClose }: OverrideDialogProps) {
  const t = useText('recovery')
  const { execute, refusal } = useCase()
  const [reason, setReason] = useState('')
  const save = async () => {
    const reply = await execute({ do: 'readiness.override', reason: reason.trim() })
    if (reply.ok) onClose()
  }
  return (
    <Dialog
      title={t('override.title')}
      isOpen
      isDismissable={false}
      onClose={onClose}
      actions={
        <DialogActions
          cancel={t('cancel')}
          onCancel={onClose}
          confirm={t('override.save')}
          onConfirm={() => void save()}
          variant="danger"
          isDisabled={reason.trim().length < 3}
        />
      }
    >
      <p>{t('override.says')}</p>
      <ul className={styles.criteria}>
        {open.map((each) => (
          <li key={each.code} className={styles.criterion}>
            <Status kind={each.status === 'unknown' ? 'unknown' : 'stop'}>
              {t(`criterion.${each.code}.${each.status}`, each.params)}
            </Status>
          </li>
        ))}
      </ul>
      <TextArea label={t('override.reason')} value={reason} onChange={setReason} maxLength={2000} />
      <RefusalBanner failure={refusal} />
    </Dialog>
  )
}
