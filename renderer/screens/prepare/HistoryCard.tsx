import { memo, useState } from 'react'
import { Button } from '../../components/Button'
import { Card } from '../../components/Card'
import { Status } from '../../components/Status'
import type { OpenCase } from '../../state/caseStore'
import { useText } from '../../text/useText'
import { HistoryDialog, type HistoryItem, type HistoryKind } from './HistoryDialog'
import styles from './PrepareScreen.module.css'

type HistoryList = { readonly status: 'not-asked' | 'none' | 'recorded'; readonly items: readonly HistoryItem[] }

type HistoryCardProps = Pick<OpenCase, 'execute'> &
  Pick<OpenCase['state']['preparation'], 'steroids' | 'devices' | 'vaccines'>

/** What was done or put in before: earlier steroids, implanted devices, vaccines. Each is asked, none, or a list. */
export const HistoryCard = memo(({ steroids, devices, vaccines, execute }: HistoryCardProps) => {
  const t = useText('prepare')
  const [adding, setAdding] = useState<HistoryKind | null>(null)
  const lists: Record<HistoryKind, HistoryList> = {
    steroid: listOf(
      steroids,
      steroids?.items.map(({ drug, doseMg, at, region }) => ({ name: drug, doseMg, at, region })),
    ),
    device: listOf(
      devices,
      devices?.items.map(({ name, status }) => ({ name, status })),
    ),
    vaccine: listOf(
      vaccines,
      vaccines?.items.map(({ name, at }) => ({ name, at })),
    ),
  }

  const save = async (kind: HistoryKind, items: readonly HistoryItem[]) => {
    const status = items.length === 0 ? ('none' as const) : ('recorded' as const)
    const reply = await execute(commandFor(kind, status, items))
    if (reply.ok) setAdding(null)
    return reply
  }

  return (
    <Card title={t('history.title')} tone={Object.values(lists).some(isNotAsked) ? 'unknown' : 'plain'}>
      {kinds.map((kind) => {
        const list = lists[kind]
        return (
          <div key={kind} className={styles.rowTwo}>
            <span>
              <b>{t(`history.${kind}`)}</b>
              <br />
              {list.status === 'not-asked' && <Status kind="unknown">{t('history.notAsked')}</Status>}
              {list.status === 'none' && <Status kind="clear">{t(`history.${kind}.none`)}</Status>}
              {list.items.map((item) => said(item, t)).join(' · ')}
            </span>
            <span className={styles.inline}>
              {list.items.length === 0 && list.status !== 'none' && (
                <Button onPress={() => void save(kind, [])} label={t(`history.${kind}.none`)}>
                  {t('history.none')}
                </Button>
              )}
              <Button onPress={() => setAdding(kind)} label={t(`history.${kind}.add`)}>
                {t('add')}
              </Button>
            </span>
          </div>
        )
      })}
      {adding !== null && (
        <HistoryDialog
          kind={adding}
          onClose={() => setAdding(null)}
          onSave={(item) => save(adding, [...lists[adding].items, item])}
        />
      )}
    </Card>
  )
})

const kinds: readonly HistoryKind[] = ['steroid', 'device', 'vaccine']

const isNotAsked = (list: HistoryList) => list.status === 'not-asked'

function listOf(
  list: { readonly status: HistoryList['status'] } | null,
  items: readonly HistoryItem[] | undefined,
): HistoryList {
  return { status: list?.status ?? 'not-asked', items: items ?? [] }
}

function commandFor(kind: HistoryKind, status: 'none' | 'recorded', items: readonly HistoryItem[]) {
  switch (kind) {
    case 'steroid':
      return {
        do: 'steroids.record' as const,
        list: {
          status,
          items: items.map(({ name, doseMg, at, region }) => ({ drug: name, doseMg, at: at ?? '', region })),
        },
      }
    case 'device':
      return {
        do: 'devices.record' as const,
        list: { status, items: items.map(({ name, status }) => ({ name, status })) },
      }
    case 'vaccine':
      return {
        do: 'vaccines.record' as const,
        list: { status, items: items.map(({ name, at }) => ({ name, at: at ?? '' })) },
      }
  }
}

function said({ name, doseMg, at, region, status }: HistoryItem, t: (key: string) => string): string {
  return [
    name,
    doseMg == null ? '' : `${doseMg} mg`,
    region ?? '',
    at ?? '',
    status == null ? '' : t(`device.${status}`),
  ]
    .filter((part) => part !== '')
    .join(', ')
}
