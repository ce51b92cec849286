import { minuteMs } from '@shared/kit/time'
import { complicationTermOf } from '@shared/procedure/catalogue'
import { standing } from '@shared/procedure/state'
import { sayWatchSign } from '@shared/recovery/sayWatchSign'
import type { HaematomaWatch } from '@shared/recovery/state'
import { watchClock } from '@shared/recovery/watch'
import { useCase } from '../state/caseStore'
import { useNow } from '../state/now'
import { usePolicy } from '../state/policy'
import { useSettings } from '../state/settings'
import { formatDateTime, formatTime } from '../text/format'
import { useText } from '../text/useText'
import { Part, Report, Table } from './Report'
import styles from './Report.module.css'

/**
 * What another hospital needs in its hands: what is feared and since when, what was injected when, which blood thinners
 * and when last, what was found. Written from the record as it stands.
 */
export function TransferSheet() {
  const t = useText('transfer')
  const r = useText('recovery')
  const d = useText('documents')
  const { locale } = useSettings()
  const { state } = useCase()
  const policy = usePolicy()
  const now = useNow(minuteMs)
  const { procedure, preparation, recovery, discharge } = state
  const watch = recovery.watches.at(-1)
  const { medications, allergies, labs } = preparation
  return (
    <Report title={t('title')}>
      <p>{t('printed', { at: formatDateTime(now), site: policy.siteName, phone: policy.phoneDay })}</p>
      <p>
        {t('times', {
          started: procedure.startedAt === null ? t('notRecorded') : formatDateTime(procedure.startedAt),
          ended: procedure.endedAt === null ? t('notRecorded') : formatDateTime(procedure.endedAt),
        })}
      </p>
      {watch !== undefined && <WatchPart watch={watch} now={now} />}
      <Part title={t('given')}>
        <Table
          columns={[t('column.time'), t('column.what'), t('column.dose'), t('column.route'), t('column.lot')]}
          rows={standing(procedure.injectates).map((each) => [
            formatTime(each.entry.at),
            each.product,
            each.doseMg === null
              ? t('volume', { ml: each.volumeMl })
              : t('dose', { ml: each.volumeMl, mg: each.doseMg }),
            d(`route.${each.route}`),
            each.lot === '' ? '–' : each.lot,
          ])}
          empty={t('nothingGiven')}
        />
        <Table
          columns={[t('column.time'), t('column.contrast'), t('column.volume')]}
          rows={standing(procedure.spreads)
            .filter((each) => each.agentId !== null)
            .map((each) => [
              formatTime(each.entry.at),
              each.agentId ?? '',
              each.volumeMl === null ? t('notRecorded') : t('volume', { ml: each.volumeMl }),
            ])}
          empty={t('noContrast')}
        />
      </Part>
      <Part title={t('medicines')}>
        <Table
          columns={[t('column.medicine'), t('column.lastDose'), t('column.indication'), t('column.restart')]}
          rows={medications.items.map((each) => [
            [each.name, each.dose ?? ''].filter((part) => part !== '').join(' '),
            each.lastDose === undefined || each.lastDose === null ? t('notRecorded') : formatDateTime(each.lastDose),
            each.indication ?? '',
            restartOf(each.name, discharge.restarts),
          ])}
          empty={t(medications.status === 'none' ? 'noMedicines' : 'medicinesNotAsked')}
        />
      </Part>
      <Part title={t('allergies')}>
        <Table
          columns={[t('column.substance'), t('column.reaction')]}
          rows={allergies.items.map((each) => [each.substance, each.reaction ?? ''])}
          empty={t(allergies.status === 'none' ? 'noAllergies' : 'allergiesNotAsked')}
        />
      </Part>
      <Part title={t('labs')}>
        <Table
          columns={[t('column.test'), t('column.value'), t('column.time')]}
          rows={labs.map((each) => [
            each.test,
            `${each.value ?? ''} ${each.unit ?? ''}`,
            each.at === null || each.at === undefined ? t('notRecorded') : formatDateTime(each.at),
          ])}
          empty={t('noLabs')}
        />
      </Part>
      <Part title={t('found')}>
        <Table
          columns={[
            t('column.time'),
            t('column.pressure'),
            t('column.pulse'),
            t('column.spo2'),
            t('column.strength'),
            t('column.feeling'),
          ]}
          rows={[...recovery.observations]
            .sort((a, b) => Date.parse(a.at) - Date.parse(b.at))
            .map((each) => [
              formatTime(each.at),
              `${each.systolicMmHg ?? '–'}/${each.diastolicMmHg ?? '–'}`,
              String(each.pulsePerMin ?? '–'),
              String(each.spo2Percent ?? '–'),
              strengthOf(each, r),
              [
                each.saddle === null ? '' : r(`saddleCell.${each.saddle}`),
                each.backPain === null ? '' : `${r('field.backPain')}: ${r(`backPain.${each.backPain}`)}`,
                ...(each.sensation?.overall === 'changed'
                  ? each.sensation.areas.map(
                      (area) =>
                        `${area.dermatome} ${r(`sensation.side.${area.side}`)} ${r(`sensation.feels.${area.feels}`)}`,
                    )
                  : []),
              ]
                .filter((part) => part !== '')
                .join(', '),
            ])}
          empty={t('notObserved')}
        />
      </Part>
      <Part title={t('events')}>
        <Table
          columns={[t('column.time'), t('column.what'), t('column.done')]}
          rows={recovery.events.map((each) => [
            formatTime(each.at),
            `${complicationTermOf(each.term)?.name[locale] ?? each.term}${each.expected ? ` (${r('events.expected')})` : ''}`,
            each.action,
          ])}
          empty={t('noEvents')}
        />
      </Part>
      <p className={styles.empty}>{t('decompression')}</p>
    </Report>
  )
}

function WatchPart({ watch, now }: { readonly watch: HaematomaWatch; readonly now: string }) {
  const t = useText('transfer')
  const r = useText('recovery')
  const policy = usePolicy()
  const minutes = Math.floor(watchClock(watch.begunAt, watch.ended?.at ?? now).runMs / minuteMs)
  return (
    <Part title={t('feared')}>
      <p>
        <b>{watch.signs.map((sign) => sayWatchSign(sign, r)).join(', ')}</b>
      </p>
      <p>{t('since', { at: formatDateTime(watch.begunAt), hours: Math.floor(minutes / 60), minutes: minutes % 60 })}</p>
      <Table
        columns={[t('column.time'), t('column.called'), t('column.said')]}
        rows={watch.calls.map((call) => [formatTime(call.at), call.whom, call.said])}
        empty={t('nobodyCalled')}
      />
      {policy.urgentContacts.length > 0 && (
        <p>{policy.urgentContacts.map(({ what, phone }) => `${what} ${phone}`).join(' · ')}</p>
      )}
    </Part>
  )
}

function restartOf(name: string, restarts: ReturnType<typeof useCase>['state']['discharge']['restarts']): string {
  const known = Object.values(restarts).find((each) => each.knownAs === name || each.drug === name)
  return known === undefined ? '' : known.reason
}

type Seen = ReturnType<typeof useCase>['state']['recovery']['observations'][number]
type Text = (key: string) => string

function strengthOf({ motor, strengthAsBefore }: Seen, r: Text): string {
  const muscles = (motor ?? []).map(({ limb, myotome, power }) => `${r(`limb.${limb}`)} ${myotome} ${power}/5`)
  if (strengthAsBefore !== null) muscles.push(r(`strengthAsBefore.${strengthAsBefore}`))
  return muscles.length === 0 ? '–' : muscles.join(', ')
}
