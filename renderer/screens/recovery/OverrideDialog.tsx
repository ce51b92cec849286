import type { Criterion } from '@shared/recovery/readiness'
import { useState } from 'react'
import { ActDialog } from '../../components/ActDialog'
import { Status } from '../../components/Status'
import { TextArea } from '../../components/TextField'
import { useCase } from '../../state/caseStore'
import { useText } from '../../text/useText'
import styles from './Recovery.module.css'

type OverrideDialogProps = { readonly open: readonly Criterion[]; readonly onClose: () => void }

/** A physician lets the patient go in spite of what is open: exactly these criteria, with a reason. */
export function OverrideDialog({ open, onClose }: OverrideDialogProps) {
  const t = useText('recovery')
  const { execute } = useCase()
  const [reason, setReason] = useState('')
  const save = () => execute({ do: 'readiness.override', reason: reason.trim() })
  return (
    <ActDialog
      title={t('override.title')}
      onClose={onClose}
      confirm={t('override.save')}
      variant="danger"
      act={reason.trim().length < 3 ? null : save}
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
    </ActDialog>
  )
}
