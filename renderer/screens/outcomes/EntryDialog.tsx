import { type Measures, measuresSchema, painCharacters, type Timepoint } from '@shared/outcomes/measures'
import { useState } from 'react'
import { Button } from '../../components/Button'
import { Choices, MultiChoices } from '../../components/Choices'
import { Dialog } from '../../components/Dialog'
import { NumberField } from '../../components/NumberField'
import { RefusalBanner } from '../../components/RefusalBanner'
import { Status } from '../../components/Status'
import { TextField } from '../../components/TextField'
import { useCase } from '../../state/caseStore'
import { localDay } from '../../text/format'
import { useText } from '../../text/useText'
import { MedicationFields } from './MedicationFields'
import styles from './Outcomes.module.css'
import { answersByTimepoint } from './series'

type EntryDialogProps = { readonly timepoint: Timepoint; readonly onClose: () => void }

type NumberKey =
  | 'nrsAverage'
  | 'nrsWorst'
  | 'nrsNow'
  | 'sitToStand30s'
  | 'singleLegSeconds'
  | 'twoMinuteWalkM'
  | 'walkingMinutes'
  | 'sleepHours'
  | 'odiPercent'
  | 'ndiPercent'
  | 'goalReached'
  | 'pgic'
  | 'morphineMgPerDay'

type NumberRow = { readonly key: NumberKey; readonly unit: string; readonly max: number; readonly min?: number }

const pain: readonly NumberRow[] = [
  { key: 'nrsAverage', unit: '0–10', max: 10 },
  { key: 'nrsWorst', unit: '0–10', max: 10 },
  { key: 'nrsNow', unit: '0–10', max: 10 },
]
const able: readonly NumberRow[] = [
  { key: 'walkingMinutes', unit: 'min', max: 600 },
  { key: 'sitToStand30s', unit: '×', max: 60 },
  { key: 'singleLegSeconds', unit: 's', max: 60 },
  { key: 'twoMinuteWalkM', unit: 'm', max: 600 },
  { key: 'odiPercent', unit: '%', max: 100 },
  { key: 'ndiPercent', unit: '%', max: 100 },
  { key: 'sleepHours', unit: 'h', max: 24 },
  { key: 'goalReached', unit: '0–10', max: 10 },
  { key: 'pgic', unit: '1–7', max: 7, min: 1 },
]

/** The answers of one time point. Three numbers and PEG are enough; everything left empty was not asked. */
export function EntryDialog({ timepoint, onClose }: EntryDialogProps) {
  const t = useText('outcomes')
  const { state, execute, refusal } = useCase()
  const [draft, setDraft] = useState<Measures>(() =>
    measuresSchema.parse({ askedOn: localDay(new Date().toISOString()), how: 'telephone' }),
  )
  const [peg, setPeg] = useState<readonly [number | null, number | null, number | null]>([null, null, null])
  const known =
    Object.values(answersByTimepoint(state)).findLast((each) => each?.medications != null)?.medications ?? []

  const change = (part: Partial<Measures>) => setDraft((before) => ({ ...before, ...part }))
  const asked = peg.some((item) => item !== null)
  const read = measuresSchema.safeParse({ ...draft, peg: asked ? peg : null })
  const save = async () => {
    if (!read.success) return
    const reply = await execute({ do: 'outcome.record', timepoint, measures: read.data })
    if (reply.ok) onClose()
  }
  const numbers = (rows: readonly NumberRow[]) =>
    rows.map(({ key, unit, max, min = 0 }) => (
      <NumberField
        key={key}
        label={t(`measure.${key}`)}
        unit={unit}
        min={min}
        max={max}
        value={draft[key]}
        onChange={(value) => change({ [key]: value })}
      />
    ))
  return (
    <Dialog
      title={t('entry.title', { timepoint: t(`timepoint.${timepoint}`) })}
      isOpen
      size="wide"
      isDismissable={false}
      onClose={onClose}
      actions={
        <>
          <Button variant="quiet" onPress={onClose}>
            {t('cancel')}
          </Button>
          <Button variant="primary" isDisabled={!read.success} onPress={() => void save()}>
            {t('save')}
          </Button>
        </>
      }
    >
      <div className={styles.entryTop}>
        <TextField
          label={t('entry.askedOn')}
          type="date"
          value={draft.askedOn}
          onChange={(askedOn) => change({ askedOn })}
        />
        <Choices
          label={t('entry.how')}
          value={draft.how}
          options={(['telephone', 'visit', 'paper', 'portal'] as const).map((value) => ({
            value,
            label: t(`how.${value}`),
          }))}
          onChange={(how) => change({ how })}
        />
      </div>
      <fieldset className={styles.group}>
        <legend>{t('domain.pain')}</legend>
        <div className={styles.fields}>{numbers(pain)}</div>
        <MultiChoices
          label={t('entry.character')}
          value={draft.character ?? []}
          options={painCharacters.map((value) => ({ value, label: t(`character.${value}`) }))}
          onChange={(character) => change({ character: [...character] })}
        />
      </fieldset>
      <fieldset className={styles.group}>
        <legend>{t('entry.peg')}</legend>
        <div className={styles.fields}>
          {(['pain', 'enjoyment', 'activity'] as const).map((item, index) => (
            <NumberField
              key={item}
              label={t(`peg.${item}`)}
              unit="0–10"
              min={0}
              max={10}
              value={peg[index] ?? null}
              onChange={(value) =>
                setPeg([index === 0 ? value : peg[0], index === 1 ? value : peg[1], index === 2 ? value : peg[2]])
              }
            />
          ))}
        </div>
      </fieldset>
      <fieldset className={styles.group}>
        <legend>{t('domain.function')}</legend>
        <div className={styles.fields}>{numbers(able)}</div>
      </fieldset>
      <fieldset className={styles.group}>
        <legend>{t('domain.medication')}</legend>
        <MedicationFields
          medications={draft.medications}
          known={known}
          onChange={(medications) => change({ medications: medications === null ? null : [...medications] })}
        />
        <div className={styles.fields}>{numbers([{ key: 'morphineMgPerDay', unit: 'mg', max: 2000 }])}</div>
        <TextField
          label={t('entry.medicationWords')}
          value={draft.medicationWords}
          maxLength={1000}
          onChange={(medicationWords) => change({ medicationWords })}
        />
      </fieldset>
      <TextField
        label={t('entry.adverse')}
        value={draft.adverseWords}
        maxLength={1000}
        onChange={(adverseWords) => change({ adverseWords })}
      />
      {!read.success && <Status kind="caution">{t('entry.unreadable')}</Status>}
      <RefusalBanner failure={refusal} />
    </Dialog>
  )
}
