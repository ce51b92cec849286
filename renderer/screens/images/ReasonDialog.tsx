import { useState } from 'react'
import { Button } from '../../components/Button'
import { Choices } from '../../components/Choices'
import { Dialog } from '../../components/Dialog'
import { TextField } from '../../components/TextField'
import { useText } from '../../text/useText'
import styles from './Dialogs.module.css'

type ReasonDialogProps<Reason extends string> = {
  readonly title: string
  readonly says?: string
  readonly isOpen: boolean
  /** Keys of the catalogue's `reason.…`; a free text can always be written instead. */
  readonly reasons: readonly Reason[]
  readonly keep: string
  readonly remove: string
  readonly onRemove: (reason: string) => void
  readonly onClose: () => void
}

/** Nothing goes without a reason; what went and why stay in the record. */
export function ReasonDialog<Reason extends string>(props: ReasonDialogProps<Reason>) {
  const { title, says, isOpen, reasons, keep, remove, onRemove, onClose } = props
  const t = useText('images')
  const [chosen, setChosen] = useState<Reason | 'other' | null>(null)
  const [written, setWritten] = useState('')
  const reason = chosen === null ? '' : chosen === 'other' ? written.trim() : t(`reason.${chosen}`)
  const options: readonly (Reason | 'other')[] = [...reasons, 'other']

  function close() {
    setChosen(null)
    setWritten('')
    onClose()
  }

  return (
    <Dialog
      title={title}
      isOpen={isOpen}
      onClose={close}
      actions={
        <>
          <Button onPress={close}>{keep}</Button>
          <Button
            variant="danger"
            isDisabled={reason.length < 3}
            onPress={() => {
              onRemove(reason)
              close()
            }}
          >
            {remove}
          </Button>
        </>
      }
    >
      <div className={styles.fields}>
        {says !== undefined && <p>{says}</p>}
        <Choices
          label={t('remove.why')}
          value={chosen}
          onChange={setChosen}
          options={options.map((each) => ({ value: each, label: t(`reason.${each}`) }))}
        />
        {chosen === 'other' && (
          <TextField label={t('remove.reason')} value={written} onChange={setWritten} maxLength={2000} autoFocus />
        )}
      </div>
    </Dialog>
  )
}
