import type { Side } from '@shared/plan/plan'
import { useState } from 'react'
import { Button } from '../../components/Button'
import { Choices } from '../../components/Choices'
import { Dialog } from '../../components/Dialog'
import { TextField } from '../../components/TextField'
import { useText } from '../../text/useText'
import { targetSides } from './aim'
import styles from './Dialogs.module.css'
import { LevelChoice } from './LevelChoice'
import type { Marks, Unsaid } from './useMarks'

/** Asks for what a mark that was just drawn still needs: which level and side, or the words of a note. */
export function UnsaidDialog({ marks }: { readonly marks: Marks }) {
  return marks.unsaid === null ? null : <Question unsaid={marks.unsaid} marks={marks} />
}

function Question({ unsaid, marks }: { readonly unsaid: Unsaid; readonly marks: Marks }) {
  const t = useText('images')
  const isNote = unsaid.kind === 'text'
  const [level, setLevel] = useState(marks.aim.level)
  const [side, setSide] = useState<Side | null>(marks.aim.side)
  const [label, setLabel] = useState('')
  const isComplete = isNote ? label.trim() !== '' : level !== null && side !== null

  function save() {
    if (!isComplete) return
    if (isNote) void marks.save(unsaid, { level: '', side: 'not-applicable', label: label.trim() })
    else if (level !== null && side !== null) {
      marks.setAim({ level, side })
      void marks.save(unsaid, { level, side, label: label.trim() })
    }
  }

  return (
    <Dialog
      title={t(isNote ? 'unsaid.note' : 'unsaid.target')}
      isOpen
      onClose={marks.dropUnsaid}
      actions={
        <>
          <Button onPress={marks.dropUnsaid}>{t('unsaid.drop')}</Button>
          <Button variant="primary" isDisabled={!isComplete} onPress={save}>
            {t('unsaid.save')}
          </Button>
        </>
      }
    >
      <div className={styles.fields}>
        {!isNote && <LevelChoice value={level} onChange={setLevel} />}
        {!isNote && (
          <Choices
            label={t('field.side')}
            value={side}
            onChange={setSide}
            options={targetSides.map((each) => ({ value: each, label: t(`side.${each}`) }))}
          />
        )}
        <TextField
          label={t(isNote ? 'field.text' : 'field.label')}
          value={label}
          onChange={setLabel}
          maxLength={120}
          autoFocus={isNote}
        />
      </div>
    </Dialog>
  )
}
