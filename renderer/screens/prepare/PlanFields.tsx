import { procedureOf, procedures } from '@shared/plan/catalogue'
import { checkPlan } from '@shared/plan/checkPlan'
import { type Plan, type ProcedureCode, planModality, planSchema, planSedation, type Side } from '@shared/plan/plan'
import { Banner } from '../../components/Banner'
import { Choices } from '../../components/Choices'
import { Select } from '../../components/Select'
import { TextArea, TextField } from '../../components/TextField'
import { useSettings } from '../../state/settings'
import { useText } from '../../text/useText'
import styles from './PlanFields.module.css'

/** A plan while it is being entered: what nobody has chosen is null. Lists are typed with commas. */
export type PlanDraft = {
  readonly procedure: ProcedureCode | null
  readonly region: string
  readonly levels: string
  readonly side: Side | null
  readonly modality: Plan['modality'] | null
  readonly contrast: string
  readonly sedation: Plan['sedation'] | null
  readonly injectates: string
  readonly purpose: string
}

export const emptyPlanDraft: PlanDraft = {
  procedure: null,
  region: '',
  levels: '',
  side: null,
  modality: null,
  contrast: '',
  sedation: null,
  injectates: '',
  purpose: '',
}

export function draftOfPlan(plan: Plan): PlanDraft {
  const { procedure, region, side, modality, contrast, sedation, purpose } = plan
  return {
    procedure,
    region,
    side,
    modality,
    contrast,
    sedation,
    purpose,
    levels: plan.levels.join(', '),
    injectates: plan.injectates.join(', '),
  }
}

/** The plan, once everything a pause has to read aloud is stated; null before. Keeps what the form does not show. */
export function planFromDraft(draft: PlanDraft, before?: Plan): Plan | null {
  const parsed = planSchema.safeParse({
    ...before,
    ...draft,
    levels: list(draft.levels).map((level) => level.toUpperCase().replace(/[/–]/g, '-')),
    injectates: list(draft.injectates),
    contrast: draft.contrast.trim() === '' ? 'none' : draft.contrast.trim(),
  })
  return parsed.success ? parsed.data : null
}

function list(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

type PlanFieldsProps = { readonly draft: PlanDraft; readonly onChange: (draft: PlanDraft) => void }

/** What is intended. Regions and sides offered are the procedure's own. */
export function PlanFields({ draft, onChange }: PlanFieldsProps) {
  const t = useText('prepare')
  const common = useText('common')
  const { locale } = useSettings()
  const change = (part: Partial<PlanDraft>) => onChange({ ...draft, ...part })
  const procedure = draft.procedure === null ? null : procedureOf(draft.procedure)
  const plan = planFromDraft(draft)
  const sound = plan === null ? null : checkPlan(plan)

  const choose = (code: ProcedureCode) => {
    const next = procedureOf(code)
    const region =
      next.regions !== null && !next.regions.includes(draft.region)
        ? next.regions.length === 1
          ? (next.regions[0] ?? '')
          : ''
        : draft.region
    const side =
      draft.side !== null && next.sides.includes(draft.side)
        ? draft.side
        : next.sides.length === 1
          ? (next.sides[0] ?? null)
          : null
    change({ procedure: code, region, side })
  }

  return (
    <div className={styles.fields}>
      <Select
        label={t('plan.procedure')}
        value={draft.procedure}
        onChange={choose}
        placeholder={t('plan.choose')}
        options={procedures.map((each) => ({ value: each.code, label: each.name[locale] }))}
      />
      {procedure?.regions != null ? (
        <Choices
          label={t('plan.region')}
          value={draft.region === '' ? null : draft.region}
          onChange={(region) => change({ region })}
          options={procedure.regions.map((region) => ({ value: region, label: common(`region.${region}`) }))}
        />
      ) : (
        <TextField
          label={t('plan.regionFree')}
          value={draft.region}
          onChange={(region) => change({ region })}
          help={t('plan.regionHelp')}
          maxLength={80}
        />
      )}
      {procedure !== null && (
        <Choices
          label={t('plan.side')}
          value={draft.side}
          onChange={(side) => change({ side })}
          options={procedure.sides.map((side) => ({ value: side, label: common(`side.${side}`) }))}
        />
      )}
      <div className={styles.two}>
        <TextField
          label={t('plan.levels')}
          value={draft.levels}
          onChange={(levels) => change({ levels })}
          help={t('plan.levelsHelp')}
          maxLength={200}
        />
        <TextField
          label={t('plan.contrast')}
          value={draft.contrast}
          onChange={(contrast) => change({ contrast })}
          help={t('plan.contrastHelp')}
          maxLength={80}
        />
      </div>
      <Choices
        label={t('plan.modality')}
        value={draft.modality}
        onChange={(modality) => change({ modality })}
        options={planModality.options.map((value) => ({ value, label: t(`modality.${value}`) }))}
      />
      <Choices
        label={t('plan.sedation')}
        value={draft.sedation}
        onChange={(sedation) => change({ sedation })}
        options={planSedation.options.map((value) => ({ value, label: t(`sedation.${value}`) }))}
      />
      <TextField
        label={t('plan.injectates')}
        value={draft.injectates}
        onChange={(injectates) => change({ injectates })}
        help={
          procedure === null ? t('plan.injectatesHelp') : t('plan.usual', { what: procedure.usualInjectate[locale] })
        }
        maxLength={600}
      />
      <TextArea
        label={t('plan.purpose')}
        value={draft.purpose}
        onChange={(purpose) => change({ purpose })}
        help={t('plan.purposeHelp')}
        rows={2}
        maxLength={600}
      />
      {sound !== null && !sound.ok && <Banner kind="caution">{sound.failure.says}</Banner>}
    </div>
  )
}
