import { displayName } from '@shared/case/patient'
import type { BoardRow } from '@shared/contract/boardRow'
import { phoneListOf } from '@shared/phone/phoneList'
import { procedureName } from '@shared/plan/catalogue'
import { rulesInForce } from '@shared/rulebook/inForce'
import { sayLine } from '../screens/phone/phoneWords'
import { usePolicy } from '../state/policy'
import { useSettings } from '../state/settings'
import { formatCalendarDate, formatDateTime, formatLongDay, formatTime } from '../text/format'
import { useText } from '../text/useText'
import styles from './Report.module.css'
import { SiteReport } from './SiteReport'

type PhoneListSheetProps = { readonly day: string; readonly rows: readonly BoardRow[]; readonly now: string }

/** The list of who is to be phoned, on paper: a box to tick for each line, and room for what came of the call. */
export function PhoneListSheet({ day, rows, now }: PhoneListSheetProps) {
  const t = useText('phone')
  const d = useText('documents')
  const side = useText('common')
  const { locale } = useSettings()
  const policy = usePolicy()
  const { entries, needless } = phoneListOf(rows, now, policy)
  const rules = rulesInForce(policy.rulebook)
  const title = t('sheet.title', { day: formatLongDay(`${day}T12:00:00`) })
  return (
    <SiteReport title={title} running={title} imprint={d('site.imprint', { when: formatDateTime(now) })}>
      <p>{t('sheet.rule')}</p>
      <p>
        {[
          t('sheet.made', { when: formatDateTime(now) }),
          t('sheet.rules', { version: rules.version }),
          ...(rules.adopted === null ? [d('rules.notAdopted')] : []),
        ].join(' · ')}
      </p>
      {entries.length === 0 && <p className={styles.empty}>{t('empty')}</p>}
      {entries.map(({ row, tell, ask, calls, standing }) => (
        <section key={row.caseId} className={styles.entry}>
          <h2>
            {formatTime(row.scheduledAt)} · {displayName(row.patient)} ·{' '}
            {d('born', { date: formatCalendarDate(row.patient.birthDate) })} · {row.patient.id}
          </h2>
          <p>
            <b>☎ {row.patient.phone ?? t('noPhone')}</b> · {procedureName(row.plan.procedure, locale)} ·{' '}
            <b className={styles.side}>{side(`side.${row.plan.side}`)}</b> · {row.room}
            {row.drill && ` · ${d('drill')}`}
          </p>
          {[
            { title: t('tell'), lines: tell },
            { title: t('ask'), lines: ask },
          ]
            .filter(({ lines }) => lines.length > 0)
            .map((part) => (
              <div key={part.title}>
                <h3>{part.title}</h3>
                <ul className={styles.boxes}>
                  {part.lines.map((line) => (
                    <li key={line.id}>{sayLine(t, line)}</li>
                  ))}
                </ul>
              </div>
            ))}
          {calls.map((call) => (
            <p key={call.at}>
              {[
                t('call.line', { when: formatDateTime(call.at), by: call.by, outcome: t(`outcome.${call.outcome}`) }),
                ...(call.spokeWith === '' ? [] : [t('call.with', { who: call.spokeWith })]),
                ...(call.note === '' ? [] : [call.note]),
              ].join(' · ')}
            </p>
          ))}
          {standing !== 'done' && (
            <p className={styles.fill}>
              {t('call.outcome')}: ______________________ {t('call.spokeWith')}: ______________________ {t('sheet.by')}:
              ______________________
            </p>
          )}
        </section>
      ))}
      {needless.length > 0 && <p>{t('needless', { count: needless.length })}</p>}
    </SiteReport>
  )
}
