import { levelKey } from '@shared/case/agreement'
import { useEffect, useState } from 'react'
import { Choices } from '../../components/Choices'
import { TextField } from '../../components/TextField'
import { useCase } from '../../state/caseStore'
import { useText } from '../../text/useText'

type LevelChoiceProps = { readonly value: string | null; readonly onChange: (level: string) => void }

/** The levels of the plan to choose from; where the plan names none, a place to write one. */
export function LevelChoice({ value, onChange }: LevelChoiceProps) {
  const t = useText('images')
  const { state } = useCase()
  const { levels } = state.plan
  if (levels.length === 0) return <WrittenLevel label={t('field.level')} value={value ?? ''} onChange={onChange} />
  const chosen = levels.find((level) => value !== null && levelKey(level) === levelKey(value)) ?? null
  return (
    <Choices
      label={t('field.level')}
      value={chosen}
      onChange={onChange}
      options={levels.map((level) => ({ value: level, label: level }))}
    />
  )
}

type WrittenLevelProps = {
  readonly label: string
  readonly value: string
  readonly onChange: (level: string) => void
}

/** Told when the field is left, not with every letter: each change is an entry in the record. */
function WrittenLevel({ label, value, onChange }: WrittenLevelProps) {
  const [text, setText] = useState(value)
  useEffect(() => setText(value), [value])
  return (
    <TextField
      label={label}
      value={text}
      onChange={setText}
      maxLength={60}
      onBlur={() => {
        if (text.trim() !== value) onChange(text.trim())
      }}
    />
  )
}
