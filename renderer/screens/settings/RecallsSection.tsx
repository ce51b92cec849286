import type { Failure } from '@shared/contract/channel'
import type { AffectedUse } from '@shared/contract/recalls'
import { contrastAgents, injectateProducts } from '@shared/procedure/catalogue'
import type { RecallCommand } from '@shared/recalls/decide'
import { readRecallList } from '@shared/recalls/readList'
import type { RecalledLot } from '@shared/recalls/recalls'
import { useEffect, useState } from 'react'
import { request } from '../../bridge/bridge'
import { Banner } from '../../components/Banner'
import { Button } from '../../components/Button'
import { Card } from '../../components/Card'
import { RefusalBanner } from '../../components/RefusalBanner'
import { Select } from '../../components/Select'
import { Status } from '../../components/Status'
import { TextArea, TextField } from '../../components/TextField'
import { actOnRecalls, usePolicy } from '../../state/policy'
import { formatDateTime } from '../../text/format'
import { useText } from '../../text/useText'
import { useName } from '../procedure/useReason'
import { RecallLine } from './RecallLine'
import styles from './SettingsScreen.module.css'

const whatever = ''

/** Lots that this site must not use, who put them there, and who received them before. */
export function RecallsSection() {
  const t = useText('settings')
  const nameOf = useName()
  const recalls: readonly RecalledLot[] = usePolicy().recalledLots ?? []
  const [uses, setUses] = useState<readonly AffectedUse[]>([])
  const [failure, setFailure] = useState<Failure | null>(null)
  const [said, setSaid] = useState<string | null>(null)
  const [product, setProduct] = useState<string>(whatever)
  const [lot, setLot] = useState('')
  const [reason, setReason] = useState('')
  const [list, setList] = useState('')
  const standing = recalls.filter((each) => each.withdrawn === null)
  const gone = recalls.filter((each) => each.withdrawn !== null)
  useEffect(() => {
    // Asked again whenever the list changes: a lot may have been used before anybody knew.
    if (recalls.length === 0) return setUses([])
    void request('recalls.affected', {}).then((reply) => {
      if (reply.ok) setUses(reply.value.uses)
      else setFailure(reply.failure)
    })
  }, [recalls])

  const act = async (command: RecallCommand): Promise<boolean> => {
    setSaid(null)
    const reply = await actOnRecalls(command)
    setFailure(reply.ok ? null : reply.failure)
    return reply.ok
  }
  const add = async () => {
    const entry = { productId: product === whatever ? null : product, gtin: null, lot, reason }
    if (!(await act({ do: 'recall.add', entries: [entry] }))) return
    setLot('')
    setReason('')
    setProduct(whatever)
  }
  const takeIn = async () => {
    const read = readRecallList(list)
    if (!read.ok) return setFailure({ ...read.failure, params: { ...read.failure.params } })
    if (!(await act({ do: 'recall.add', entries: [...read.value] }))) return
    setSaid(t('recalls.takenIn', { count: read.value.length }))
    setList('')
  }
  const products = [...injectateProducts, ...contrastAgents].map((each) => ({
    value: each.id,
    label: nameOf(each.name),
  }))
  return (
    <>
      <RefusalBanner failure={failure} onDismiss={() => setFailure(null)} />
      {said !== null && <Banner kind="clear">{said}</Banner>}
      {uses.length > 0 && (
        <Card title={t('recalls.affected', { count: new Set(uses.map((each) => each.caseId)).size })} tone="stop">
          <p>{t('recalls.affectedSays')}</p>
          {uses.map((use) => (
            <Status key={`${use.recallId} ${use.caseId} ${use.at}`} kind="stop">
              {t('recalls.use', {
                patient: use.patient,
                id: use.patientId,
                product: productName(use.productId, nameOf),
                lot: use.lot,
                when: formatDateTime(use.at),
              })}
            </Status>
          ))}
        </Card>
      )}
      <Card title={t('recalls.title')}>
        <p className={styles.muted}>{t('recalls.says')}</p>
        {standing.length === 0 && <p>{t('recalls.none')}</p>}
        {standing.map((each) => (
          <RecallLine
            key={each.id}
            recall={each}
            product={each.productId === null ? t('recalls.whatever') : productName(each.productId, nameOf)}
            onWithdraw={(why) => act({ do: 'recall.withdraw', id: each.id, reason: why })}
          />
        ))}
      </Card>
      <Card title={t('recalls.add')}>
        <div className={styles.two}>
          <TextField label={t('recalls.lot')} value={lot} onChange={setLot} maxLength={40} />
          <Select
            label={t('recalls.product')}
            options={[{ value: whatever, label: t('recalls.whatever') }, ...products]}
            value={product}
            onChange={setProduct}
          />
        </div>
        <TextField label={t('recalls.reason')} value={reason} onChange={setReason} maxLength={500} />
        <div>
          <Button
            variant="primary"
            onPress={() => void add()}
            isDisabled={lot.trim() === '' || reason.trim().length < 3}
          >
            {t('recalls.addDo')}
          </Button>
        </div>
      </Card>
      <Card title={t('recalls.list')}>
        <p className={styles.muted}>{t('recalls.listSays')}</p>
        <TextArea label={t('recalls.listText')} value={list} onChange={setList} rows={5} maxLength={200_000} />
        <div>
          <Button onPress={() => void takeIn()} isDisabled={list.trim() === ''}>
            {t('recalls.takeIn')}
          </Button>
        </div>
      </Card>
      {gone.length > 0 && (
        <Card title={t('recalls.gone')}>
          {gone.map((each) => (
            <p key={each.id} className={styles.muted}>
              {t('recalls.goneLine', {
                lot: each.lot,
                by: each.withdrawn?.by.name ?? '',
                when: formatDateTime(each.withdrawn?.at ?? each.at),
                reason: each.withdrawn?.reason ?? '',
              })}
            </p>
          ))}
        </Card>
      )}
    </>
  )
}

function productName(id: string, nameOf: ReturnType<typeof useName>): string {
  const found = [...injectateProducts, ...contrastAgents].find((each) => each.id === id)
  return found === undefined ? id : nameOf(found.name)
}
