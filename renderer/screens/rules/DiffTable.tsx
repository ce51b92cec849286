import { procedures } from '@shared/plan/catalogue'
import { diffOf } from '@shared/rulebook/diff'
import { changesOf, emptyRulebook, numberInForce, type RuleDraft } from '@shared/rulebook/rulebook'
import { shippedRules } from '@shared/screening/rules'
import { usePolicy } from '../../state/policy'
import { useSettings } from '../../state/settings'
import { useText } from '../../text/useText'
import styles from './Rules.module.css'
import { changeName, inWords } from './ruleWords'

/** The draft against the tables as shipped, and against what is in force now. */
export function DiffTable({ draft }: { readonly draft: RuleDraft }) {
  const t = useText('rules')
  const { rulebook = emptyRulebook } = usePolicy()
  const { locale } = useSettings()
  const inForce = changesOf(rulebook, numberInForce(rulebook))
  const fromTables = diffOf([], draft.changes, shippedRules)
  const fromNow = diffOf(inForce, draft.changes, shippedRules)
  const keys = [...new Set([...fromTables, ...fromNow].map(({ key }) => key))]
  const nameOf = (code: string) => procedures.find((each) => each.code === code)?.name[locale] ?? code
  return (
    <table className={styles.diff}>
      <thead>
        <tr>
          <th scope="col">{t('diff.what')}</th>
          <th scope="col">{t('diff.table')}</th>
          <th scope="col">{t('diff.now')}</th>
          <th scope="col">{t('diff.draft')}</th>
          <th scope="col">{t('diff.why')}</th>
        </tr>
      </thead>
      <tbody>
        {keys.map((key) => {
          const table = fromTables.find((line) => line.key === key)
          const now = fromNow.find((line) => line.key === key)
          const line = now ?? table
          if (line === undefined) return null
          const { change } = line
          const words = (value: string | null) => inWords(t, change, value)
          return (
            <tr key={key}>
              <th scope="row">{changeName(t, change, shippedRules, nameOf)}</th>
              <td>{words(table === undefined ? line.after : table.before)}</td>
              <td>{words(now === undefined ? (table?.after ?? null) : now.before)}</td>
              <td>
                <b>{words(line.after)}</b>
              </td>
              <td>{table === undefined ? t('diff.givenUp') : change.why}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
