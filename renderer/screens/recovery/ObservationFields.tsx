import type { Measurements } from '@shared/recovery/observation'
import { useState } from 'react'
import { Button } from '../../components/Button'
import { NumberField } from '../../components/NumberField'
import { Select } from '../../components/Select'
import { TextField } from '../../components/TextField'
import { useCase } from '../../state/caseStore'
import { useText } from '../../text/useText'
import { type Field, type FieldKey, fieldGroups, withValue } from './fields'
import { MotorFields } from './MotorFields'
import styles from './Recovery.module.css'
import { SensationFields } from './SensationFields'

type ObservationFieldsProps = {
  readonly draft: Measurements
  readonly onChange: (draft: Measurements) => void
  /** Fields whose text cannot be kept; nothing is saved while there is one. */
  readonly unreadable: readonly FieldKey[]
  readonly onUnreadable: (keys: readonly FieldKey[]) => void
}

/** The line of the flow sheet that is being entered. What is left empty is recorded as not assessed. */
export function ObservationFields({ draft, onChange, unreadable, onUnreadable }: ObservationFieldsProps) {
  const t = useText('recovery')
  const { state } = useCase()
  const { first, more } = fieldGroups(state)
  const [open, setOpen] = useState(false)
  const [closer, setCloser] = useState<ReadonlySet<'motor' | 'sensation'>>(
    () =>
      new Set([
        ...(draft.motor === null ? [] : ['motor' as const]),
        ...(draft.sensation === null ? [] : ['sensation' as const]),
      ]),
  )

  const set = (key: FieldKey, value: unknown) => {
    const next = withValue(draft, key, value)
    const others = unreadable.filter((each) => each !== key)
    onUnreadable(next === null ? [...others, key] : others)
    onChange(next ?? withValue(draft, key, null) ?? draft)
  }
  const groups = open ? [...first, more] : first
  return (
    <div className={styles.groups}>
      {groups.map((group) => (
        <fieldset key={group.id} className={styles.group}>
          <legend>{t(`group.${group.id}`)}</legend>
          <div className={styles.fields}>
            {group.fields.map((field) => (
              <OneField key={field.key} field={field} draft={draft} onSet={set} />
            ))}
          </div>
        </fieldset>
      ))}
      {(open || closer.has('motor')) && (
        <MotorFields
          motor={draft.motor ?? []}
          onChange={(motor) => onChange({ ...draft, motor: motor.length === 0 ? null : [...motor] })}
        />
      )}
      {(open || closer.has('sensation')) && (
        <SensationFields sensation={draft.sensation} onChange={(sensation) => onChange({ ...draft, sensation })} />
      )}
      {open && (
        <TextField
          label={t('field.note')}
          value={draft.note}
          maxLength={500}
          onChange={(note) => onChange({ ...draft, note })}
        />
      )}
      <div className={styles.inline}>
        {!open &&
          (['motor', 'sensation'] as const)
            .filter((each) => !closer.has(each))
            .map((each) => (
              <Button key={each} onPress={() => setCloser(new Set([...closer, each]))}>
                {t(`closer.${each}`)}
              </Button>
            ))}
        <Button variant="quiet" onPress={() => setOpen(!open)}>
          {t(open ? 'less' : 'more')}
        </Button>
      </div>
    </div>
  )
}

type OneFieldProps = {
  readonly field: Field
  readonly draft: Measurements
  readonly onSet: (key: FieldKey, value: unknown) => void
}

function OneField({ field, draft, onSet }: OneFieldProps) {
  const t = useText('recovery')
  const value = draft[field.key]
  if (field.kind === 'number') {
    return (
      <NumberField
        label={t(`field.${field.key}`)}
        unit={field.unit}
        min={field.min}
        max={field.max}
        value={typeof value === 'number' ? value : null}
        onChange={(next) => onSet(field.key, next)}
      />
    )
  }
  const words = field.kind === 'yes-no' ? ['yes', 'no'] : field.options
  const chosen = typeof value === 'boolean' ? (value ? 'yes' : 'no') : value === null ? '' : String(value)
  return (
    <Select
      label={t(`field.${field.key}`)}
      value={chosen}
      options={[
        { value: '', label: t('notAssessed') },
        ...words.map((word) => ({ value: word, label: t(`${field.key}.${word}`) })),
      ]}
      onChange={(word) => {
        if (word === '') onSet(field.key, null)
        else onSet(field.key, field.kind === 'yes-no' ? word === 'yes' : word)
      }}
    />
  )
}
