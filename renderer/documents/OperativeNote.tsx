import type { CaseState } from '@shared/case/state'
import { pausePhases } from '@shared/pause/phases'
import {
  complicationGrades,
  complicationTermOf,
  contrastAgentOf,
  needleApproaches,
  patternOf,
  productOf,
} from '@shared/procedure/catalogue'
import { needleNumber } from '@shared/procedure/needles'
import { standing } from '@shared/procedure/state'
import { totalsOf } from '@shared/procedure/totals'
import { useCase } from '../state/caseStore'
import { useSettings } from '../state/settings'
import { formatDateTime, formatTime } from '../text/format'
import { useText } from '../text/useText'
import { Part, Report, Table } from './Report'

/** What was done, from the record alone: struck entries are left out here and stay in the record. */
export function OperativeNote() {
  const t = useText('documents')
  const { state } = useCase()
  const { procedure, signing } = state
  return (
    <Report title={t('note.title')}>
      <Part title={t('note.course')}>
        <p>
          {t('note.times', {
            from: procedure.startedAt === null ? t('notRecorded') : formatDateTime(procedure.startedAt),
            to: procedure.endedAt === null ? t('notRecorded') : formatTime(procedure.endedAt),
          })}{' '}
          {procedure.ended !== null && t(`outcome.${procedure.ended.outcome}`)}
        </p>
        {procedure.ended !== null && procedure.ended.note !== '' && <p>{procedure.ended.note}</p>}
      </Part>
      <Pause />
      <Overrides />
      <Needles />
      <Given />
      <Dose />
      <Events />
      <Restart />
      <Part title={t('note.signatures')}>
        <Table
          columns={[t('column.name'), t('column.time'), t('column.through')]}
          rows={signing.signatures.map((each) => [each.by, formatDateTime(each.at), String(each.throughSequence)])}
          empty={t('note.unsigned')}
        />
        {signing.amendments.map((each) => (
          <p key={`${each.at} ${each.text}`}>
            {t('note.amendment', { by: each.by, at: formatDateTime(each.at), text: each.text })}
          </p>
        ))}
      </Part>
    </Report>
  )
}

function Pause() {
  const t = useText('documents')
  const { pause } = useCase().state
  const rows = pausePhases.map((phase) => {
    const { startedAt, completedAt } = pause.phases[phase]
    return [
      t(`phase.${phase}`),
      startedAt === null ? t('notRecorded') : formatTime(startedAt),
      completedAt === null ? t('notComplete') : formatTime(completedAt),
    ]
  })
  return (
    <Part title={t('note.pause')}>
      <p>{t('note.team', { names: pause.team.map((each) => each.name).join(', ') || t('notRecorded') })}</p>
      <Table columns={[t('column.phase'), t('column.begun'), t('column.done')]} rows={rows} empty="" />
      {pause.stops.length > 0 && <p>{t('note.stops', { count: pause.stops.length })}</p>}
    </Part>
  )
}

function Overrides() {
  const t = useText('documents')
  const { preparation, recovery } = useCase().state
  const decided = Object.values(preparation.overrides).map((each) => [each.says, each.reason, who(each)])
  const leaving =
    recovery.override === null
      ? []
      : [
          [
            recovery.override.unmet.map((each) => each.says).join('; '),
            recovery.override.reason,
            who(recovery.override),
          ],
        ]
  if (decided.length + leaving.length === 0) return null
  return (
    <Part title={t('note.overrides')}>
      <Table
        columns={[t('column.finding'), t('column.reason'), t('column.by')]}
        rows={[...decided, ...leaving]}
        empty=""
      />
    </Part>
  )
}

const who = ({ by, at }: { readonly by: string; readonly at: string }) => `${by}, ${formatDateTime(at)}`

function Needles() {
  const t = useText('documents')
  const common = useText('common')
  const { locale } = useSettings()
  const { procedure } = useCase().state
  const needles = standing(procedure.needles).map((needle) => [
    String(needleNumber(procedure, needle.id)),
    needle.level,
    common(`side.${needle.side}`),
    needleApproaches.find((each) => each.code === needle.approach)?.name[locale] ?? needle.approach,
    needle.gauge === null ? '–' : `${needle.gauge} G`,
  ])
  const spreads = standing(procedure.spreads).map((spread) => [
    String(needleNumber(procedure, spread.needleId)),
    formatTime(spread.entry.at),
    spread.agentId === null ? t('noContrast') : (contrastAgentOf(spread.agentId)?.name[locale] ?? spread.agentId),
    spread.volumeMl === null ? '–' : `${spread.volumeMl} mL`,
    spread.patterns.map((pattern) => patternOf(pattern).name[locale]).join(', ') || t('notRecorded'),
    spread.action,
  ])
  return (
    <>
      <Part title={t('note.needles')}>
        <Table
          columns={[t('column.needle'), t('column.level'), t('column.side'), t('column.approach'), t('column.gauge')]}
          rows={needles}
          empty={t('none.needles')}
        />
      </Part>
      <Part title={t('note.spread')}>
        <Table
          columns={[
            t('column.needle'),
            t('column.time'),
            t('column.contrast'),
            t('column.volume'),
            t('column.spread'),
            t('column.action'),
          ]}
          rows={spreads}
          empty={t('none.spread')}
        />
      </Part>
    </>
  )
}

function Given() {
  const t = useText('documents')
  const { locale } = useSettings()
  const { state } = useCase()
  const rows = standing(state.procedure.injectates).map((each) => [
    formatTime(each.entry.at),
    productOf(each.productId)?.name[locale] ?? each.product,
    each.doseMg === null ? '–' : `${each.doseMg} mg`,
    `${each.volumeMl} mL`,
    t(`route.${each.route}`),
    [each.lot, each.expiry ?? ''].filter((part) => part !== '').join(' / ') || t('notRecorded'),
  ])
  return (
    <Part title={t('note.given')}>
      <Table
        columns={[
          t('column.time'),
          t('column.drug'),
          t('column.dose'),
          t('column.volume'),
          t('column.route'),
          t('column.lot'),
        ]}
        rows={rows}
        empty={t('none.given')}
      />
      {rows.length > 0 && <Totals state={state} />}
    </Part>
  )
}

function Totals({ state }: { readonly state: CaseState }) {
  const t = useText('documents')
  const { localAnaesthetic, steroid, contrast } = totalsOf(state.procedure, state.preparation.weightKg)
  const { ofLimits, ofCaps } = localAnaesthetic
  return (
    <>
      {localAnaesthetic.mg > 0 && (
        <p>
          {t('total.anaesthetic', {
            mg: localAnaesthetic.mg,
            percent: Math.round(100 * (ofLimits ?? ofCaps)),
          })}
          {ofLimits === null && ` ${t('total.noWeight')}`}
        </p>
      )}
      {steroid.agents.length > 0 && (
        <p>{t('total.steroid', { doses: steroid.agents.map(({ agent, mg }) => `${agent} ${mg} mg`).join(', ') })}</p>
      )}
      {contrast.volumeMl > 0 && <p>{t('total.contrast', { ml: contrast.volumeMl })}</p>}
    </>
  )
}

function Dose() {
  const t = useText('documents')
  const { state } = useCase()
  const { dose } = totalsOf(state.procedure, state.preparation.weightKg)
  const or = (value: number | null, unit: string) => (value === null ? t('notRecorded') : `${value} ${unit}`)
  return (
    <Part title={t('note.dose')}>
      {dose === null ? (
        <p>{t('none.dose')}</p>
      ) : (
        <p>
          {t('dose.line', {
            time: or(dose.fluoroscopyS, 's'),
            kerma: or(dose.airKermaMGy, 'mGy'),
            area: or(dose.dapGyCm2, 'Gy·cm²'),
          })}
        </p>
      )}
    </Part>
  )
}

function Events() {
  const t = useText('documents')
  const { locale } = useSettings()
  const { procedure, recovery } = useCase().state
  const nameOf = (term: string) => complicationTermOf(term)?.name[locale] ?? term
  const gradeOf = (grade: number | null) =>
    complicationGrades.find((each) => each.grade === grade)?.name[locale] ?? t('notGraded')
  const during = standing(procedure.complications).map((each) => [
    formatTime(each.onset),
    nameOf(each.term),
    each.expected ? t('expected') : gradeOf(each.grade),
    [each.action, each.outcome].filter((part) => part !== '').join('; '),
  ])
  const after = recovery.events.map((each) => [
    formatTime(each.at),
    nameOf(each.term),
    each.expected ? t('expected') : gradeOf(each.grade),
    [each.action, each.resolved === null ? t('open') : each.resolved.outcome].filter((part) => part !== '').join('; '),
  ])
  const watches = recovery.watches.map((each) => [
    formatTime(each.begunAt),
    t('note.watch'),
    each.ended === null ? t('open') : t(`watchEnd.${each.ended.how}`),
    each.ended?.reason ?? '',
  ])
  return (
    <Part title={t('note.events')}>
      <Table
        columns={[t('column.time'), t('column.event'), t('column.grade'), t('column.action')]}
        rows={[...during, ...after, ...watches]}
        empty={t('none.events')}
      />
    </Part>
  )
}

function Restart() {
  const t = useText('documents')
  const restarts = Object.values(useCase().state.discharge.restarts)
  if (restarts.length === 0) return null
  const decisionOf = ({ decision }: (typeof restarts)[number]) => {
    if (decision.kind === 'at') return formatDateTime(decision.at)
    return decision.kind === 'words' ? decision.words : t('keepTaking')
  }
  return (
    <Part title={t('note.restart')}>
      <Table
        columns={[t('column.drug'), t('column.decision'), t('column.by')]}
        rows={restarts.map((each) => [each.drug, decisionOf(each), who(each)])}
        empty=""
      />
    </Part>
  )
}
