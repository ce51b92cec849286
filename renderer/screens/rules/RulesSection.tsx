import type { Failure } from '@shared/contract/channel'
import type { Person } from '@shared/people/person'
import { rulesInForce } from '@shared/rulebook/inForce'
import { rowsFromMemory } from '@shared/rulebook/rows'
import { emptyRulebook } from '@shared/rulebook/rulebook'
import { useEffect, useState } from 'react'
import { request } from '../../bridge/bridge'
import { Button } from '../../components/Button'
import { Card } from '../../components/Card'
import { PinDialog } from '../../components/PinDialog'
import { RefusalBanner } from '../../components/RefusalBanner'
import { Select } from '../../components/Select'
import { Status } from '../../components/Status'
import { SheetButtons } from '../../documents/SheetButtons'
import { actOnRules, usePolicy } from '../../state/policy'
import { formatDateTime } from '../../text/format'
import { useText } from '../../text/useText'
import { BookCard } from './BookCard'
import { DraftsCard } from './DraftsCard'
import styles from './Rules.module.css'

/** The rules of the site: who answers for them, what they say, and how they are made stricter. */
export function RulesSection() {
  return (
    <>
      <AdoptionCard />
      <DraftsCard />
      <VersionsCard />
      <BookCard />
    </>
  )
}

/** Which rules count, who adopted them, and who the clinical lead is. */
function AdoptionCard() {
  const t = useText('rules')
  const { rulebook = emptyRulebook } = usePolicy()
  const rules = rulesInForce(rulebook)
  const [adopting, setAdopting] = useState(false)
  return (
    <Card
      title={t('book.version', { version: rules.version })}
      tone={rules.adopted === null ? 'unknown' : 'clear'}
      actions={<SheetButtons paper={{ site: 'rule-book', day: null }} />}
    >
      {rules.adopted === null ? (
        <Status kind="unknown">{t('notAdopted')}</Status>
      ) : (
        <Status kind="clear">{t('adopted', { by: rules.adopted.by, at: formatDateTime(rules.adopted.at) })}</Status>
      )}
      <p className={styles.muted}>{t('book.says')}</p>
      <p className={styles.muted}>{t('book.fromMemory', { count: rowsFromMemory(rules.tables).length })}</p>
      <Lead />
      {rules.adopted === null && (
        <div className={styles.inline}>
          <Button variant="primary" isDisabled={rulebook.lead === null} onPress={() => setAdopting(true)}>
            {t('adopt')}
          </Button>
          {rulebook.lead === null && <span className={styles.muted}>{t('leadFirst')}</span>}
        </div>
      )}
      {adopting && (
        <PinDialog
          title={t('adopt')}
          act={t('adopt')}
          roles={['physician']}
          onClose={() => setAdopting(false)}
          onConfirm={async (personId, pin) => {
            const done = await actOnRules({ do: 'rules.adopt', tables: rules.tables.version }, { personId, pin })
            return done.ok ? null : done.failure
          }}
        >
          <p>{t('adoptSays', { version: rules.version, name: rulebook.lead?.name ?? '' })}</p>
        </PinDialog>
      )}
    </Card>
  )
}

/** The physician who answers for the rules; an administrator names one. */
function Lead() {
  const t = useText('rules')
  const { rulebook = emptyRulebook } = usePolicy()
  const [people, setPeople] = useState<readonly Person[]>([])
  const [failure, setFailure] = useState<Failure | null>(null)
  useEffect(() => {
    void request('people.list', {}).then((reply) => {
      if (reply.ok) setPeople(reply.value.people.filter(({ role }) => role === 'physician'))
      else setFailure(reply.failure)
    })
  }, [])
  const name = async (personId: Person['id']) => {
    const done = await actOnRules({ do: 'rules.nameLead', personId })
    setFailure(done.ok ? null : done.failure)
  }
  return (
    <div className={styles.lead}>
      <Select
        label={t('lead')}
        value={rulebook.lead?.id ?? null}
        placeholder={t('noLead')}
        onChange={(id) => void name(id)}
        options={people.map(({ id, name: label }) => ({ value: id, label }))}
      />
      <RefusalBanner failure={failure} onDismiss={() => setFailure(null)} />
    </div>
  )
}

/** Every version that ever counted here; none is taken back. */
function VersionsCard() {
  const t = useText('rules')
  const { rulebook = emptyRulebook } = usePolicy()
  if (rulebook.versions.length === 0 && rulebook.adoptions.length === 0) return null
  return (
    <Card title={t('versions.title')}>
      <ol className={styles.plainList}>
        {rulebook.adoptions.map((each) => (
          <li key={each.at}>
            {t('versions.adoption', {
              version: each.number === 0 ? each.tables : `${each.tables}+${each.number}`,
              by: each.by.name,
              at: formatDateTime(each.at),
            })}
          </li>
        ))}
        {rulebook.versions.map((version) => (
          <li key={version.number}>
            {t('versions.line', {
              number: version.number,
              at: formatDateTime(version.from),
              first: version.first.name,
              second: version.second.name,
              why: version.why,
            })}
          </li>
        ))}
      </ol>
      <p className={styles.muted}>{t('versions.pinned')}</p>
    </Card>
  )
}
