import type { ConditionItem } from '@shared/screening/scenario'
import { useEffect, useState } from 'react'
import { Button } from '../../components/Button'
import { Card } from '../../components/Card'
import { Dialog } from '../../components/Dialog'
import { RefusalBanner } from '../../components/RefusalBanner'
import { Status } from '../../components/Status'
import { TextArea } from '../../components/TextField'
import { useCase } from '../../state/caseStore'
import { useText } from '../../text/useText'
import { NotedBy } from './NotedBy'
import styles from './PrepareScreen.module.css'

/** Conditions that change a risk: kidneys, liver, diabetes, stents, devices, bleeding. */
export function ConditionsCard() {
  const t = useText('prepare')
  const { state, execute, refusal } = useCase()
  const { conditions } = state.preparation
  const [open, setOpen] = useState(false)
  const [text, setText] = useState('')
  useEffect(() => {
    if (open) setText(conditions.items.map((item) => item.name).join('\n'))
  }, [open, conditions.items])

  const save = async (items: readonly ConditionItem[]) => {
    const reply = await execute({
      do: 'conditions.record',
      list: { status: items.length === 0 ? 'none' : 'recorded', items: [...items] },
    })
    if (reply.ok) setOpen(false)
  }
  const typed = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((name) => conditions.items.find((item) => item.name === name) ?? { name })

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
      <Dialog
        title={t('condition.title')}
        isOpen={open}
        onClose={() => setOpen(false)}
        actions={
          <Button variant="primary" onPress={() => void save(typed)}>
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
    </Card>
  )
}
