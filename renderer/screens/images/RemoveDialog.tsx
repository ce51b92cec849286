import type { Target } from '@shared/imaging/caseEvents'
import { useState } from 'react'
import { Button } from '../../components/Button'
import { Choices } from '../../components/Choices'
import { Dialog } from '../../components/Dialog'
import { TextField } from '../../components/TextField'
import { useText } from '../../text/useText'
import styles from './Dialogs.module.css'

const reasons = ['wrong-place', 'wrong-level', 'replaced', 'other'] as const

type RemoveDialogProps = {
  readonly target: Target | null
  readonly onRemove: (target: Target, reason: string) => void
  readonly onClose: () => void
}

/** Nothing goes without a reason; the mark and the reason stay in the record. */
export function RemoveDialog({ target, onRemove, onClose }: RemoveDialogProps) {
  const t = useText('images')
  const [chosen, setChosen] = useState<(typeof reasons)[number] | null>(null)
  const [written, setWritten] = useState('')
  const reason = chosen === null ? '' : chosen === 'other' ? written.trim() : t(`reason.${chosen}`)

  function close() {
    setChosen(null)
    setWritten('')
    onClose()
  }

  return (
    <Dialog
      title={t('remove.title')}
      isOpen={target !== null}
      onClose={close}
      actions={
        <>
          <Button onPress={close}>{t('remove.keep')}</Button>
          <Button
            variant="danger"
            isDisabled={reason.length < 3}
            onPress={() => {
              if (target !== null) onRemove(target, reason)
              close()
            }}
          >
            {t('remove.remove')}
          </Button>
        </>
      }
    >
      <div className={styles.fields}>
        <Choices
          label={t('remove.why')}
          value={chosen}
          onChange={setChosen}
          options={reasons.map((each) => ({ value: each, label: t(`reason.${each}`) }))}
        />
        {chosen === 'other' && (
          <TextField label={t('remove.reason')} value={written} onChange={setWritten} maxLength={2000} autoFocus />
        )}
      </div>
    </Dialog>
  )
}
