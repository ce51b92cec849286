import type { RestartDecision } from '@shared/discharge/events'
import type { RestartOffer } from '@shared/discharge/restartOffers'
import { useState } from 'react'
import { ActDialog } from '../../components/ActDialog'
import { Button } from '../../components/Button'
import { Choices } from '../../components/Choices'
import { DateTimeField } from '../../components/DateTimeField'
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
  const { execute } = useCase()
  const [kind, setKind] = useState<Kind | null>(null)
  const [at, setAt] = useState<string | null>(null)
  const [words, setWords] = useState('')
  const [reason, setReason] = useState('')
  const { earliest } = offer
  const isEarly = kind === 'at' && at !== null && earliest !== null && Date.parse(at) < Date.parse(earliest)
  const decision = decisionOf(kind, at, words.trim())
  const save =
    decision === null
      ? null
      : () => execute({ do: 'restart.confirm', drug: offer.drug, decision, reason: reason.trim() })
  return (
    <ActDialog
      title={t('restart.dialog', { drug: offer.drug })}
      onClose={onClose}
      confirm={t('restart.confirm')}
      act={save}
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
    </ActDialog>
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
