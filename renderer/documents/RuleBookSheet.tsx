import { type BookRow, type BookSection, type BookValue, bookOf, bookSections } from '@shared/rulebook/book'
import { rulesInForce } from '@shared/rulebook/inForce'
import { rowsFromMemory } from '@shared/rulebook/rows'
import { emptyRulebook } from '@shared/rulebook/rulebook'
import type { ReactNode } from 'react'
import { rowName, type Text, valueWords } from '../screens/rules/ruleWords'
import { usePolicy } from '../state/policy'
import { useSettings } from '../state/settings'
import { formatDateTime } from '../text/format'
import { useText } from '../text/useText'
import styles from './Report.module.css'
import { SiteReport } from './SiteReport'

/** Every row of the rules in force on paper, each with its source, its edition and how well it is known. */
export function RuleBookSheet({ now }: { readonly now: string }) {
  const t = useText('rules')
  const d = useText('documents')
  const { locale } = useSettings()
  const { rulebook = emptyRulebook } = usePolicy()
  const rules = rulesInForce(rulebook)
  const book = bookOf(rules, locale)
  const fromMemory = rowsFromMemory(rules.tables).length
  return (
    <SiteReport
      title={t('book.title')}
      running={t('book.version', { version: rules.version })}
      imprint={d('site.imprint', { when: formatDateTime(now) })}
    >
      <p>
        <b>
          {rules.adopted === null
            ? d('rules.notAdopted')
            : t('adopted', { by: rules.adopted.by, at: formatDateTime(rules.adopted.at) })}
        </b>
      </p>
      <p>{t('book.says')}</p>
      <p>{t('book.fromMemory', { count: fromMemory })}</p>
      <ul>
        {(
          [
            'verified',
            'verified-secondary',
            'verified-partial',
            'memory-to-verify',
            'lead-confirmed',
            'site-policy',
          ] as const
        ).map((mark) => (
          <li key={mark}>
            <b>{t(`mark.${mark}`)}</b>: {t(`markSays.${mark}`)}
          </li>
        ))}
      </ul>
      {rulebook.versions.length > 0 && (
        <section className={styles.part}>
          <h2>{t('versions.title')}</h2>
          {rulebook.versions.map((version) => (
            <p key={version.number}>
              {t('versions.line', {
                number: version.number,
                at: formatDateTime(version.from),
                first: version.first.name,
                second: version.second.name,
                why: version.why,
              })}
            </p>
          ))}
        </section>
      )}
      {bookSections.map((section) => (
        <section key={section} className={styles.part}>
          <h2>{t(`section.${section}`)}</h2>
          <Rows section={section} rows={book[section]} t={t} />
        </section>
      ))}
    </SiteReport>
  )
}

function Rows({
  section,
  rows,
  t,
}: {
  readonly section: BookSection
  readonly rows: readonly BookRow[]
  readonly t: Text
}) {
  const labels = [...new Map(rows.flatMap(({ values }) => values).map(({ label }) => [label, label])).keys()]
  const columns = section === 'drugs' ? labels.filter((label) => label !== 'lab') : labels
  return (
    <table className={styles.book}>
      <thead>
        <tr>
          <th scope="col">{t(section === 'drugs' ? 'column.drug' : 'column.name')}</th>
          {columns.map((label) => (
            <th key={label} scope="col">
              {t(`label.${label}`)}
            </th>
          ))}
          <th scope="col">{t('column.source')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <td>
              <b>{rowName(t, row)}</b>
              {row.isOwn && <span className={styles.ours}>{t('own')}</span>}
              {row.notes !== '' && (
                <div className={styles.quiet} lang="en">
                  {row.notes}
                </div>
              )}
            </td>
            {columns.map((label) => (
              <td key={label}>
                {cellOf(
                  row.values.find((value) => value.label === label),
                  t,
                )}
              </td>
            ))}
            <td>
              <span lang="en">{row.source}</span>
              {row.edition !== null && <div lang="en">{row.edition}</div>}
              <div>
                <b>{t(`mark.${row.confidence}`)}</b>
              </div>
              {section === 'drugs' && labOf(row, t)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function cellOf(value: BookValue | undefined, t: Text): ReactNode {
  if (value === undefined) return '–'
  return (
    <>
      {valueWords(t, value)}
      {value.site !== null && (
        <span className={styles.ours}>{t('here', { value: valueWords(t, value, value.site) })}</span>
      )}
    </>
  )
}

function labOf(row: BookRow, t: Text): ReactNode {
  const lab = row.values.find(({ label }) => label === 'lab')
  return lab === undefined || lab.text === '' ? null : (
    <div lang="en">
      {t('label.lab')}: {lab.text}
    </div>
  )
}
