import { baselineMeasures } from '@shared/outcomes/baseline'
import {
  type Measures,
  measuresSchema,
  type PromisDomain,
  painCharacters,
  painCourses,
  promisDomains,
  type Timepoint,
} from '@shared/outcomes/measures'
import { morphineEquivalent } from '@shared/outcomes/morphine'
import type { KeptOutcome } from '@shared/outcomes/state'
import { type ReactNode, useState } from 'react'
import { ActDialog } from '../../components/ActDialog'
import { Button } from '../../components/Button'
import { Choices, MultiChoices } from '../../components/Choices'
import { NumberField } from '../../components/NumberField'
import { Status } from '../../components/Status'
import { TextField } from '../../components/TextField'
import { useCase } from '../../state/caseStore'
import { usePolicy } from '../../state/policy'
import { localDay } from '../../text/format'
import { useText } from '../../text/useText'
import { DisabilityFields } from './DisabilityFields'
import { MedicationFields } from './MedicationFields'
import styles from './Outcomes.module.css'
import { answersByTimepoint } from './series'

type EntryDialogProps = {
  readonly timepoint: Timepoint
  /** What stands in the record and is corrected; null for new answers. */
  readonly kept: KeptOutcome | null
  readonly onClose: () => void
}

type NumberKey =
  | 'nrsAverage'
  | 'nrsWorst'
  | 'nrsNow'
  | 'sitToStand30s'
  | 'singleLegRightSeconds'
  | 'singleLegLeftSeconds'
  | 'twoMinuteWalkM'
  | 'walkingDistanceM'
  | 'walkingMinutes'
  | 'sleepHours'
  | 'goalReached'
  | 'pgic'
  | 'morphineMgPerDay'

type NumberRow = { readonly key: NumberKey; readonly unit: string; readonly max: number; readonly min?: number }

const pain: readonly NumberRow[] = [
  { key: 'nrsAverage', unit: '0–10', max: 10 },
  { key: 'nrsWorst', unit: '0–10', max: 10 },
  { key: 'nrsNow', unit: '0–10', max: 10 },
]
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

/** The answers of one time point. Three numbers and PEG are enough; everything left empty was not asked. */
export function EntryDialog({ timepoint, kept, onClose }: EntryDialogProps) {
  const t = useText('outcomes')
  const { state, execute } = useCase()
  const { morphineFactors } = usePolicy()
  const [draft, setDraft] = useState<Measures>(() => startOf(state, timepoint, kept))
  const [peg, setPeg] = useState<readonly [number | null, number | null, number | null]>(
    draft.peg ?? [null, null, null],
  )
  const [isMore, setIsMore] = useState(kept !== null && hasTests(kept))
  const [reason, setReason] = useState('')
  const known =
    Object.values(answersByTimepoint(state)).findLast((each) => each?.medications != null)?.medications ?? []

  const change = (part: Partial<Measures>) => setDraft((before) => ({ ...before, ...part }))
  const morphine = morphineEquivalent(draft, morphineFactors)
  const worked =
    morphine.kind === 'known' && draft.medications !== null && draft.medications.length > 0 ? morphine.mgPerDay : null
  const read = measuresSchema.safeParse({
    ...draft,
    peg: peg.some((item) => item !== null) ? peg : null,
    morphineMgPerDay: draft.morphineMgPerDay ?? worked,
  })
  const save =
    !read.success || (kept !== null && reason.trim().length < 3)
      ? null
      : () =>
          execute(
            kept === null
              ? { do: 'outcome.record', timepoint, measures: read.data }
              : { do: 'outcome.correct', outcomeId: kept.id, measures: read.data, reason: reason.trim() },
          )
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
    <ActDialog
      title={t(kept === null ? 'entry.title' : 'entry.correct', { timepoint: t(`timepoint.${timepoint}`) })}
      size="wide"
      onClose={onClose}
      confirm={t('save')}
      act={save}
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
      <Group title={t('domain.pain')}>
        <div className={styles.fields}>{numbers(pain)}</div>
        <MultiChoices
          label={t('entry.character')}
          value={draft.character ?? []}
          options={painCharacters.map((value) => ({ value, label: t(`character.${value}`) }))}
          onChange={(character) => change({ character: [...character] })}
        />
        <Choices
          label={t('entry.course')}
          value={draft.course}
          options={painCourses.map((value) => ({ value, label: t(`course.${value}`) }))}
          onChange={(course) => change({ course })}
        />
        <RadiatesField radiates={draft.radiates} onChange={(radiates) => change({ radiates })} />
      </Group>
      <Group title={t('entry.peg')}>
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
      </Group>
      <Group title={t('domain.function')}>
        <div className={styles.fields}>{numbers(asked)}</div>
        {isMore ? (
          <>
            <div className={styles.fields}>
              {numbers(tested)}
              <TextField
                label={t('measure.walkingAid')}
                value={draft.walkingAid}
                maxLength={60}
                onChange={(walkingAid) => change({ walkingAid })}
              />
            </div>
            <Choices
              label={t('entry.withArms')}
              value={draft.sitToStandWithArms === null ? null : draft.sitToStandWithArms ? 'yes' : 'no'}
              options={[
                { value: 'no', label: t('no') },
                { value: 'yes', label: t('yes') },
              ]}
              onChange={(arms) => change({ sitToStandWithArms: arms === 'yes' })}
            />
            <DisabilityFields draft={draft} onChange={change} />
            <PromisFields promis={draft.promis} onChange={(promis) => change({ promis })} />
          </>
        ) : (
          <div>
            <Button variant="quiet" onPress={() => setIsMore(true)}>
              {t('entry.more')}
            </Button>
          </div>
        )}
      </Group>
      <Group title={t('domain.medication')}>
        <MedicationFields
          medications={draft.medications}
          known={known}
          onChange={(medications) => change({ medications: medications === null ? null : [...medications] })}
        />
        <div className={styles.fields}>{numbers([{ key: 'morphineMgPerDay', unit: 'mg', max: 2000 }])}</div>
        {draft.morphineMgPerDay === null && worked !== null && worked > 0 && (
          <Status kind="info">
            {t('morphine.worked', { mg: worked, source: morphine.kind === 'known' ? morphine.sources.join(', ') : '' })}
          </Status>
        )}
        {morphine.kind === 'missing' && (
          <p className={styles.muted}>
            {morphine.factors.length > 0 && t('morphine.noFactor', { names: morphine.factors.join(', ') })}{' '}
            {morphine.amounts.length > 0 && t('morphine.noAmount', { names: morphine.amounts.join(', ') })}
          </p>
        )}
        <TextField
          label={t('entry.medicationWords')}
          value={draft.medicationWords}
          maxLength={1000}
          onChange={(medicationWords) => change({ medicationWords })}
        />
      </Group>
      <TextField
        label={t('entry.adverse')}
        value={draft.adverseWords}
        maxLength={1000}
        onChange={(adverseWords) => change({ adverseWords })}
      />
      {kept !== null && <TextField label={t('entry.reason')} value={reason} onChange={setReason} maxLength={2000} />}
      {!read.success && <Status kind="caution">{t('entry.unreadable')}</Status>}
    </ActDialog>
  )
}

function Group({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <fieldset className={styles.group}>
      <legend>{title}</legend>
      {children}
    </fieldset>
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

type PromisFieldsProps = {
  readonly promis: Measures['promis']
  readonly onChange: (promis: Measures['promis']) => void
}

const noPromis: Readonly<Record<PromisDomain, null>> = {
  physicalFunction: null,
  socialRoles: null,
  painInterference: null,
  fatigue: null,
  sleepDisturbance: null,
  anxiety: null,
  depression: null,
}

/** T scores as the official tables give them; this app holds neither the items nor the tables. */
function PromisFields({ promis, onChange }: PromisFieldsProps) {
  const t = useText('outcomes')
  return (
    <>
      <p className={styles.muted}>{t('promis.says')}</p>
      <div className={styles.fields}>
        {promisDomains.map((domain) => (
          <NumberField
            key={domain}
            label={t(`promis.${domain}`)}
            unit="T"
            min={10}
            max={90}
            value={promis?.[domain] ?? null}
            onChange={(value) => {
              const next = { ...noPromis, ...promis, [domain]: value }
              onChange(Object.values(next).every((score) => score === null) ? null : next)
            }}
          />
        ))}
      </div>
    </>
  )
}

function hasTests(kept: Measures): boolean {
  const { sitToStand30s, singleLegSeconds, singleLegLeftSeconds, singleLegRightSeconds, twoMinuteWalkM } = kept
  const { odiPercent, ndiPercent, promis } = kept
  const tests = [sitToStand30s, singleLegSeconds, singleLegLeftSeconds, singleLegRightSeconds, twoMinuteWalkM]
  return [...tests, odiPercent, ndiPercent, promis].some((value) => value !== null)
}

/** What the form starts with: what is corrected, for the baseline what the preparation has asked, else nothing. */
function startOf(state: ReturnType<typeof useCase>['state'], timepoint: Timepoint, kept: KeptOutcome | null): Measures {
  if (kept !== null) return measuresSchema.parse(kept)
  const today = localDay(new Date().toISOString())
  const asked = timepoint === 'baseline' ? baselineMeasures(state) : null
  return asked === null
    ? measuresSchema.parse({ askedOn: today, how: timepoint === 'baseline' ? 'visit' : 'telephone' })
    : measuresSchema.parse({ ...asked, askedOn: today })
}
