import { procedures } from '@shared/plan/catalogue'
import {
  type RuleChange,
  strictThresholds,
  type ThresholdName,
  thresholdNames,
  thresholdValue,
} from '@shared/rulebook/changes'
import type { RiskClass } from '@shared/screening/finding'
import { shippedRules } from '@shared/screening/rules'
import { useState } from 'react'
import { Button } from '../../components/Button'
import { Choices } from '../../components/Choices'
import { NumberField } from '../../components/NumberField'
import { Select } from '../../components/Select'
import { TextField } from '../../components/TextField'
import { useSettings } from '../../state/settings'
import { useText } from '../../text/useText'
import styles from './Rules.module.css'
import { cellWords } from './ruleWords'

type Kind = RuleChange['kind']
const kinds = ['hold', 'restart', 'threshold', 'procedure', 'edition', 'own-drug'] as const satisfies readonly Kind[]
const classes = ['low', 'intermediate', 'high'] as const
const noName = { name: '', names: '' }
const noDays = { low: null, intermediate: null, high: null }
type Unit = 'hours' | 'days' | 'shared' | 'avoid'

type ChangeFormProps = {
  /** Takes the change in, or says why it may not be and keeps what was typed. */
  readonly onAdd: (change: RuleChange) => boolean
}

/** One more row for a draft. The table's own value stands beside what is typed. */
export function ChangeForm({ onAdd }: ChangeFormProps) {
  const t = useText('rules')
  const { locale } = useSettings()
  const [kind, setKind] = useState<Kind>('hold')
  const [row, setRow] = useState<string | null>(null)
  const [riskClass, setRiskClass] = useState<RiskClass | null>(null)
  const [amount, setAmount] = useState<number | null>(null)
  const [unit, setUnit] = useState<Unit>('days')
  const [threshold, setThreshold] = useState<ThresholdName | null>(null)
  const [own, setOwn] = useState(noName)
  const [ownDays, setOwnDays] = useState<Readonly<Record<RiskClass, number | null>>>(noDays)
  const [why, setWhy] = useState('')
  /** A field that is emptied from outside is made anew: it keeps what was typed. */
  const [round, setRound] = useState(0)

  const cell =
    unit === 'hours' || unit === 'days' ? lengthOf(amount, unit) : unit === 'shared' ? 'shared decision' : 'avoid'
  const drug = shippedRules.drugs.find(({ id }) => id === row)
  const before =
    (kind === 'hold' || kind === 'restart') && drug !== undefined && riskClass !== null
      ? cellWords(t, drug[kind][riskClass])
      : kind === 'threshold' && threshold !== null
        ? String(thresholdValue(shippedRules, threshold))
        : null

  const change = ((): RuleChange | null => {
    if (why.trim().length < 3) return null
    switch (kind) {
      case 'hold':
      case 'restart':
        return row === null || riskClass === null || cell === null ? null : { kind, row, riskClass, value: cell, why }
      case 'threshold':
        return threshold === null || amount === null ? null : { kind, name: threshold, value: amount, why }
      case 'procedure':
        return row === null ? null : { kind, procedure: row, why }
      case 'edition':
        return row === null ? null : { kind, edition: row, why }
      case 'own-drug': {
        const [low, intermediate, high] = classes.map((each) => lengthOf(ownDays[each], 'days'))
        if (own.name.trim().length < 2 || low == null || intermediate == null || high == null) return null
        const names = own.names
          .split(',')
          .map((name) => name.trim())
          .filter((name) => name !== '')
        const restart = lengthOf(amount, unit === 'days' ? 'days' : 'hours')
        return restart === null
          ? null
          : {
              kind,
              name: own.name.trim(),
              names,
              hold: { low, intermediate, high },
              restart: { low: restart, intermediate: restart, high: restart },
              why,
            }
      }
    }
  })()
  const add = () => {
    if (change === null || !onAdd(change)) return
    setAmount(null)
    setWhy('')
    setOwn(noName)
    setOwnDays(noDays)
    setRound(round + 1)
  }
  const become = (next: Kind) => {
    setKind(next)
    setRow(null)
    setAmount(null)
    setUnit('days')
    setRound(round + 1)
  }
  const units = kind === 'hold' ? (['hours', 'days', 'shared', 'avoid'] as const) : (['hours', 'days'] as const)
  return (
    <fieldset className={styles.form} aria-label={t('form.title')}>
      <legend>{t('form.title')}</legend>
      <Choices
        label={t('form.kind')}
        value={kind}
        onChange={become}
        options={kinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
      />
      {(kind === 'hold' || kind === 'restart') && (
        <>
          <Select
            label={t('form.drug')}
            value={row}
            onChange={setRow}
            options={shippedRules.drugs.map(({ id, generic }) => ({ value: id, label: generic }))}
          />
          <Choices
            label={t('form.class')}
            value={riskClass}
            onChange={setRiskClass}
            options={classes.map((value) => ({ value, label: t(`class.${value}`) }))}
          />
        </>
      )}
      {kind === 'threshold' && (
        <Select
          label={t('form.threshold')}
          value={threshold}
          onChange={setThreshold}
          options={thresholdNames.map((value) => ({
            value,
            label: `${t(`threshold.${value}`)} (${t(`direction.${strictThresholds[value]}`)})`,
          }))}
        />
      )}
      {kind === 'procedure' && (
        <Select
          label={t('form.procedure')}
          value={row}
          onChange={setRow}
          options={procedures.map(({ code, name }) => ({ value: code, label: name[locale] }))}
        />
      )}
      {kind === 'edition' && (
        <Select
          label={t('form.edition')}
          value={row}
          onChange={setRow}
          options={shippedRules.otherGuidelines
            .filter(({ rows }) => rows.some(({ hold }) => hold !== null))
            .map(({ edition, name }) => ({ value: edition, label: name }))}
        />
      )}
      {kind === 'own-drug' && (
        <>
          <div className={styles.two}>
            <TextField
              label={t('form.ownName')}
              value={own.name}
              onChange={(name) => setOwn({ ...own, name })}
              maxLength={80}
            />
            <TextField
              label={t('form.ownNames')}
              value={own.names}
              onChange={(names) => setOwn({ ...own, names })}
              maxLength={400}
            />
          </div>
          <div className={styles.three}>
            {classes.map((each) => (
              <NumberField
                key={`${each} ${round}`}
                label={t('form.ownHold', { risk: t(`class.${each}`) })}
                unit={t('form.days')}
                min={1}
                max={366}
                value={ownDays[each]}
                onChange={(days) => setOwnDays({ ...ownDays, [each]: days })}
              />
            ))}
          </div>
        </>
      )}
      {before !== null && <p className={styles.muted}>{t('form.before', { value: before })}</p>}
      {kind !== 'procedure' && kind !== 'edition' && (
        <div className={styles.two}>
          <NumberField
            key={round}
            label={t(kind === 'own-drug' ? 'form.ownRestart' : 'form.value')}
            value={amount}
            onChange={setAmount}
            isDisabled={unit === 'shared' || unit === 'avoid'}
          />
          {kind !== 'threshold' && (
            <Choices
              label={t('form.unit')}
              value={unit}
              onChange={setUnit}
              options={units.map((value) => ({ value, label: t(`unit.${value}`) }))}
            />
          )}
        </div>
      )}
      <TextField label={t('form.why')} value={why} onChange={setWhy} maxLength={500} />
      <div>
        <Button isDisabled={change === null} onPress={add}>
          {t('form.add')}
        </Button>
      </div>
    </fieldset>
  )
}

/** A whole number of hours or days as the tables write it; null for anything else. */
function lengthOf(amount: number | null, unit: 'hours' | 'days'): string | null {
  if (amount === null || !Number.isInteger(amount) || amount < 1) return null
  return unit === 'days' ? `P${amount}D` : `PT${amount}H`
}
