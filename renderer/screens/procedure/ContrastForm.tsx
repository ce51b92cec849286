import type { FrameReference } from '@shared/imaging/caseEvents'
import { procedureOf } from '@shared/plan/catalogue'
import { adequacyOf, patternChoices } from '@shared/procedure/adequacy'
import { contrastAgents, patternOf, spreadViewNames } from '@shared/procedure/catalogue'
import { complicationOf, contrastAgentRefusal } from '@shared/procedure/contrastRules'
import type { ActOf } from '@shared/procedure/events'
import { spreadsHere } from '@shared/procedure/needles'
import { plannedContrast, plannedMode, reachableLevels, volumeChoices } from '@shared/procedure/planned'
import { type Needle, standing } from '@shared/procedure/state'
import type { SpreadMode, SpreadPattern, SpreadView } from '@shared/procedure/vocabulary'
import { useState } from 'react'
import { Button } from '../../components/Button'
import { Choices, MultiChoices } from '../../components/Choices'
import { DateField } from '../../components/DateField'
import { NumberField } from '../../components/NumberField'
import { Select } from '../../components/Select'
import { Status } from '../../components/Status'
import { TextField } from '../../components/TextField'
import { useCase } from '../../state/caseStore'
import { formatExact } from '../../text/format'
import { useText } from '../../text/useText'
import styles from './ContrastCard.module.css'
import { FrameButtons } from './FrameButtons'
import { useName, useReason } from './useReason'
import type { Recorder } from './useRecorder'

type ContrastFormProps = {
  readonly needle: Needle
  readonly recorder: Recorder
  readonly frame: FrameReference | null
  /** Null where a look is wanted and there is nothing to go back to. */
  readonly onCancel: (() => void) | null
  /** With the complication that the spread stands for, if it is a critical one. */
  readonly onDone: (complication: string | null) => void
  /** The spread as it was recorded, where that is put right. */
  readonly initial?: ActOf<'contrast.record'>
}

type SeenMode = Exclude<SpreadMode, 'none'>
type Side = ActOf<'contrast.record'>['extent']['side']
type Concordance = ActOf<'contrast.record'>['concordance']
const notSaid = ''

/** Views that nearly every procedure uses; the others are under "more". */
const usualViews: ReadonlySet<SpreadView> = new Set(['ap', 'lateral', 'contralateral-oblique'])

/** One look at the contrast: how, how much, and what it looked like in the words of this procedure. */
export function ContrastForm({ needle, recorder, frame, onCancel, onDone, initial }: ContrastFormProps) {
  const t = useText('procedure')
  const nameOf = useName()
  const reasonText = useReason()
  const { state } = useCase()
  const { plan, procedure } = state
  const entry = procedureOf(plan.procedure)
  const here = spreadsHere(procedure, needle.id)
  // The vial on the table is the one of the look before, at whichever needle.
  const before = initial ?? standing(procedure.spreads).findLast((each) => each.agentId !== null)

  const [mode, setMode] = useState<SeenMode>(() => seen(initial?.mode ?? plannedMode(plan)))
  const [view, setView] = useState<SpreadView>(initial?.view ?? 'ap')
  const [agentId, setAgentId] = useState<string | null>(() => before?.agentId ?? plannedContrast(plan))
  const [volumeMl, setVolumeMl] = useState<number | null>(initial?.volumeMl ?? null)
  const [patterns, setPatterns] = useState<readonly SpreadPattern[]>(initial?.patterns ?? [])
  const [cephalad, setCephalad] = useState(initial?.extent.cephalad ?? notSaid)
  const [caudad, setCaudad] = useState(initial?.extent.caudad ?? notSaid)
  const [side, setSide] = useState<Side | null>(initial?.extent.side ?? null)
  const [concordance, setConcordance] = useState<Concordance | null>(initial?.concordance ?? null)
  const [washout, setWashout] = useState<'yes' | 'no' | null>(() => yesOrNo(initial?.washout?.seen))
  const [lot, setLot] = useState(before?.lot ?? '')
  const [expiry, setExpiry] = useState(before?.expiry ?? '')
  const [freeText, setFreeText] = useState(initial?.freeText ?? '')
  const [showsMore, setMore] = useState(initial !== undefined)

  const choices = patternChoices(plan.procedure)
  const options = (codes: readonly SpreadPattern[], isDangerous: boolean) =>
    codes.map((code) => ({ value: code, label: nameOf(patternOf(code).name), isDangerous }))
  const pick = (among: readonly SpreadPattern[], chosen: readonly SpreadPattern[]) =>
    setPatterns((picked) => combined(picked, among, chosen))
  const chosenOf = (among: readonly SpreadPattern[]) => patterns.filter((code) => among.includes(code))

  const agents = contrastAgents.filter((each) => contrastAgentRefusal(plan, each.id) === null)
  const views = spreadViewNames.filter((each) => showsMore || usualViews.has(each.code) || each.code === view)
  const volumes = volumeChoices(entry.contrast.volumeMl)
  const judged = patterns.length === 0 ? null : adequacyOf(plan.procedure, patterns, mode)
  const isComplete = agentId !== null && volumeMl !== null && patterns.length > 0

  const record = (on: FrameReference | null) =>
    recorder.record(
      {
        do: 'contrast.record',
        needleId: needle.id,
        agentId,
        volumeMl,
        mode,
        noneReason: initial?.noneReason ?? '',
        view,
        viewDegrees: initial?.viewDegrees ?? null,
        patterns: [...patterns],
        extent: { cephalad: cephalad || null, caudad: caudad || null, side: side ?? 'not-recorded' },
        washout: washout === null ? null : { seen: washout === 'yes', seconds: initial?.washout?.seconds ?? null },
        concordance: concordance ?? 'not-asked',
        frame: on,
        lot,
        expiry: expiry === '' ? null : expiry,
        action: initial?.action ?? '',
        freeText,
        confirmed: false,
        reason: '',
      },
      () => onDone(complicationOf(patterns)),
    )

  const levels = [
    { value: notSaid, label: '—' },
    ...reachableLevels(needle.level).map((each) => ({ value: each, label: each })),
  ]
  return (
    <>
      <div className={styles.row}>
        <Choices<SeenMode>
          label={t('contrast.mode')}
          options={[
            { value: 'live', label: t('mode.live') },
            { value: 'dsa', label: t('mode.dsa') },
            { value: 'static', label: t('mode.static') },
          ]}
          value={mode}
          onChange={setMode}
        />
        <Choices<SpreadView>
          label={t('contrast.view')}
          options={views.map((each) => ({ value: each.code, label: nameOf(each.name) }))}
          value={view}
          onChange={setView}
        />
      </div>
      <div className={styles.row}>
        <Choices
          label={t('contrast.volume')}
          options={[
            ...(here.length > 0 || initial?.volumeMl === 0 ? [{ value: '0', label: t('contrast.sameInjection') }] : []),
            ...volumes.map((each) => ({ value: String(each), label: `${formatExact(each)} mL` })),
          ]}
          value={volumeMl === null ? null : String(volumeMl)}
          onChange={(value) => setVolumeMl(Number(value))}
        />
        <div className={styles.narrow}>
          <NumberField
            label={t('contrast.otherVolume')}
            unit="mL"
            value={volumeMl}
            onChange={setVolumeMl}
            min={0}
            max={200}
          />
        </div>
        {(agentId === null || showsMore) && (
          <div className={styles.grow}>
            <Select
              label={t('contrast.agent')}
              options={agents.map((each) => ({ value: each.id, label: nameOf(each.name) }))}
              value={agentId}
              onChange={setAgentId}
              placeholder={t('choose')}
            />
          </div>
        )}
      </div>
      <MultiChoices
        label={t('contrast.expected')}
        options={options(choices.expected, false)}
        value={chosenOf(choices.expected)}
        onChange={(chosen) => pick(choices.expected, chosen)}
      />
      <MultiChoices
        label={t('contrast.dangerous')}
        options={options(choices.dangerous, true)}
        value={chosenOf(choices.dangerous)}
        onChange={(chosen) => pick(choices.dangerous, chosen)}
      />
      <div className={styles.row}>
        <div className={styles.narrow}>
          <Select label={t('contrast.from')} options={levels} value={cephalad} onChange={setCephalad} />
        </div>
        <div className={styles.narrow}>
          <Select label={t('contrast.to')} options={levels} value={caudad} onChange={setCaudad} />
        </div>
        <Choices<Concordance>
          label={t('contrast.pain')}
          options={[
            { value: 'concordant', label: t('pain.concordant') },
            { value: 'discordant', label: t('pain.discordant') },
            { value: 'none', label: t('pain.none') },
          ]}
          value={concordance}
          onChange={setConcordance}
        />
      </div>
      {showsMore && (
        <>
          <MultiChoices
            label={t('contrast.others')}
            options={options(choices.others, false)}
            value={chosenOf(choices.others)}
            onChange={(chosen) => pick(choices.others, chosen)}
          />
          <div className={styles.row}>
            <Choices<Side>
              label={t('contrast.side')}
              options={[
                { value: 'same-side', label: t('extent.same-side') },
                { value: 'both-sides', label: t('extent.both-sides') },
                { value: 'other-side-only', label: t('extent.other-side-only') },
              ]}
              value={side}
              onChange={setSide}
            />
            <Choices
              label={t('contrast.washout')}
              options={[
                { value: 'yes', label: t('yes') },
                { value: 'no', label: t('no') },
              ]}
              value={washout}
              onChange={setWashout}
            />
          </div>
          <div className={styles.row}>
            <div className={styles.grow}>
              <TextField label={t('lot')} value={lot} onChange={setLot} maxLength={40} />
            </div>
            <div className={styles.grow}>
              <DateField label={t('expiry')} value={expiry} onChange={setExpiry} />
            </div>
          </div>
          <TextField label={t('contrast.freeText')} value={freeText} onChange={setFreeText} maxLength={2000} />
        </>
      )}
      {judged !== null && (
        <Status kind={judged.kind === 'unlocked' ? 'clear' : judged.kind === 'note-needed' ? 'caution' : 'stop'}>
          {judged.reasons.map(reasonText).join(' ')}
        </Status>
      )}
      <div className={styles.end}>
        {onCancel !== null && (
          <Button variant="quiet" onPress={onCancel}>
            {t('cancel')}
          </Button>
        )}
        <Button variant="quiet" onPress={() => setMore(!showsMore)}>
          {t(showsMore ? 'less' : 'more')}
        </Button>
        <FrameButtons
          recorder={recorder}
          frame={frame}
          kept={initial?.frame ?? null}
          isDisabled={!isComplete}
          onRecord={record}
        />
      </div>
    </>
  )
}

const yesOrNo = (seen: boolean | undefined): 'yes' | 'no' | null => (seen === undefined ? null : seen ? 'yes' : 'no')

function seen(mode: SpreadMode): SeenMode {
  return mode === 'none' ? 'static' : mode
}

/** Patterns after one row of choices changed. "Nothing seen" and anything seen exclude each other. */
function combined(
  before: readonly SpreadPattern[],
  among: readonly SpreadPattern[],
  chosen: readonly SpreadPattern[],
): readonly SpreadPattern[] {
  const nothing: SpreadPattern = 'NONE-SEEN'
  const isNew = chosen.includes(nothing) && !before.includes(nothing)
  if (isNew) return [nothing]
  const rest = before.filter((code) => !among.includes(code))
  const after = [...rest, ...chosen]
  const added = after.some((code) => code !== nothing && !before.includes(code))
  return added ? after.filter((code) => code !== nothing) : after
}
