import { procedureOf } from '@shared/plan/catalogue'
import { rulesOfCase } from '@shared/preparation/rulesOfCase'
import { doseAlerts } from '@shared/procedure/dose'
import { standing } from '@shared/procedure/state'
import { steroidYear } from '@shared/procedure/steroidYear'
import { type Totals, totalsOf } from '@shared/procedure/totals'
import { Button } from '../../components/Button'
import { Card } from '../../components/Card'
import { Meter } from '../../components/Meter'
import { Status } from '../../components/Status'
import { useCase } from '../../state/caseStore'
import { useNow } from '../../state/now'
import { usePolicy } from '../../state/policy'
import { useSettings } from '../../state/settings'
import type { TextParams } from '../../text/catalogues'
import { offsetMinutesAt } from '../../text/format'
import { agentName } from '../../text/reasons'
import { useText } from '../../text/useText'
import styles from './ProcedureScreen.module.css'
import { useReason } from './useReason'
import { useSiteDose } from './useSiteDose'

/** First notification level of fluoroscopy time in seconds (clinical reference 9.2): the end of the bar. */
const fluoroscopyBarS = 1800

/** The running totals against their limits. */
export function TotalsCard({ onDose }: { readonly onDose: () => void }) {
  const t = useText('procedure')
  const reasonText = useReason()
  const { state } = useCase()
  const now = useNow(60_000)
  const policy = usePolicy()
  const { locale } = useSettings()
  const { plan, procedure, preparation } = state
  const totals = totalsOf(procedure, preparation.weightKg)
  const year = steroidYear(preparation.steroids, plan, { now, offsetMinutes: offsetMinutesAt(now) })
  const sessions = year.sessionsHere + (totals.steroid.agents.length > 0 ? 1 : 0)
  const { site: ownRules, tables } = rulesOfCase(state, policy)
  const limit = (ownRules?.rules ?? tables).thresholds.steroidSessionsYear.value
  const yearMg = year.methylprednisoloneMg + totals.steroid.methylprednisoloneMg
  const namesOf = (agents: readonly string[]) => agents.map((each) => agentName(each, locale) ?? each).join(', ')
  const contrastUsual = procedureOf(plan.procedure).contrast.volumeMl
  const usualMl = (contrastUsual?.[1] ?? 0) * Math.max(1, standing(procedure.needles).length)
  const usesXray = plan.modality === 'fluoroscopy' || plan.modality === 'ct'
  const site = useSiteDose()
  const alerts = totals.dose === null ? [] : doseAlerts(totals.dose, site)
  const { localAnaesthetic } = totals
  const share = localAnaesthetic.ofLimits ?? localAnaesthetic.ofCaps
  return (
    <Card title={t('totals')}>
      <Meter
        label={t('totals.anaesthetic')}
        value={share}
        max={1}
        text={anaestheticText(totals, preparation.weightKg, t)}
        tone={share > 1 ? 'stop' : localAnaesthetic.ofLimits === null ? 'unknown' : 'clear'}
      />
      {localAnaesthetic.notCounted.length > 0 && (
        <Status kind="unknown">{t('totals.notCounted', { agents: namesOf(localAnaesthetic.notCounted) })}</Status>
      )}
      <Meter
        label={t('totals.steroid')}
        value={year.asked ? sessions : 0}
        max={limit}
        text={year.asked ? t('totals.sessions', { count: sessions, limit }) : t('totals.notAsked')}
        tone={!year.asked ? 'unknown' : sessions > limit ? 'stop' : sessions === limit ? 'caution' : 'clear'}
      />
      {year.asked && (yearMg > 0 || year.notCounted > 0) && (
        <p className={styles.muted}>
          {t('totals.year', { mg: Math.round(yearMg * 10) / 10 })}
          {year.notCounted > 0 && ` · ${t('totals.yearNotCounted', { count: year.notCounted })}`}
        </p>
      )}
      {totals.steroid.agents.length > 0 && (
        <p className={styles.muted}>
          {t('totals.today', {
            given: totals.steroid.agents.map(({ agent, mg }) => `${namesOf([agent])} ${mg} mg`).join(', '),
          })}{' '}
          · {t('totals.equivalent', { mg: Math.round(totals.steroid.methylprednisoloneMg * 10) / 10 })}
          {totals.steroid.notCounted.length > 0 &&
            ` · ${t('totals.notCounted', { agents: namesOf(totals.steroid.notCounted) })}`}
        </p>
      )}
      {usualMl > 0 && (
        <Meter
          label={t('totals.contrast')}
          value={totals.contrast.volumeMl}
          max={usualMl}
          text={t(totals.contrast.iodineComplete ? 'totals.contrastIs' : 'totals.contrastPart', {
            ml: totals.contrast.volumeMl,
            mg: totals.contrast.iodineMg,
          })}
          tone={totals.contrast.volumeMl > usualMl ? 'caution' : 'clear'}
        />
      )}
      {usesXray && (
        <Meter
          label={t('totals.fluoroscopy')}
          value={totals.dose?.fluoroscopyS ?? 0}
          max={fluoroscopyBarS}
          text={doseText(totals, t)}
          tone={totals.dose === null ? 'unknown' : alerts.length > 0 ? 'caution' : 'clear'}
        />
      )}
      {alerts.map((each) => (
        <Status key={each.says} kind="caution">
          {reasonText(each)}
        </Status>
      ))}
      {usesXray && totals.dose === null && procedure.endedAt !== null && (
        <div className={styles.end}>
          <Button onPress={onDose}>{t('dose')}</Button>
        </div>
      )}
    </Card>
  )
}

type Translate = (key: string, params?: TextParams) => string

function anaestheticText({ localAnaesthetic }: Totals, weightKg: number | null, t: Translate): string {
  const [only, ...more] = localAnaesthetic.agents
  if (only === undefined) return t('totals.nothing')
  const limit = only.limitMg ?? only.maxMg
  const of =
    more.length === 0 && limit !== null
      ? t('totals.mgOf', { mg: only.mg, max: Math.round(limit) })
      : t('totals.percent', { percent: Math.round((localAnaesthetic.ofLimits ?? localAnaesthetic.ofCaps) * 100) })
  return weightKg === null ? t('totals.noWeight', { of }) : of
}

function doseText({ dose }: Totals, t: Translate): string {
  if (dose === null) return t('totals.noDose')
  if (dose.source === 'not-available') return t('totals.doseUnavailable')
  return [
    dose.fluoroscopyS === null ? '' : `${dose.fluoroscopyS} s`,
    dose.airKermaMGy === null ? '' : `${dose.airKermaMGy} mGy`,
    dose.dapGyCm2 === null ? '' : `${dose.dapGyCm2} Gy·cm²`,
  ]
    .filter((each) => each !== '')
    .join(' · ')
}
