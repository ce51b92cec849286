import type { ConditionItem } from '@shared/screening/scenario'
import { memo, useState } from 'react'
import { Button } from '../../components/Button'
import { Card } from '../../components/Card'
import { Dialog } from '../../components/Dialog'
import { RefusalBanner } from '../../components/RefusalBanner'
import { Status } from '../../components/Status'
import { TextArea } from '../../components/TextField'
import { type OpenCase, useCase } from '../../state/caseStore'
import { useText } from '../../text/useText'
import { NotedBy } from './NotedBy'
import styles from './PrepareScreen.module.css'

type ConditionsCardProps = Pick<OpenCase, 'execute'> & Pick<OpenCase['state']['preparation'], 'conditions'>

/** Conditions that change a risk: kidneys, liver, diabetes, stents, devices, bleeding. */
export const ConditionsCard = memo(({ conditions, execute }: ConditionsCardProps) => {
  const t = useText('prepare')
  const [open, setOpen] = useState(false)
  const save = async (items: readonly ConditionItem[]) => {
    const reply = await execute({
      do: 'conditions.record',
      list: { status: items.length === 0 ? 'none' : 'recorded', items: [...items] },
    })
    if (reply.ok) setOpen(false)
  }
  return (
    <Card
      title={t('condition.title')}
      tone={conditions.status === 'not-asked' ? 'unknown' : 'plain'}
      actions={
        <>
          {conditions.status !== 'recorded' && <Button onPress={() => void save([])}>{t('condition.none')}</Button>}
          <Button onPress={() => setOpen(true)}>{t(conditions.items.length === 0 ? 'add' : 'edit')}</Button>
        </>
      }
    >
      {conditions.status === 'not-asked' && <p className={styles.muted}>{t('condition.notAsked')}</p>}
      {conditions.status === 'none' && <Status kind="clear">{t('condition.noneKnown')}</Status>}
      {conditions.items.length > 0 && (
        <p className={styles.strong}>{conditions.items.map((item) => item.name).join(' · ')}</p>
      )}
      <NotedBy noted={conditions.noted} />
      {open && <ConditionsDialog before={conditions.items} onClose={() => setOpen(false)} onSave={save} />}
    </Card>
  )
})

type ConditionsDialogProps = {
  readonly before: readonly ConditionItem[]
  readonly onClose: () => void
  readonly onSave: (items: readonly ConditionItem[]) => Promise<void>
}

/** The list as text, a line each; a line that was there before keeps what is known about it. */
function ConditionsDialog({ before, onClose, onSave }: ConditionsDialogProps) {
  const t = useText('prepare')
  const { refusal } = useCase()
  const [text, setText] = useState(() => before.map((item) => item.name).join('\n'))
  const typed = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((name) => before.find((item) => item.name === name) ?? { name })
  return (
    <Dialog
      title={t('condition.title')}
      isOpen
      onClose={onClose}
      actions={
        <Button variant="primary" onPress={() => void onSave(typed)}>
          {t('record')}
        </Button>
      }
    >
      <TextArea
        label={t('condition.lines')}
        value={text}
        onChange={setText}
        rows={8}
        help={t('condition.help')}
        autoFocus
        maxLength={20_000}
      />
      <RefusalBanner failure={refusal} />
    </Dialog>
  )
}
