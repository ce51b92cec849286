import type { Failure } from '@shared/contract/channel'
import { procedures } from '@shared/plan/catalogue'
import { changeKey, type RuleChange } from '@shared/rulebook/changes'
import { changesOf, emptyRulebook, numberInForce, type RuleDraft } from '@shared/rulebook/rulebook'
import { checkChanges } from '@shared/rulebook/stricter'
import { shippedRules } from '@shared/screening/rules'
import { useState } from 'react'
import { Button } from '../../components/Button'
import { Dialog } from '../../components/Dialog'
import { DialogActions } from '../../components/DialogActions'
import { RefusalBanner } from '../../components/RefusalBanner'
import { TextArea } from '../../components/TextField'
import { actOnRules, usePolicy } from '../../state/policy'
import { useSettings } from '../../state/settings'
import { useText } from '../../text/useText'
import { ChangeForm } from './ChangeForm'
import styles from './Rules.module.css'
import { changeName, changeWords, tableWords } from './ruleWords'

type DraftDialogProps = { readonly draft: RuleDraft | null; readonly onClose: () => void }

/** A draft being written: begins with what is in force, takes stricter rows and rows of the site's own, no others. */
export function DraftDialog({ draft, onClose }: DraftDialogProps) {
  const t = useText('rules')
  const { rulebook = emptyRulebook } = usePolicy()
  const { locale } = useSettings()
  const [changes, setChanges] = useState<readonly RuleChange[]>(
    () => draft?.changes ?? changesOf(rulebook, numberInForce(rulebook)),
  )
  const [why, setWhy] = useState(draft?.why ?? '')
  const [failure, setFailure] = useState<Failure | null>(null)
  const nameOf = (code: string) => procedures.find((each) => each.code === code)?.name[locale] ?? code

  const add = (change: RuleChange): boolean => {
    const next = [...changes.filter((each) => changeKey(each) !== changeKey(change)), change]
    const checked = checkChanges(next, shippedRules)
    if (!checked.ok) {
      setFailure({ ...checked.failure, params: { ...checked.failure.params } })
      return false
    }
    setFailure(null)
    setChanges(next)
    return true
  }
  const save = async () => {
    const done = await actOnRules({
      do: 'rules.saveDraft',
      draftId: draft?.draftId ?? null,
      changes: [...changes],
      why,
    })
    if (done.ok) onClose()
    else setFailure(done.failure)
  }
  return (
    <Dialog
      title={t(draft === null ? 'drafts.new' : 'drafts.edit')}
      isOpen
      onClose={onClose}
      isDismissable={false}
      size="wide"
      actions={
        <DialogActions
          cancel={t('back')}
          onCancel={onClose}
          confirm={t('drafts.save')}
          onConfirm={() => void save()}
          isDisabled={why.trim().length < 3}
        />
      }
    >
      <TextArea label={t('drafts.why')} value={why} onChange={setWhy} rows={2} maxLength={2000} />
      <h3>{t('drafts.changes', { count: changes.length })}</h3>
      {changes.length === 0 && <p className={styles.muted}>{t('drafts.noChanges')}</p>}
      <ul className={styles.plainList}>
        {changes.map((change) => {
          const name = changeName(t, change, shippedRules, nameOf)
          return (
            <li key={changeKey(change)} className={styles.change}>
              <span>
                <b>{name}</b>:{' '}
                {t('drafts.fromTo', {
                  from: tableWords(t, change, shippedRules),
                  to: changeWords(t, change),
                })}{' '}
                <span className={styles.muted}>{change.why}</span>
              </span>
              <Button
                variant="quiet"
                label={t('drafts.removeWhat', { name })}
                onPress={() => setChanges(changes.filter((each) => each !== change))}
              >
                {t('drafts.remove')}
              </Button>
            </li>
          )
        })}
      </ul>
      <ChangeForm onAdd={add} />
      <RefusalBanner failure={failure} onDismiss={() => setFailure(null)} />
    </Dialog>
  )
}
