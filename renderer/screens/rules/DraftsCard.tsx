import { emptyRulebook, numberInForce, type RuleDraft } from '@shared/rulebook/rulebook'
import { useState } from 'react'
import { Button } from '../../components/Button'
import { Card } from '../../components/Card'
import { PinDialog } from '../../components/PinDialog'
import { Status } from '../../components/Status'
import { TextArea } from '../../components/TextField'
import { actOnRules, usePolicy } from '../../state/policy'
import { formatDateTime } from '../../text/format'
import { useText } from '../../text/useText'
import { DiffTable } from './DiffTable'
import { DraftDialog } from './DraftDialog'
import { DryRun } from './DryRun'
import styles from './Rules.module.css'

/** Stricter rows and rows of the site's own, on their way: draft, difference, dry run, two approvals. */
export function DraftsCard() {
  const t = useText('rules')
  const { rulebook = emptyRulebook } = usePolicy()
  const [editing, setEditing] = useState<RuleDraft | 'new' | null>(null)
  const open = rulebook.drafts.filter(({ rejected }) => rejected === null)
  return (
    <Card title={t('drafts.title')} actions={<Button onPress={() => setEditing('new')}>{t('drafts.new')}</Button>}>
      <p className={styles.muted}>{t('drafts.says')}</p>
      {open.length === 0 && <p className={styles.muted}>{t('drafts.none')}</p>}
      {open.map((draft) => (
        <Draft key={draft.draftId} draft={draft} onEdit={() => setEditing(draft)} />
      ))}
      {editing !== null && <DraftDialog draft={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />}
    </Card>
  )
}

type DraftProps = { readonly draft: RuleDraft; readonly onEdit: () => void }

function Draft({ draft, onEdit }: DraftProps) {
  const t = useText('rules')
  const { rulebook = emptyRulebook } = usePolicy()
  const [asking, setAsking] = useState<'propose' | 'approve' | 'reject' | null>(null)
  const [trying, setTrying] = useState(false)
  const [reason, setReason] = useState('')
  const overtaken = draft.basedOn !== numberInForce(rulebook)
  const { draftId, revision } = draft
  return (
    <section className={styles.draft} aria-label={draft.why}>
      <div className={styles.rowHead}>
        <b>{draft.why}</b>
        <span className={styles.muted}>
          {t('drafts.by', { name: draft.by.name, at: formatDateTime(draft.at), revision: draft.revision })}
        </span>
      </div>
      {draft.proposed === null ? (
        <Status kind="unknown">{t('drafts.notProposed')}</Status>
      ) : (
        <Status kind="info">
          {t('drafts.proposed', { name: draft.proposed.by.name, at: formatDateTime(draft.proposed.at) })}
        </Status>
      )}
      {overtaken && <Status kind="caution">{t('drafts.overtaken')}</Status>}
      <DiffTable draft={draft} />
      <div className={styles.inline}>
        <Button onPress={onEdit}>{t('drafts.edit')}</Button>
        <Button isPressed={trying} onPress={() => setTrying(!trying)}>
          {t('dryRun.do')}
        </Button>
        {draft.proposed === null ? (
          <Button variant="primary" isDisabled={overtaken} onPress={() => setAsking('propose')}>
            {t('drafts.propose')}
          </Button>
        ) : (
          <Button variant="primary" isDisabled={overtaken} onPress={() => setAsking('approve')}>
            {t('drafts.approve')}
          </Button>
        )}
        <Button variant="quiet" onPress={() => setAsking('reject')}>
          {t('drafts.reject')}
        </Button>
      </div>
      {trying && <DryRun draft={draft} />}
      {asking !== null && (
        <PinDialog
          title={t(`drafts.${asking}`)}
          act={t(`drafts.${asking}`)}
          roles={['physician', 'administrator']}
          isDisabled={asking === 'reject' && reason.trim().length < 3}
          onClose={() => setAsking(null)}
          onConfirm={async (personId, pin) => {
            const command =
              asking === 'reject'
                ? ({ do: 'rules.reject', draftId, reason } as const)
                : ({ do: `rules.${asking}`, draftId, revision } as const)
            const done = await actOnRules(command, { personId, pin })
            return done.ok ? null : done.failure
          }}
        >
          <p>{t(`drafts.${asking}Says`, { name: draft.proposed?.by.name ?? '', lead: rulebook.lead?.name ?? '–' })}</p>
          {asking === 'reject' && (
            <TextArea label={t('drafts.reason')} value={reason} onChange={setReason} rows={2} maxLength={2000} />
          )}
        </PinDialog>
      )}
    </section>
  )
}
