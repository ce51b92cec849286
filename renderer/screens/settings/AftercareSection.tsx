import { type SitePolicy, sitePolicySchema } from '@shared/case/policy'
import type { Failure } from '@shared/contract/channel'
import { type ReactNode, useEffect, useState } from 'react'
import { Banner } from '../../components/Banner'
import { Button } from '../../components/Button'
import { Card } from '../../components/Card'
import { CheckField } from '../../components/CheckField'
import { Choices } from '../../components/Choices'
import { NumberField } from '../../components/NumberField'
import { RefusalBanner } from '../../components/RefusalBanner'
import { TextField } from '../../components/TextField'
import { changePolicy, usePolicy } from '../../state/policy'
import { useText } from '../../text/useText'
import styles from './SettingsScreen.module.css'

type Draft = {
  readonly [Key in 'urgentContacts' | 'ageLimits' | 'morphineFactors']: readonly Readonly<Record<string, unknown>>[]
}
type Limit = keyof SitePolicy['ageLimits'][number]

const limitKeys = [
  'systolicLow',
  'systolicHigh',
  'pulseLow',
  'pulseHigh',
  'respirationLow',
  'respirationHigh',
  'spo2Low',
] as const satisfies readonly Limit[]

/** What the site decides about recovery, diagnostic blocks and outcomes; each with what it is for. */
export function AftercareSection() {
  const t = useText('aftercare')
  const policy = usePolicy()
  const [plain, setPlain] = useState(policy)
  const [lists, setLists] = useState<Draft>(policy)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [saved, setSaved] = useState(false)
  useEffect(() => {
    setPlain(policy)
    setLists(policy)
  }, [policy])
  const change = (part: Partial<SitePolicy>) => {
    setSaved(false)
    setPlain({ ...plain, ...part })
  }
  const changeList = (part: Partial<Draft>) => {
    setSaved(false)
    setLists({ ...lists, ...part })
  }
  const read = sitePolicySchema.safeParse({
    ...plain,
    urgentContacts: lists.urgentContacts,
    ageLimits: lists.ageLimits,
    morphineFactors: lists.morphineFactors,
  })
  const isOrdered = plain.responderReliefPercent >= plain.responderWithFunctionPercent
  const save = async () => {
    if (!read.success || !isOrdered) return
    const reply = await changePolicy(read.data)
    setFailure(reply.ok ? null : reply.failure)
    setSaved(reply.ok)
  }
  return (
    <>
      <Card title={t('watch.title')}>
        <p className={styles.muted}>{t('watch.says')}</p>
        <Rows
          rows={lists.urgentContacts}
          blank={{ what: '', phone: '' }}
          name={t('contact')}
          add={t('contact.add')}
          remove={t('remove')}
          onChange={(urgentContacts) => changeList({ urgentContacts })}
        >
          {(row, set) => (
            <>
              <TextField
                label={t('contact.what')}
                value={text(row.what)}
                maxLength={80}
                onChange={(what) => set({ what })}
              />
              <TextField
                label={t('contact.phone')}
                value={text(row.phone)}
                maxLength={60}
                onChange={(phone) => set({ phone })}
              />
            </>
          )}
        </Rows>
      </Card>
      <Card title={t('blocks.title')}>
        <p className={styles.muted}>{t('blocks.says')}</p>
        <div className={styles.two}>
          <Choices
            label={t('blocks.threshold')}
            value={String(plain.blockReliefPercent)}
            options={[50, 75, 80].map((value) => ({ value: String(value), label: t('percent', { value }) }))}
            onChange={(value) => change({ blockReliefPercent: Number(value) })}
          />
          <Choices
            label={t('blocks.needed')}
            value={String(plain.blocksNeeded)}
            options={[
              { value: '1', label: t('blocks.one') },
              { value: '2', label: t('blocks.two') },
            ]}
            onChange={(value) => change({ blocksNeeded: Number(value) })}
          />
          <NumberField
            label={t('blocks.painAtLeast')}
            unit="0–10"
            min={1}
            max={10}
            value={plain.blockPainAtLeast}
            onChange={(value) => value !== null && change({ blockPainAtLeast: Math.round(value) })}
          />
        </div>
      </Card>
      <Card title={t('responders.title')}>
        <p className={styles.muted}>{t('responders.says')}</p>
        <div className={styles.two}>
          <NumberField
            label={t('responders.relief')}
            unit="%"
            min={30}
            max={100}
            value={plain.responderReliefPercent}
            onChange={(value) => value !== null && change({ responderReliefPercent: Math.round(value) })}
          />
          <NumberField
            label={t('responders.withFunction')}
            unit="%"
            min={10}
            max={100}
            value={plain.responderWithFunctionPercent}
            onChange={(value) => value !== null && change({ responderWithFunctionPercent: Math.round(value) })}
          />
        </div>
        {!isOrdered && <Banner kind="caution">{t('responders.order')}</Banner>}
      </Card>
      <Card title={t('limits.title')}>
        <p className={styles.muted}>{t('limits.says')}</p>
        <Rows
          rows={lists.ageLimits}
          blank={{ fromYears: null, belowYears: null, source: '' }}
          name={t('limits.row')}
          add={t('limits.add')}
          remove={t('remove')}
          onChange={(ageLimits) => changeList({ ageLimits })}
        >
          {(row, set) => (
            <>
              {(['fromYears', 'belowYears'] as const).map((key) => (
                <NumberField
                  key={key}
                  label={t(`limits.${key}`)}
                  unit={t('years')}
                  min={0}
                  max={131}
                  value={number(row[key])}
                  onChange={(value) => set({ [key]: value })}
                />
              ))}
              {limitKeys.map((key) => (
                <NumberField
                  key={key}
                  label={t(`limits.${key}`)}
                  min={0}
                  max={400}
                  value={number(row[key])}
                  onChange={(value) => set({ [key]: value })}
                />
              ))}
              <TextField
                label={t('source')}
                value={text(row.source)}
                maxLength={200}
                onChange={(source) => set({ source })}
              />
            </>
          )}
        </Rows>
      </Card>
      <Card title={t('morphine.title')}>
        <p className={styles.muted}>{t('morphine.says')}</p>
        <Rows
          rows={lists.morphineFactors}
          blank={{ opioid: '', factor: null, source: '' }}
          name={t('morphine.row')}
          add={t('morphine.add')}
          remove={t('remove')}
          onChange={(morphineFactors) => changeList({ morphineFactors })}
        >
          {(row, set) => (
            <>
              <TextField
                label={t('morphine.opioid')}
                value={text(row.opioid)}
                maxLength={80}
                onChange={(opioid) => set({ opioid })}
              />
              <NumberField
                label={t('morphine.factor')}
                min={0}
                max={200}
                value={number(row.factor)}
                onChange={(factor) => set({ factor })}
              />
              <TextField
                label={t('source')}
                value={text(row.source)}
                maxLength={200}
                onChange={(source) => set({ source })}
              />
            </>
          )}
        </Rows>
      </Card>
      <Card title={t('licence.title')}>
        <p className={styles.muted}>{t('licence.says')}</p>
        {(['odi', 'ndi'] as const).map((name) => (
          <CheckField
            key={name}
            label={t(`licence.${name}`)}
            value={plain.itemLicences.includes(name)}
            onChange={(held) =>
              change({
                itemLicences: held ? [...plain.itemLicences, name] : plain.itemLicences.filter((each) => each !== name),
              })
            }
          />
        ))}
      </Card>
      {!read.success && <Banner kind="caution">{t('incomplete')}</Banner>}
      <RefusalBanner failure={failure} />
      {saved && <Banner kind="clear">{t('saved')}</Banner>}
      <div>
        <Button variant="primary" isDisabled={!read.success || !isOrdered} onPress={() => void save()}>
          {t('save')}
        </Button>
      </div>
    </>
  )
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const number = (value: unknown): number | null => (typeof value === 'number' ? value : null)

type Row = Readonly<Record<string, unknown>>
type RowsProps = {
  readonly rows: readonly Row[]
  readonly blank: Row
  readonly name: string
  readonly add: string
  readonly remove: string
  readonly onChange: (rows: readonly Row[]) => void
  readonly children: (row: Row, set: (part: Row) => void) => ReactNode
}

/** Lines of a table that a person fills in; what is incomplete is said and not saved. */
function Rows({ rows, blank, name, add, remove, onChange, children }: RowsProps) {
  // A line has no name of its own while it is written; its place names it.
  const lines = rows.map((row, index) => ({ key: `${name} ${index + 1}`, row, index }))
  return (
    <>
      {lines.map(({ key, row, index }) => (
        <fieldset key={key} className={styles.row} aria-label={key}>
          {children(row, (part) => onChange(rows.map((each, at) => (at === index ? { ...each, ...part } : each))))}
          <Button
            variant="quiet"
            label={`${remove}: ${key}`}
            onPress={() => onChange(rows.filter((_, at) => at !== index))}
          >
            {remove}
          </Button>
        </fieldset>
      ))}
      <div>
        <Button onPress={() => onChange([...rows, blank])}>{add}</Button>
      </div>
    </>
  )
}
