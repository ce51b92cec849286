import type { RecordedEvent } from '@shared/case/events'
import type { CaseState } from '@shared/case/state'
import { formatDateTime } from '../text/format'

type Text = (key: string, params?: Readonly<Record<string, string | number>>) => string

/** A fact screening is made from, in words, and the kinds of entry that record it. */
export type AnsweredFact = {
  readonly what: string
  readonly says: string
  /** False while nobody has asked: then nobody has recorded it either. */
  readonly asked: boolean
  readonly events: readonly RecordedEvent['type'][]
}

/** The facts of a case as the preparation catalogue words them. "Not asked", "none" and what was recorded stay three. */
export function answeredFacts(state: CaseState, t: Text): readonly AnsweredFact[] {
  const { preparation } = state
  const list = (status: string, items: readonly string[]) =>
    status === 'recorded' ? items.join('; ') : t(status === 'none' ? 'sheet.none' : 'sheet.notAsked')
  const optional = (given: { readonly status: string } | null, items: readonly string[]) =>
    given === null ? t('sheet.notAsked') : list(given.status, items)
  const { medications, allergies, conditions, steroids, devices, vaccines, labs, answers, weightKg } = preparation
  const facts: readonly Omit<AnsweredFact, 'asked'>[] = [
    {
      what: t('medication.title'),
      says: list(
        medications.status,
        medications.items.map(({ name, lastDose, decision, status }) =>
          [
            name,
            lastDose == null ? t('sheet.noLastDose') : t('sheet.lastDose', { when: when(lastDose) }),
            ...(status == null ? [] : [status]),
            ...(decision == null ? [] : [`${decision.by}, ${when(decision.at)}: “${decision.outcome}”`]),
          ].join(', '),
        ),
      ),
      events: ['medications.recorded'],
    },
    {
      what: t('allergy.title'),
      says: list(
        allergies.status,
        allergies.items.map(({ substance, reaction, severity, status }) =>
          [substance, reaction, severity, status].filter((part) => part != null && part !== '').join(', '),
        ),
      ),
      events: ['allergies.recorded'],
    },
    {
      what: t('condition.title'),
      says: list(
        conditions.status,
        conditions.items.map(({ name, at }) => (at == null ? name : `${name} (${at})`)),
      ),
      events: ['conditions.recorded'],
    },
    {
      what: t('history.steroid'),
      says: optional(
        steroids,
        (steroids?.items ?? []).map(({ drug, doseMg, at }) => `${drug}${doseMg == null ? '' : ` ${doseMg} mg`}, ${at}`),
      ),
      events: ['steroids.recorded'],
    },
    {
      what: t('history.device'),
      says: optional(
        devices,
        (devices?.items ?? []).map(({ name }) => name),
      ),
      events: ['devices.recorded'],
    },
    {
      what: t('history.vaccine'),
      says: optional(
        vaccines,
        (vaccines?.items ?? []).map(({ name, at }) => `${name}, ${at}`),
      ),
      events: ['vaccines.recorded'],
    },
    {
      what: t('lab.title'),
      says:
        labs.length === 0
          ? t('lab.none')
          : labs.map(({ test, value, unit, at }) => `${t(`lab.${test}`)} ${value} ${unit}, ${when(at)}`).join('; '),
      events: ['labs.recorded'],
    },
    {
      what: t('baseline.weight'),
      says: weightKg === null ? t('sheet.notAsked') : t('baseline.weightIs', { kg: weightKg }),
      events: ['weight.recorded'],
    },
    ...asked.map(({ key, words }) => {
      const value = answers[key]
      return {
        what: t(`answer.${key}`),
        says:
          value == null ? t('sheet.notAsked') : words === null ? when(String(value)) : t(`${words}.${String(value)}`),
        events: ['answers.recorded'] as const,
      }
    }),
  ]
  return facts.map((fact) => ({ ...fact, asked: fact.says !== t('sheet.notAsked') }))
}

const asked = [
  { key: 'pregnant', words: 'pregnancy' },
  { key: 'infection', words: 'infection' },
  { key: 'fever', words: 'yesNo' },
  { key: 'onAntibiotics', words: 'yesNo' },
  { key: 'escort', words: 'yesNo' },
  { key: 'redFlags', words: 'yesNo' },
  { key: 'ateAt', words: null },
  { key: 'drankAt', words: null },
] as const

function when(text: string): string {
  return text.includes('T') && !Number.isNaN(Date.parse(text)) ? formatDateTime(text) : text
}
