import { differencesBetween } from '@shared/checklists/differences'
import type { Failure } from '@shared/contract/channel'
import type { ChecklistView } from '@shared/contract/checklists'
import { useState } from 'react'
import { request } from '../../../bridge/bridge'
import { Banner } from '../../../components/Banner'
import { Button } from '../../../components/Button'
import { Card } from '../../../components/Card'
import { RefusalBanner } from '../../../components/RefusalBanner'
import { Select } from '../../../components/Select'
import { actOnChecklist, putInForce } from '../../../state/checklists'
import { useSettings } from '../../../state/settings'
import { formatDate } from '../../../text/format'
import { useText } from '../../../text/useText'
import { PutInForceDialog } from '../PutInForceDialog'
import styles from './Checklists.module.css'
import { Differences } from './Differences'
import { DropDialog } from './DropDialog'

type StandingCardProps = { readonly checklist: ChecklistView; readonly onPreview: () => void }

/** Which version is in force and by whom, what the draft changes, and the ways in and out. */
export function StandingCard({ checklist, onPreview }: StandingCardProps) {
  const t = useText('checklists')
  const { locale } = useSettings()
  const [open, setOpen] = useState<'force' | 'drop' | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [said, setSaid] = useState<string | null>(null)
  const { id, inForce, adopted, draft, versions } = checklist
  const version = inForce.version
  const act = async (command: Parameters<typeof actOnChecklist>[0]) => {
    const reply = await actOnChecklist(command)
    setSaid(null)
    setFailure(reply.ok ? null : reply.failure)
  }
  const exportIt = async () => {
    const reply = await request('checklists.export', {
      checklistId: id,
      version: draft === null ? version : null,
    })
    setFailure(reply.ok ? null : reply.failure)
    setSaid(reply.ok && reply.value.path !== null ? t('exported') : null)
  }
  const importIt = async () => {
    const reply = await request('checklists.import', {})
    setFailure(reply.ok ? null : reply.failure)
    setSaid(reply.ok && !reply.value.cancelled ? t('imported') : null)
  }
  return (
    <Card
      title={inForce.name[locale]}
      actions={
        <>
          <Button onPress={onPreview}>{t('preview')}</Button>
          <Button onPress={() => void exportIt()}>{t('export')}</Button>
          <Button isDisabled={draft !== null} onPress={() => void importIt()}>
            {t('import')}
          </Button>
        </>
      }
    >
      {adopted === null ? (
        <Banner kind="unknown">{t('notAdopted', { version })}</Banner>
      ) : (
        <Banner kind="clear">
          {t('adopted', { version, name: adopted.by.name, date: formatDate(adopted.at) })}
          {adopted.note !== '' && ` ${adopted.note}`}
        </Banner>
      )}
      <RefusalBanner failure={failure} onDismiss={() => setFailure(null)} />
      {said !== null && <Banner kind="info">{said}</Banner>}
      {draft === null ? (
        <div className={styles.line}>
          <p className={styles.muted}>{t('noDraft')}</p>
          <Select
            label={t('startFrom')}
            value={null}
            placeholder={t('startFrom.choose')}
            onChange={(value) => void act({ do: 'checklist.startFrom', checklistId: id, version: Number(value) })}
            options={versions.map((each) => ({
              value: String(each.version),
              label:
                each.adopted === null
                  ? t('version.product', { version: each.version })
                  : t('version.site', {
                      version: each.version,
                      name: each.adopted.by.name,
                      date: formatDate(each.adopted.at),
                    }),
            }))}
          />
        </div>
      ) : (
        <>
          <h4>{t('draft', { name: draft.changedBy.name, date: formatDate(draft.at) })}</h4>
          <Differences differences={differencesBetween(inForce, draft.template)} />
          <div className={styles.line}>
            <Button variant="primary" onPress={() => setOpen('force')}>
              {t('putInForce')}
            </Button>
            <Button variant="quiet" onPress={() => setOpen('drop')}>
              {t('drop')}
            </Button>
          </div>
        </>
      )}
      {open === 'force' && draft !== null && (
        <PutInForceDialog
          says={t('putInForce.says')}
          onPut={(confirmation) => putInForce({ checklistId: id, ...confirmation })}
          onClose={() => setOpen(null)}
        >
          <Differences differences={differencesBetween(inForce, draft.template)} />
        </PutInForceDialog>
      )}
      {open === 'drop' && (
        <DropDialog
          onClose={() => setOpen(null)}
          onDrop={() => {
            setOpen(null)
            void act({ do: 'checklist.dropDraft', checklistId: id })
          }}
        />
      )}
    </Card>
  )
}
