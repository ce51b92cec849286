import { type Measures, painCharacters, painCourses } from '@shared/outcomes/measures'
import { useState } from 'react'
import { Choices, MultiChoices } from '../../components/Choices'
import { useText } from '../../text/useText'
import { type FieldsProps, NumberFields, type NumberRow } from './NumberFields'

const rows: readonly NumberRow[] = [
  { key: 'nrsAverage', unit: '0–10', max: 10 },
  { key: 'nrsWorst', unit: '0–10', max: 10 },
  { key: 'nrsNow', unit: '0–10', max: 10 },
]

/** How strong the pain is, what it is like, and where it runs. */
export function PainFields({ draft, onChange }: FieldsProps) {
  const t = useText('outcomes')
  return (
    <>
      <NumberFields rows={rows} draft={draft} onChange={onChange} />
      <MultiChoices
        label={t('entry.character')}
        value={draft.character ?? []}
        options={painCharacters.map((value) => ({ value, label: t(`character.${value}`) }))}
        onChange={(character) => onChange({ character: [...character] })}
      />
      <Choices
        label={t('entry.course')}
        value={draft.course}
        options={painCourses.map((value) => ({ value, label: t(`course.${value}`) }))}
        onChange={(course) => onChange({ course })}
      />
      <RadiatesField radiates={draft.radiates} onChange={(radiates) => onChange({ radiates })} />
    </>
  )
}

const spread: readonly string[] = [...['C5', 'C6', 'C7', 'C8', 'T1'], ...['L1', 'L2', 'L3', 'L4', 'L5', 'S1', 'S2']]

type RadiatesFieldProps = {
  readonly radiates: Measures['radiates']
  readonly onChange: (radiates: string[] | null) => void
}

/** Where the pain runs to: not asked, nowhere, or these dermatomes. */
function RadiatesField({ radiates, onChange }: RadiatesFieldProps) {
  const t = useText('outcomes')
  const [isList, setIsList] = useState((radiates ?? []).length > 0)
  return (
    <>
      <Choices
        label={t('entry.radiates')}
        value={isList ? 'yes' : radiates === null ? 'not-asked' : 'no'}
        options={(['not-asked', 'no', 'yes'] as const).map((value) => ({ value, label: t(`radiates.${value}`) }))}
        onChange={(choice) => {
          setIsList(choice === 'yes')
          onChange(choice === 'not-asked' ? null : [])
        }}
      />
      {isList && (
        <MultiChoices
          label={t('radiates.where')}
          value={radiates ?? []}
          options={spread.map((value) => ({ value, label: value }))}
          onChange={(next) => onChange([...next])}
        />
      )}
    </>
  )
}
