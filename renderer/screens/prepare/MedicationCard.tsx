import { type RulesInForce, rulesInForce } from '@shared/rulebook/inForce'
import { understandInForce } from '@shared/rulebook/screenInForce'
import type { Understood as UnderstoodLine } from '@shared/screening/medicationMatch'
import type { MedicationItem } from '@shared/screening/scenario'
import { memo, useCallback, useState } from 'react'
import { Button } from '../../components/Button'
import { Card } from '../../components/Card'
import { classes } from '../../components/classes'
import { keyed } from '../../components/keyed'
import { Status } from '../../components/Status'
import type { OpenCase } from '../../state/caseStore'
import { usePolicy } from '../../state/policy'
import { useSession } from '../../state/session'
import { formatDateTime } from '../../text/format'
import { useText } from '../../text/useText'
import { MedicationDialog } from './MedicationDialog'
import { NotedBy } from './NotedBy'
import { PasteDialog } from './PasteDialog'
import styles from './PrepareScreen.module.css'
import { Understood } from './Understood'

type MedicationCardProps = Pick<OpenCase, 'execute'> & Pick<OpenCase['state']['preparation'], 'medications'>

/** Medication as the patient says it, as the app understands it, and when it was last taken. */
export const MedicationCard = memo(({ medications, execute }: MedicationCardProps) => {
  const t = useText('prepare')
  const { activePerson } = useSession()
  const rules = rulesInForce(usePolicy().rulebook)
  const [editing, setEditing] = useState<number | 'new' | null>(null)
  const [pasting, setPasting] = useState(false)
  const items = medications.items

  const save = useCallback(
    (next: readonly MedicationItem[]) =>
      execute({
        do: 'medications.record',
        list: { status: next.length === 0 ? 'none' : 'recorded', items: [...next] },
      }),
    [execute],
  )

  const by = activePerson?.name ?? ''
  const confirm = useCallback(
    (index: number, as: string) => {
      const confirmed = { as, by, at: new Date().toISOString() }
      void save(items.map((item, at) => (at === index ? { ...item, confirmed } : item)))
    },
    [items, by, save],
  )

  return (
    <Card
      title={t('medication.title')}
      tone={medications.status === 'not-asked' ? 'unknown' : 'plain'}
      actions={
        <>
          {medications.status !== 'recorded' && <Button onPress={() => void save([])}>{t('medication.none')}</Button>}
          <Button variant="quiet" onPress={() => setPasting(true)}>
            {t('medication.paste')}
          </Button>
          <Button onPress={() => setEditing('new')}>{t('add')}</Button>
        </>
      }
    >
      {medications.status === 'not-asked' && <p className={styles.muted}>{t('medication.notAsked')}</p>}
      {medications.status === 'none' && <Status kind="clear">{t('medication.noneTaken')}</Status>}
      {items.length > 0 && (
        <div className={styles.rows}>
          {keyed(items, (item) => item.name).map(({ key, item, index }) => (
            <MedicationRow key={key} item={item} index={index} rules={rules} onEdit={setEditing} onConfirm={confirm} />
          ))}
        </div>
      )}
      <NotedBy noted={medications.noted} />
      {editing !== null && (
        <MedicationDialog
          item={editing === 'new' ? null : (items[editing] ?? null)}
          place={editing === 'new' ? items.length : editing}
          onClose={() => setEditing(null)}
          onSave={async (item) => {
            const next = editing === 'new' ? [...items, item] : items.map((each, at) => (at === editing ? item : each))
            const reply = await save(next)
            if (reply.ok) setEditing(null)
          }}
          onRemove={
            editing === 'new'
              ? undefined
              : async () => {
                  const reply = await save(items.filter((_, at) => at !== editing))
                  if (reply.ok) setEditing(null)
                }
          }
        />
      )}
      {pasting && (
        <PasteDialog
          onClose={() => setPasting(false)}
          onTake={async (names) => {
            const reply = await save([...items, ...names.map((name) => ({ name }))])
            if (reply.ok) setPasting(false)
          }}
        />
      )}
    </Card>
  )
})

type MedicationRowProps = {
  readonly item: MedicationItem
  /** Place on the list. */
  readonly index: number
  readonly rules: RulesInForce
  readonly onEdit: (index: number) => void
  readonly onConfirm: (index: number, as: string) => void
}

/** A medication as it was said and as it is understood; drawn again only where the list or the rules changed. */
const MedicationRow = memo(({ item, index, rules, onEdit, onConfirm }: MedicationRowProps) => {
  const t = useText('prepare')
  const understood = understandInForce(item.name, rules)
  const known = item.confirmed?.as
  return (
    <div className={styles.row}>
      <span className={styles.strong}>{item.name}</span>
      <span>
        {known !== undefined ? (
          <>
            <span className={styles.strong}>{known === 'not-antithrombotic' ? t('medication.other') : known}</span>
            <br />
            <span className={styles.small}>{t('medication.confirmedBy', { who: item.confirmed?.by ?? '' })}</span>
          </>
        ) : (
          <Understood understood={understood} />
        )}
      </span>
      <span className={styles.small}>
        {item.lastDose == null
          ? t('medication.noLastDose')
          : item.lastDose.includes('T')
            ? formatDateTime(item.lastDose)
            : item.lastDose}
      </span>
      <Button variant="quiet" onPress={() => onEdit(index)} label={t('medication.edit', { name: item.name })}>
        {t('edit')}
      </Button>
      {known === undefined && <WhatIsIt understood={understood} onConfirm={(as) => onConfirm(index, as)} />}
    </div>
  )
})

type WhatIsItProps = {
  readonly understood: UnderstoodLine
  readonly onConfirm: (as: string) => void
}

/** That a name is not understood, and the answers to that, on a line of their own: they are longer than a column. */
function WhatIsIt({ understood, onConfirm }: WhatIsItProps) {
  const t = useText('prepare')
  const { kind, didYouMean } = understood
  if (kind !== 'suggestion' && kind !== 'unknown') return null
  const names = kind === 'suggestion' ? didYouMean.slice(0, 3) : []
  return (
    <span className={classes(styles.inline, styles.whole)}>
      <Status kind="unknown">{t(kind === 'suggestion' ? 'medication.didYouMean' : 'medication.notRecognised')}</Status>
      {names.map((name) => (
        <Button key={name} onPress={() => onConfirm(name)}>
          {name}
        </Button>
      ))}
      <Button variant={names.length > 0 ? 'quiet' : 'plain'} onPress={() => onConfirm('not-antithrombotic')}>
        {t('medication.sayOther')}
      </Button>
    </span>
  )
}
