import { useState } from 'react'
import { Button } from '../../components/Button'
import { Dialog } from '../../components/Dialog'
import { TextArea } from '../../components/TextField'
import { useText } from '../../text/useText'

type PasteDialogProps = {
  readonly onClose: () => void
  readonly onTake: (lines: readonly string[]) => Promise<void>
}

/** A list from a letter or another system, one medication a line. */
export function PasteDialog({ onClose, onTake }: PasteDialogProps) {
  const t = useText('prepare')
  const [text, setText] = useState('')
  const lines = text
    .split(/[\n;]+/)
    .map((line) => line.replace(/^[\s•*-]+/, '').trim())
    .filter((line) => line !== '')
  return (
    <Dialog
      title={t('medication.paste')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button variant="quiet" onPress={onClose}>
            {t('cancel')}
          </Button>
          <Button variant="primary" isDisabled={lines.length === 0} onPress={() => void onTake(lines)}>
            {t('medication.take', { count: lines.length })}
          </Button>
        </>
      }
    >
      <TextArea
        label={t('medication.pasteLabel')}
        value={text}
        onChange={setText}
        rows={10}
        autoFocus
        maxLength={100_000}
      />
    </Dialog>
  )
}
