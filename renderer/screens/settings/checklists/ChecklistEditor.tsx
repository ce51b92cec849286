import { differencesBetween } from '@shared/checklists/differences'
import type { ChecklistEdit } from '@shared/checklists/edit'
import type { Failure } from '@shared/contract/channel'
import type { ChecklistView } from '@shared/contract/checklists'
import { type PausePhase, pausePhases } from '@shared/pause/phases'
import type { ChecklistItem } from '@shared/pause/template'
import { useState } from 'react'
import { Button } from '../../../components/Button'
import { Card } from '../../../components/Card'
import { Choices } from '../../../components/Choices'
import { RefusalBanner } from '../../../components/RefusalBanner'
import { actOnChecklist } from '../../../state/checklists'
import { useSettings } from '../../../state/settings'
import { useText } from '../../../text/useText'
import { ChecklistPreview } from './ChecklistPreview'
import styles from './Checklists.module.css'
import { ItemDialog } from './ItemDialog'
import { ItemRow } from './ItemRow'
import { StandingCard } from './StandingCard'

type Editing = { readonly item: ChecklistItem | null }

/** One checklist with its items phase by phase. Every change goes into a draft; nothing changes in the room until it is in force. */
export function ChecklistEditor({ checklist }: { readonly checklist: ChecklistView }) {
  const t = useText('checklists')
  const tPause = useText('pause')
  const { locale } = useSettings()
  const [phase, setPhase] = useState<PausePhase>('verification')
  const [editing, setEditing] = useState<Editing | null>(null)
  const [preview, setPreview] = useState<string | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const { base, inForce, draft } = checklist
  const template = draft?.template ?? inForce
  const items = template.phases.find((each) => each.phase === phase)?.items ?? []
  const ofBase = base.phases.find((each) => each.phase === phase)?.items ?? []
  const retired = ofBase.filter((item) => !items.some((each) => each.id === item.id))
  const changed = new Set(differencesBetween(inForce, template).map((each) => each.item.id))

  const act = async (change: ChecklistEdit): Promise<Failure | null> => {
    const reply = await actOnChecklist({ do: 'checklist.edit', checklistId: checklist.id, change })
    setFailure(reply.ok ? null : reply.failure)
    return reply.ok ? null : reply.failure
  }

  return (
    <>
      <StandingCard checklist={checklist} onPreview={() => setPreview(template.phases[0]?.items[0]?.id ?? null)} />
      <RefusalBanner failure={failure} onDismiss={() => setFailure(null)} />
      <Card
        title={tPause(`phase.${phase}`)}
        actions={<Button onPress={() => setEditing({ item: null })}>{t('add')}</Button>}
      >
        <Choices
          label={t('phase')}
          isLabelHidden
          value={phase}
          onChange={setPhase}
          options={pausePhases.map((value) => ({ value, label: tPause(`phase.${value}`) }))}
        />
        <ol className={styles.items} aria-label={tPause(`phase.${phase}`)}>
          {items.map((item, index) => (
            <ItemRow
              key={item.id}
              item={item}
              isChanged={changed.has(item.id)}
              isFirst={index === 0}
              isLast={index === items.length - 1}
              isOwn={!ofBase.some((each) => each.id === item.id)}
              onMove={(places) => void act({ edit: 'move', itemId: item.id, places })}
              onEdit={() => setEditing({ item })}
              onPreview={() => setPreview(item.id)}
              onRetire={() => void act({ edit: 'retire', itemId: item.id })}
            />
          ))}
        </ol>
        {retired.length > 0 && (
          <>
            <h4 className={styles.retiredTitle}>{t('retired')}</h4>
            <ul className={styles.items}>
              {retired.map((item) => (
                <li key={item.id} className={styles.retired}>
                  <span className={styles.id}>{item.id}</span>
                  <span className={styles.words}>{item.ask[locale]}</span>
                  <Button
                    label={t('restoreWhich', { item: item.id })}
                    onPress={() => void act({ edit: 'restore', itemId: item.id })}
                  >
                    {t('restore')}
                  </Button>
                </li>
              ))}
            </ul>
          </>
        )}
      </Card>
      {editing !== null && (
        <ItemDialog
          item={editing.item}
          base={editing.item === null ? null : (ofBase.find((each) => each.id === editing.item?.id) ?? null)}
          phase={phase}
          onAct={act}
          onClose={() => setEditing(null)}
        />
      )}
      {preview !== null && (
        <ChecklistPreview template={template} itemId={preview} onShow={setPreview} onClose={() => setPreview(null)} />
      )}
    </>
  )
}
