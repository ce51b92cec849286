import { procedureOf } from '@shared/plan/catalogue'
import type { InjectateProduct } from '@shared/procedure/catalogue'
import { roomChecks } from '@shared/procedure/decide'
import { judgeInjectateAct } from '@shared/procedure/decideInjectate'
import type { ActOf } from '@shared/procedure/events'
import { judgeInjectate } from '@shared/procedure/injectateRules'
import { needleNumber } from '@shared/procedure/needles'
import { routeAt, volumeAtNext, volumeChoices } from '@shared/procedure/planned'
import type { Reason } from '@shared/procedure/reason'
import { pauseWasAsked } from '@shared/procedure/roomChecks'
import type { ScanMatch } from '@shared/procedure/scan'
import { standing } from '@shared/procedure/state'
import { doseMg } from '@shared/procedure/totals'
import { freeRoutes, type InjectateRoute, needleRoutes } from '@shared/procedure/vocabulary'
import { useState } from 'react'
import { Button } from '../../components/Button'
import { Choices } from '../../components/Choices'
import { DateField } from '../../components/DateField'
import { NumberField } from '../../components/NumberField'
import { Select } from '../../components/Select'
import { Status } from '../../components/Status'
import type { StatusKind } from '../../components/StatusIcon'
import { TextField } from '../../components/TextField'
import { useCase } from '../../state/caseStore'
import { usePolicy } from '../../state/policy'
import { formatExact, localDay, offsetMinutesAt } from '../../text/format'
import { useFailureText, useText } from '../../text/useText'
import styles from './InjectateForm.module.css'
import { RecordButton } from './RecordButton'
import { useCaseNow } from './useCaseNow'
import { useName, useReason } from './useReason'
import type { Recorder } from './useRecorder'

type InjectateFormProps = {
  readonly product: InjectateProduct
  readonly needleId: string | null
  readonly scanned: ScanMatch | null
  readonly recorder: Recorder
  readonly onClose: () => void
  /** The injectate as it was recorded, where that is put right. */
  readonly initial?: ActOf<'injectate.give'>
}

/** Volumes drawn up for the skin, to save typing. Millilitres. */
const skinVolumes = [1, 2, 3, 5] as const

/** One injectate: strength, volume, lot and expiry, judged while it is filled in. */
export function InjectateForm({ product, needleId, scanned, recorder, onClose, initial }: InjectateFormProps) {
  const t = useText('procedure')
  const nameOf = useName()
  const reasonText = useReason()
  const failureText = useFailureText()
  const { state } = useCase()
  const { plan, procedure } = state
  const policy = usePolicy()
  const now = useCaseNow(5000)
  // The vial on the table is usually the one of the injection before.
  const before = initial ?? standing(procedure.injectates).findLast((each) => each.productId === product.id)
  const [through, setThrough] = useState(needleId)
  const [mgPerMl, setMgPerMl] = useState<number | null>(
    scanned?.entry?.mgPerMl ?? before?.mgPerMl ?? (product.mgPerMl.length === 1 ? (product.mgPerMl[0] ?? null) : null),
  )
  const [volumeMl, setVolumeMl] = useState<number | null>(
    initial?.volumeMl ?? volumeAtNext(procedure, product.id, needleId),
  )
  const [lot, setLot] = useState(scanned?.label.lot ?? (scanned === null ? (before?.lot ?? '') : ''))
  const [expiry, setExpiry] = useState(scanned?.label.expiry ?? (scanned === null ? (before?.expiry ?? '') : ''))
  const topical = !procedureOf(plan.procedure).needle
  const [route, setRoute] = useState<InjectateRoute>(() =>
    initial !== undefined
      ? initial.route
      : needleId === null
        ? topical
          ? 'intranasal'
          : 'skin'
        : routeAt(procedure, needleId),
  )
  const usual = procedureOf(plan.procedure).usualVolumeMl
  const volumes = through === null && !topical ? skinVolumes : volumeChoices(usual)
  const needles = standing(procedure.needles)

  const act = {
    needleId: through,
    productId: product.id,
    mgPerMl,
    volumeMl: volumeMl ?? 0,
    route,
    lot,
    expiry: expiry === '' ? null : expiry,
  }
  const { correcting } = recorder
  const today = correcting?.usedOn ?? localDay(now)
  const clock = { now, offsetMinutes: offsetMinutesAt(now), policy, usedOn: today }
  const checks = initial !== undefined && initial.needleId === through ? pauseWasAsked(roomChecks) : roomChecks
  const judged = volumeMl === null ? null : judgeInjectateAct(state, act, clock, checks)
  // While the needle is still locked, what speaks against the product itself is told as well: it would come next.
  const rulesAlone = judgeInjectate(
    { ...act, product },
    { plan, procedure, weightKg: state.preparation.weightKg, birthDate: state.patient.birthDate, today },
  )
  const said: { kind: StatusKind; text: string }[] =
    judged === null
      ? []
      : judged.ok
        ? [
            ...texts('stop', judged.value.judgement.refused),
            ...texts('stop', judged.value.judgement.physician),
            ...texts('caution', judged.value.judgement.questions),
            ...texts('caution', judged.value.judgement.cautions),
          ]
        : [
            { kind: 'stop', text: failureText(judged.failure) },
            ...texts('stop', rulesAlone.refused),
            ...texts('stop', rulesAlone.physician),
          ]
  function texts(kind: StatusKind, reasons: readonly Reason[]) {
    return reasons.map((each) => ({ kind, text: reasonText(each) }))
  }
  const isRefused = judged !== null && (!judged.ok || judged.value.judgement.refused.length > 0)
  const takesPhysician = judged?.ok === true && judged.value.judgement.physician.length > 0
  const dose = volumeMl === null || mgPerMl === null ? null : doseMg(volumeMl, mgPerMl)

  const give = () => {
    if (volumeMl === null) return Promise.resolve()
    return recorder.record({ do: 'injectate.give', ...act, volumeMl, confirmed: false, reason: '' }, onClose)
  }
  return (
    <section className={styles.form} aria-label={nameOf(product.name)}>
      <header className={styles.head}>
        <b>{nameOf(product.name)}</b>
        <span className={styles.dose}>{dose === null ? '' : `${dose} mg`}</span>
      </header>
      <div className={styles.row}>
        {product.mgPerMl.length > 0 && (
          <Choices
            label={t('strength')}
            options={product.mgPerMl.map((each) => ({
              value: String(each),
              label:
                product.kind === 'local-anaesthetic' ? `${formatExact(each / 10)} %` : `${formatExact(each)} mg/mL`,
            }))}
            value={mgPerMl === null ? null : String(mgPerMl)}
            onChange={(value) => setMgPerMl(Number(value))}
          />
        )}
        <Choices
          label={t('volume')}
          options={volumes.map((each) => ({ value: String(each), label: `${formatExact(each)} mL` }))}
          value={volumeMl === null ? null : String(volumeMl)}
          onChange={(value) => setVolumeMl(Number(value))}
        />
        <div className={styles.narrow}>
          <NumberField
            label={t('volume.other')}
            unit="mL"
            value={volumeMl}
            onChange={setVolumeMl}
            min={0.01}
            max={500}
          />
        </div>
      </div>
      <div className={styles.row}>
        {needles.length > 0 && product.kind !== 'steroid' && (
          <Choices
            label={t('injectates.where')}
            options={[
              { value: 'skin', label: t(`route.${topical ? 'intranasal' : 'skin'}`) },
              ...needles.map((each) => ({
                value: each.id,
                label: t('needle.number', { number: needleNumber(procedure, each.id) }),
              })),
            ]}
            value={through ?? 'skin'}
            onChange={(value) => {
              const next = value === 'skin' ? null : value
              setThrough(next)
              setRoute(next === null ? (topical ? 'intranasal' : 'skin') : routeAt(procedure, next))
            }}
          />
        )}
        {through !== null && (
          <div className={styles.grow}>
            <Select
              label={t('route')}
              options={needleRoutes.map((each) => ({ value: each, label: t(`route.${each}`) }))}
              value={needleRoutes.find((each) => each === route) ?? null}
              onChange={setRoute}
            />
          </div>
        )}
        {through === null && topical && (
          <span className={styles.muted}>{t(`route.${freeRoutes.find((each) => each === route) ?? 'skin'}`)}</span>
        )}
        <div className={styles.grow}>
          <TextField label={t('lot')} value={lot} onChange={setLot} maxLength={40} />
        </div>
        <div className={styles.grow}>
          <DateField label={t('expiry')} value={expiry} onChange={setExpiry} />
        </div>
      </div>
      {said.map((each) => (
        <Status key={each.text} kind={each.kind}>
          {each.text}
        </Status>
      ))}
      <div className={styles.end}>
        {correcting === null && (
          <Button variant="quiet" onPress={onClose}>
            {t('cancel')}
          </Button>
        )}
        <RecordButton
          recorder={recorder}
          label={t(takesPhysician ? 'giveWithReason' : 'give')}
          variant="primary"
          onRecord={give}
          isDisabled={volumeMl === null || isRefused}
        />
      </div>
    </section>
  )
}
