import { displayName } from '@shared/case/patient'
import { procedureName } from '@shared/plan/catalogue'
import type { ReactNode } from 'react'
import { keyed } from '../components/keyed'
import { useCase } from '../state/caseStore'
import { useSettings } from '../state/settings'
import { formatCalendarDate, formatDate } from '../text/format'
import { useText } from '../text/useText'
import './printFonts'
import styles from './Report.module.css'

/** The frame of a document for clinicians: whose it is on every sheet of paper, what it is, and what it is not. */
export function Report({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const t = useText('documents')
  const side = useText('common')
  const { locale } = useSettings()
  const { state } = useCase()
  const { patient, plan, booking, head } = state
  return (
    <article className={styles.report} lang={locale}>
      <div className={styles.running}>
        <p className={styles.who}>
          <span>
            <b>{displayName(patient)}</b> · {t('born', { date: formatCalendarDate(patient.birthDate) })} · {patient.id}
          </span>
          <span>
            {formatDate(booking.scheduledAt)} · {booking.room}
          </span>
        </p>
        {booking.drill && <p className={styles.drill}>{t('drill')}</p>}
      </div>
      <div className={styles.flow}>
        <h1 className={styles.title}>{title}</h1>
        <p className={styles.plan}>
          {procedureName(plan.procedure, locale)} · <b>{[plan.region, ...plan.levels].join(', ')}</b> ·{' '}
          <b className={styles.side}>{side(`side.${plan.side}`)}</b>
        </p>
        {plan.purpose !== '' && <p>{t('purpose', { purpose: plan.purpose })}</p>}
        {children}
        <p className={styles.imprint}>{t('imprint', { head: head.slice(0, 16), version: state.version })}</p>
      </div>
    </article>
  )
}

export function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={styles.part}>
      <h2>{title}</h2>
      {children}
    </section>
  )
}

type TableProps = {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** What stands there when nothing was recorded: silence is never taken for "none". */
  readonly empty: string
}

export function Table({ columns, rows, empty }: TableProps) {
  if (rows.length === 0) return <p className={styles.empty}>{empty}</p>
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {keyed(rows, (row) => row.join(' ')).map(({ key, item: row }) => (
          <tr key={key}>
            {keyed(row, (cell) => cell).map(({ key: cellKey, item: cell }) => (
              <td key={cellKey}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
