import type { RestartDecision } from '@shared/discharge/events'
import type { RestartOffer } from '@shared/discharge/restartOffers'
import { useState } from 'react'
import { Button } from '../../components/Button'
import { Choices } from '../../components/Choices'
import { DateTimeField } from '../../components/DateTimeField'
import { Dialog } from '../../components/Dialog'
import { DialogActions } from '../../components/DialogActions'
import { RefusalBanner } from '../../components/RefusalBanner'
import { TextField } from '../../components/TextField'
import { useCase } from '../../state/caseStore'
import { useSettings } from '../../state/settings'
import { useText } from '../../text/useText'
import styles from './Discharge.module.css'
import { offerWords } from './RestartCard'

type Kind = RestartDecision['kind']
type RestartDialogProps = { readonly offer: RestartOffer; readonly onClose: () => void }

/** A physician's decision about one drug. Nothing is filled in until a person takes the table's time or another. */
export function RestartDialog({ offer, onClose }: RestartDialogProps) {
  const t = useText('discharge')
  const { locale } = useSettings()
  const { execute, refusal } = useCase()
  const [kind, setKind] = useState<Kind | null>(null)
  const [at, setAt] = useState<string | null>(null)
  const [words, setWords] = useState('')
  const [reason, setReason] = useState('')
  const { earliest } = offer
  const isEarly = kind === 'at' && at !== null && earliest !== null && Date.parse(at) < Date.parse(earliest)
  const decision = decisionOf(kind, at, words.trim())
  const save = async () => {
    if (decision === null) return
    const reply = await execute({ do: 'restart.confirm', drug: offer.drug, decision, reason: reason.trim() })
    if (reply.ok) onClose()
  }
  return (
    <Dialog
      title={t('restart.dialog', { drug: offer.drug })}
      isOpen
      isDismissable={false}
      onClose={onClose}
      actions={
        <DialogActions
          cancel={t('cancel')}
          onCancel={onClose}
          confirm={t('restart.confirm')}
          onConfirm={() => void save()}
          isDisabled={decision === null}
        />
      }
    >
      <p className={styles.strong}>{offerWords(offer, t, locale)}</p>
      <p className={styles.muted}>
        {offer.rule} · {offer.source}
      </p>
      <Choices
        label={t('restart.question')}
        value={kind}
        options={[
          { value: 'at', label: t('restart.kind.at') },
          { value: 'words', label: t('restart.kind.words') },
          { value: 'keep-taking', label: t('restart.kind.keep-taking') },
        ]}
        onChange={setKind}
      />
      {kind === 'at' && (
        <>
          {earliest !== null && (
            <div>
              <Button onPress={() => setAt(earliest)}>{t('restart.take')}</Button>
            </div>
          )}
          <DateTimeField label={t('restart.when')} value={at} onChange={setAt} />
        </>
      )}
      {kind === 'words' && (
        <TextField
          label={t('restart.sayWords')}
          help={t('restart.wordsHelp')}
          value={words}
          onChange={setWords}
          maxLength={500}
        />
      )}
      {isEarly && <TextField label={t('restart.early')} value={reason} onChange={setReason} maxLength={2000} />}
      <RefusalBanner failure={refusal} />
    </Dialog>
  )
}

function decisionOf(kind: Kind | null, at: string | null, words: string): RestartDecision | null {
  switch (kind) {
    case null:
      return null
    case 'at':
      return at === null ? null : { kind, at }
    case 'words':
      return words.length < 3 ? null : { kind, words }
    case 'keep-taking':
      return { kind }
  }
}
