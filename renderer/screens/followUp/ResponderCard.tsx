import type { Failure } from '@shared/contract/channel'
import type { InputOf, RegistryLine } from '@shared/contract/channels'
import { responderTable } from '@shared/outcomes/registry'
import { procedureName } from '@shared/plan/catalogue'
import { useState } from 'react'
import { request } from '../../bridge/bridge'
import { Button } from '../../components/Button'
import { Card } from '../../components/Card'
import { Choices } from '../../components/Choices'
import { RefusalBanner } from '../../components/RefusalBanner'
import { Status } from '../../components/Status'
import { usePolicy } from '../../state/policy'
import { useSettings } from '../../state/settings'
import { useText } from '../../text/useText'
import styles from './FollowUp.module.css'

type After = '1w' | '4w' | '12w'

type ResponderCardProps = {
  readonly lines: readonly RegistryLine[]
  readonly days: InputOf<'outcomes.registry'>
}

/** How many responded, by procedure, and the file without names for a registry. */
export function ResponderCard({ lines, days }: ResponderCardProps) {
  const t = useText('followUp')
  const { locale } = useSettings()
  const policy = usePolicy()
  const [after, setAfter] = useState<After>('12w')
  const [failure, setFailure] = useState<Failure | null>(null)
  const [done, setDone] = useState<string | null>(null)
  const rows = responderTable(
    lines.map(({ plan, aftercare }) => ({ procedure: plan.procedure, aftercare })),
    after,
    policy,
  )
  const write = async () => {
    setDone(null)
    const reply = await request('outcomes.exportCsv', days)
    setFailure(reply.ok ? null : reply.failure)
    if (reply.ok && reply.value.path !== null) {
      setDone(t('csv.done', { cases: reply.value.cases, path: reply.value.path }))
    }
  }
  return (
    <Card title={t('responders')}>
      <Choices
        label={t('after')}
        value={after}
        options={(['1w', '4w', '12w'] as const).map((value) => ({ value, label: t(`at.${value}`) }))}
        onChange={setAfter}
      />
      {rows.length === 0 ? (
        <p className={styles.muted}>{t('respondersNone')}</p>
      ) : (
        <div className={styles.tableWrap}>
          <table className={styles.table}>
            <thead>
              <tr>
                {(['procedure', 'done', 'answered', 'lost', 'yes', 'no', 'unknown', 'share'] as const).map((column) => (
                  <th key={column} scope="col">
                    {t(`column.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.procedure}>
                  <th scope="row">{procedureName(row.procedure, locale)}</th>
                  <td>{row.done}</td>
                  <td>{row.answered}</td>
                  <td>{row.lost}</td>
                  <td>{row.verdicts.yes}</td>
                  <td>{row.verdicts.no}</td>
                  <td>{row.verdicts.unknown}</td>
                  <td>
                    {row.respondedPercent === null
                      ? '–'
                      : t('share', { percent: row.respondedPercent, known: row.verdicts.yes + row.verdicts.no })}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <p className={styles.muted}>
        {t('respondersSays', {
          relief: policy.responderReliefPercent,
          withFunction: policy.responderWithFunctionPercent,
        })}
      </p>
      <div className={styles.inline}>
        <Button isDisabled={lines.length === 0} onPress={() => void write()}>
          {t('csv')}
        </Button>
        <span className={styles.muted}>{t('csvSays')}</span>
      </div>
      {done !== null && <Status kind="clear">{done}</Status>}
      <RefusalBanner failure={failure} onDismiss={() => setFailure(null)} />
    </Card>
  )
}
