import { type ChecklistEdit, longestAnswer, longestAsk } from '@shared/checklists/edit'
import { valuesIn } from '@shared/checklists/weakening'
import type { Failure } from '@shared/contract/channel'
import type { PausePhase } from '@shared/pause/phases'
import type { ChecklistItem } from '@shared/pause/template'
import type { Role } from '@shared/people/person'
import { useState } from 'react'
import { Banner } from '../../../components/Banner'
import { Button } from '../../../components/Button'
import { Choices, MultiChoices } from '../../../components/Choices'
import { Dialog } from '../../../components/Dialog'
import { RefusalBanner } from '../../../components/RefusalBanner'
import { TextArea } from '../../../components/TextField'
import { useText } from '../../../text/useText'

type ItemDialogProps = {
  /** The item to change; null for a new one. */
  readonly item: ChecklistItem | null
  /** The product's own item of this number, where it has one. */
  readonly base: ChecklistItem | null
  readonly phase: PausePhase
  readonly onAct: (edit: ChecklistEdit) => Promise<Failure | null>
  readonly onClose: () => void
}

const roomRoles = ['nurse', 'physician', 'technologist', 'anaesthesia'] as const satisfies readonly Role[]
const languages = ['en', 'es'] as const
const nothing = { en: '', es: '' }

/** The words of an item in both languages, and how much it stops; for a new one also who reads and who answers. */
export function ItemDialog({ item, base, phase, onAct, onClose }: ItemDialogProps) {
  const t = useText('checklists')
  const tPause = useText('pause')
  const [ask, setAsk] = useState(item?.ask ?? nothing)
  const [answer, setAnswer] = useState(item?.answer ?? nothing)
  const [stop, setStop] = useState<ChecklistItem['stop']>(item?.stop ?? 'warn')
  const [reads, setReads] = useState<readonly Role[]>(['nurse'])
  const [confirms, setConfirms] = useState<readonly Role[]>(['physician'])
  const [failure, setFailure] = useState<Failure | null>(null)
  const values = base === null ? [] : [...new Set(valuesIn(base, 'en'))]
  const isWhole = languages.every((locale) => ask[locale].trim() !== '' && answer[locale].trim() !== '')

  const save = async () => {
    if (item === null) {
      if (stop === 'stop-no-override') return
      const edit: ChecklistEdit = { edit: 'add', phase, ask, answer, reads: [...reads], confirms: [...confirms], stop }
      return finish(await onAct(edit))
    }
    const isReworded = languages.some(
      (locale) => ask[locale] !== item.ask[locale] || answer[locale] !== item.answer[locale],
    )
    const worded = isReworded ? await onAct({ edit: 'reword', itemId: item.id, ask, answer }) : null
    if (worded !== null) return setFailure(worded)
    finish(stop === item.stop ? null : await onAct({ edit: 'set-stop', itemId: item.id, stop }))
  }
  const finish = (refused: Failure | null) => {
    setFailure(refused)
    if (refused === null) onClose()
  }
  return (
    <Dialog
      title={item === null ? t('new', { phase: tPause(`phase.${phase}`) }) : t('item', { item: item.id })}
      isOpen
      onClose={onClose}
      size="wide"
      actions={
        <>
          <Button onPress={onClose}>{t('back')}</Button>
          <Button
            variant="primary"
            isDisabled={!isWhole || (item === null && (reads.length === 0 || confirms.length === 0))}
            onPress={() => void save()}
          >
            {t('intoDraft')}
          </Button>
        </>
      }
    >
      {values.length > 0 && (
        <Banner kind="info">{t('values', { values: values.map((name) => `{${name}}`).join(', ') })}</Banner>
      )}
      <RefusalBanner failure={failure} />
      {languages.map((locale) => (
        <TextArea
          key={`ask ${locale}`}
          label={t(`ask.${locale}`)}
          value={ask[locale]}
          onChange={(text) => setAsk({ ...ask, [locale]: text })}
          rows={2}
          maxLength={longestAsk}
        />
      ))}
      {languages.map((locale) => (
        <TextArea
          key={`answer ${locale}`}
          label={t(`answer.${locale}`)}
          value={answer[locale]}
          onChange={(text) => setAnswer({ ...answer, [locale]: text })}
          rows={2}
          maxLength={longestAnswer}
        />
      ))}
      {item === null && (
        <>
          <MultiChoices
            label={t('reads')}
            value={roomRoles.filter((role) => reads.includes(role))}
            onChange={setReads}
            options={roomRoles.map((value) => ({ value, label: tPause(`role.${value}`) }))}
          />
          <MultiChoices
            label={t('confirms')}
            value={roomRoles.filter((role) => confirms.includes(role))}
            onChange={setConfirms}
            options={roomRoles.map((value) => ({ value, label: tPause(`role.${value}`) }))}
          />
        </>
      )}
      {item?.stop === 'stop-no-override' ? (
        <p>{t('stop.fixed')}</p>
      ) : (
        <Choices
          label={t('stop.label')}
          value={stop}
          onChange={setStop}
          options={(['stop', 'warn'] as const).map((value) => ({
            value,
            label: t(`stop.${value}`),
            isDisabled: value === 'warn' && base !== null && base.stop !== 'warn',
          }))}
        />
      )}
    </Dialog>
  )
}
