import type { Outcome } from '@shared/contract/channel'
import type { AllergyItem } from '@shared/screening/scenario'
import { memo, useState } from 'react'
import { ActDialog } from '../../components/ActDialog'
import { Button } from '../../components/Button'
import { Card } from '../../components/Card'
import { Choices } from '../../components/Choices'
import { keyed } from '../../components/keyed'
import { Status } from '../../components/Status'
import { TextField } from '../../components/TextField'
import type { OpenCase } from '../../state/caseStore'
import { useText } from '../../text/useText'
import { NotedBy } from './NotedBy'
import styles from './PrepareScreen.module.css'

type AllergyCardProps = Pick<OpenCase, 'execute'> & Pick<OpenCase['state']['preparation'], 'allergies'>

/** Allergies with what happened. "None known" is a statement with a name and a time, never an empty list. */
export const AllergyCard = memo(({ allergies, execute }: AllergyCardProps) => {
  const t = useText('prepare')
  const [editing, setEditing] = useState<number | 'new' | null>(null)
  const items = allergies.items
  const save = async (next: readonly AllergyItem[]) => {
    const reply = await execute({
      do: 'allergies.record',
      list: { status: next.length === 0 ? 'none' : 'recorded', items: [...next] },
    })
    if (reply.ok) setEditing(null)
    return reply
  }
  return (
    <Card
      title={t('allergy.title')}
      tone={allergies.status === 'not-asked' ? 'unknown' : 'plain'}
      actions={
        <>
          {allergies.status !== 'recorded' && <Button onPress={() => void save([])}>{t('allergy.none')}</Button>}
          <Button onPress={() => setEditing('new')}>{t('add')}</Button>
        </>
      }
    >
      {allergies.status === 'not-asked' && <p className={styles.muted}>{t('allergy.notAsked')}</p>}
      {allergies.status === 'none' && <Status kind="clear">{t('allergy.noneKnown')}</Status>}
      {keyed(items, (item) => item.substance).map(({ key, item, index }) => (
        <div key={key} className={styles.rowTwo}>
          <span>
            <span className={styles.strong}>{item.substance}</span>
            <br />
            <span className={styles.small}>
              {item.reaction == null ? t('allergy.reactionNotAsked') : item.reaction} ·{' '}
              {t(`severity.${item.severity ?? 'unknown'}`)}
              {item.status != null && item.status !== 'active' && ` · ${t(`allergyStatus.${item.status}`)}`}
            </span>
          </span>
          <Button variant="quiet" onPress={() => setEditing(index)} label={t('allergy.edit', { name: item.substance })}>
            {t('edit')}
          </Button>
        </div>
      ))}
      <NotedBy noted={allergies.noted} />
      {editing !== null && (
        <AllergyDialog
          item={editing === 'new' ? null : (items[editing] ?? null)}
          onClose={() => setEditing(null)}
          onSave={(item) =>
            save(editing === 'new' ? [...items, item] : items.map((each, at) => (at === editing ? item : each)))
          }
        />
      )}
    </Card>
  )
})

type AllergyDialogProps = {
  readonly item: AllergyItem | null
  readonly onClose: () => void
  readonly onSave: (item: AllergyItem) => Promise<Outcome<unknown>>
}

const severities = ['mild', 'moderate', 'severe', 'unknown'] as const
const statuses = ['active', 'inactive', 'refuted', 'entered-in-error'] as const

function AllergyDialog({ item, onClose, onSave }: AllergyDialogProps) {
  const t = useText('prepare')
  const [draft, setDraft] = useState<AllergyItem>(item ?? { substance: '' })
  return (
    <ActDialog
      title={item === null ? t('allergy.add') : item.substance}
      onClose={onClose}
      confirm={t('record')}
      act={draft.substance.trim() === '' ? null : () => onSave(draft)}
    >
      <TextField
        label={t('allergy.substance')}
        value={draft.substance}
        onChange={(substance) => setDraft({ ...draft, substance })}
        autoFocus
        maxLength={4000}
      />
      <TextField
        label={t('allergy.reaction')}
        value={draft.reaction ?? ''}
        onChange={(reaction) => setDraft({ ...draft, reaction: reaction === '' ? null : reaction })}
        help={t('allergy.reactionHelp')}
        maxLength={500}
      />
      <Choices
        label={t('allergy.severity')}
        value={draft.severity ?? null}
        onChange={(severity) => setDraft({ ...draft, severity })}
        options={severities.map((value) => ({ value, label: t(`severity.${value}`) }))}
      />
      <Choices
        label={t('allergy.status')}
        value={statuses.find((each) => each === draft.status) ?? null}
        onChange={(status) => setDraft({ ...draft, status })}
        options={statuses.map((value) => ({ value, label: t(`allergyStatus.${value}`) }))}
      />
    </ActDialog>
  )
}
