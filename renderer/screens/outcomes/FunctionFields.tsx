import type { Measures } from '@shared/outcomes/measures'
import { useState } from 'react'
import { Button } from '../../components/Button'
import { Choices } from '../../components/Choices'
import { TextField } from '../../components/TextField'
import { useText } from '../../text/useText'
import { DisabilityFields } from './DisabilityFields'
import { type FieldsProps, NumberFields, type NumberRow } from './NumberFields'
import { PromisFields } from './PromisFields'

const asked: readonly NumberRow[] = [
  { key: 'walkingMinutes', unit: 'min', max: 600 },
  { key: 'walkingDistanceM', unit: 'm', max: 30_000 },
  { key: 'sleepHours', unit: 'h', max: 24 },
  { key: 'goalReached', unit: '0–10', max: 10 },
  { key: 'pgic', unit: '1–7', max: 7, min: 1 },
]
const tested: readonly NumberRow[] = [
  { key: 'sitToStand30s', unit: '×', max: 60 },
  { key: 'singleLegRightSeconds', unit: 's', max: 60 },
  { key: 'singleLegLeftSeconds', unit: 's', max: 60 },
  { key: 'twoMinuteWalkM', unit: 'm', max: 600 },
]

/** What the patient can do: what is asked first, tests and questionnaires behind a press, because few are done each time. */
export function FunctionFields({ draft, onChange }: FieldsProps) {
  const t = useText('outcomes')
  const [isMore, setIsMore] = useState(hasTests(draft))
  return (
    <>
      <NumberFields rows={asked} draft={draft} onChange={onChange} />
      {isMore ? (
        <>
          <NumberFields rows={tested} draft={draft} onChange={onChange} />
          <TextField
            label={t('measure.walkingAid')}
            value={draft.walkingAid}
            maxLength={60}
            onChange={(walkingAid) => onChange({ walkingAid })}
          />
          <Choices
            label={t('entry.withArms')}
            value={draft.sitToStandWithArms === null ? null : draft.sitToStandWithArms ? 'yes' : 'no'}
            options={[
              { value: 'no', label: t('no') },
              { value: 'yes', label: t('yes') },
            ]}
            onChange={(arms) => onChange({ sitToStandWithArms: arms === 'yes' })}
          />
          <DisabilityFields draft={draft} onChange={onChange} />
          <PromisFields promis={draft.promis} onChange={(promis) => onChange({ promis })} />
        </>
      ) : (
        <div>
          <Button variant="quiet" onPress={() => setIsMore(true)}>
            {t('entry.more')}
          </Button>
        </div>
      )}
    </>
  )
}

function hasTests(draft: Measures): boolean {
  const { sitToStand30s, singleLegSeconds, singleLegLeftSeconds, singleLegRightSeconds, twoMinuteWalkM } = draft
  const { odiPercent, ndiPercent, promis } = draft
  const tests = [sitToStand30s, singleLegSeconds, singleLegLeftSeconds, singleLegRightSeconds, twoMinuteWalkM]
  return [...tests, odiPercent, ndiPercent, promis].some((value) => value !== null)
}
