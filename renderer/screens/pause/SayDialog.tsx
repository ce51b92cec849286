import { useEffect, useState } from 'react'
import { Button } from '../../components/Button'
import { Dialog } from '../../components/Dialog'
import { TextArea } from '../../components/TextField'
import { useCase } from '../../state/caseStore'
import { useText } from '../../text/useText'
import { passesGate } from './gate'
import type { PauseInput } from './keys'
import { PickList } from './PickList'
import { usePauseKeys } from './usePauseKeys'

type SayDialogProps = {
  readonly title: string
  readonly says: string
  /** Sentences to pick with *next* and *confirm*, without a keyboard. */
  readonly offers: readonly string[]
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly onSay: (text: string) => void
}

/** Asks for one sentence: picked with three inputs, or written. */
export function SayDialog({ title, says, offers, isOpen, onClose, onSay }: SayDialogProps) {
  const t = useText('pause')
  const { execute } = useCase()
  const [selected, setSelected] = useState(0)
  const [written, setWritten] = useState('')
  const options = [...offers, t('back')]
  useEffect(() => {
    if (!isOpen) return
    setSelected(0)
    setWritten('')
  }, [isOpen])

  const take = (index: number) => {
    const offer = offers[index]
    if (offer === undefined) onClose()
    else onSay(offer)
  }
  const onInput = (input: PauseInput, code: string) => {
    if (input === 'stop') {
      onClose()
      if (code !== 'Escape') void execute({ do: 'pause.stop' })
      return
    }
    if (!passesGate()) return
    if (input === 'next') setSelected((selected + 1) % options.length)
    else take(selected)
  }
  usePauseKeys(onInput, isOpen, 'dialog')

  const text = written.trim()
  return (
    <Dialog
      title={title}
      isOpen={isOpen}
      onClose={onClose}
      actions={
        <Button variant="primary" size="large" isDisabled={text.length < 3} onPress={() => onSay(text)}>
          {t('say')}
        </Button>
      }
    >
      <p>{says}</p>
      <PickList label={title} options={options} selected={selected} onSelect={take} />
      <TextArea label={t('say.own')} value={written} onChange={setWritten} rows={2} maxLength={500} />
    </Dialog>
  )
}
