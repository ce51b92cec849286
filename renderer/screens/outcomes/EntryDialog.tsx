import { baselineMeasures } from '@shared/outcomes/baseline'
import { type Measures, measuresSchema, type Timepoint } from '@shared/outcomes/measures'
import { morphineEquivalent } from '@shared/outcomes/morphine'
import type { KeptOutcome } from '@shared/outcomes/state'
import { type ReactNode, useState } from 'react'
import { ActDialog } from '../../components/ActDialog'
import { Choices } from '../../components/Choices'
import { DateField } from '../../components/DateField'
import { NumberField } from '../../components/NumberField'
import { Status } from '../../components/Status'
import { TextField } from '../../components/TextField'
import { useCase } from '../../state/caseStore'
import { usePolicy } from '../../state/policy'
import { localDay } from '../../text/format'
import { useText } from '../../text/useText'
import { FunctionFields } from './FunctionFields'
import { MedicationUseFields } from './MedicationUseFields'
import styles from './Outcomes.module.css'
import { PainFields } from './PainFields'
import { answersByTimepoint } from './series'

type EntryDialogProps = {
  readonly timepoint: Timepoint
  /** What stands in the record and is corrected; null for new answers. */
  readonly kept: KeptOutcome | null
  readonly onClose: () => void
}

/** The answers of one time point. Three numbers and PEG are enough; everything left empty was not asked. */
export function EntryDialog({ timepoint, kept, onClose }: EntryDialogProps) {
  const t = useText('outcomes')
  const { state, execute } = useCase()
  const { morphineFactors } = usePolicy()
  const [draft, setDraft] = useState<Measures>(() => startOf(state, timepoint, kept))
  const [peg, setPeg] = useState<readonly [number | null, number | null, number | null]>(
    draft.peg ?? [null, null, null],
  )
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
  return (
    <ActDialog
      title={t(kept === null ? 'entry.title' : 'entry.correct', { timepoint: t(`timepoint.${timepoint}`) })}
      size="wide"
      onClose={onClose}
      confirm={t('save')}
      act={save}
    >
      <div className={styles.entryTop}>
        <DateField label={t('entry.askedOn')} value={draft.askedOn} onChange={(askedOn) => change({ askedOn })} />
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
        <PainFields draft={draft} onChange={change} />
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
        <FunctionFields draft={draft} onChange={change} />
      </Group>
      <Group title={t('domain.medication')}>
        <MedicationUseFields draft={draft} onChange={change} known={known} morphine={morphine} worked={worked} />
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

/** What the form starts with: what is corrected, for the baseline what the preparation has asked, else nothing. */
function startOf(state: ReturnType<typeof useCase>['state'], timepoint: Timepoint, kept: KeptOutcome | null): Measures {
  if (kept !== null) return measuresSchema.parse(kept)
  const today = localDay(new Date().toISOString())
  const asked = timepoint === 'baseline' ? baselineMeasures(state) : null
  return asked === null
    ? measuresSchema.parse({ askedOn: today, how: timepoint === 'baseline' ? 'visit' : 'telephone' })
    : measuresSchema.parse({ ...asked, askedOn: today })
}
