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
  /** Whether an entry of the record states this fact. */
  readonly isStatedBy: (event: RecordedEvent) => boolean
}

/** The facts of a case as the preparation catalogue words them. "Not asked", "none" and what was recorded stay three. */
export function answeredFacts(state: CaseState, t: Text): readonly AnsweredFact[] {
  const { preparation } = state
  const list = (status: string, items: readonly string[]) =>
    status === 'recorded' ? items.join('; ') : t(status === 'none' ? 'sheet.none' : 'sheet.notAsked')
  const optional = (given: { readonly status: string } | null, items: readonly string[]) =>
    given === null ? t('sheet.notAsked') : list(given.status, items)
  const { medications, allergies, conditions, steroids, devices, vaccines, labs, answers, weightKg } = preparation
  const facts: readonly Stated[] = [
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
      isStatedBy: ({ type }) => type === 'medications.recorded',
    },
    {
      what: t('allergy.title'),
      says: list(
        allergies.status,
        allergies.items.map(({ substance, reaction, severity, status }) =>
          [substance, reaction, severity, status].filter((part) => part != null && part !== '').join(', '),
        ),
      ),
      isStatedBy: ({ type }) => type === 'allergies.recorded',
    },
    {
      what: t('condition.title'),
      says: list(
        conditions.status,
        conditions.items.map(({ name, at }) => (at == null ? name : `${name} (${at})`)),
      ),
      isStatedBy: ({ type }) => type === 'conditions.recorded',
    },
    {
      what: t('history.steroid'),
      says: optional(
        steroids,
        (steroids?.items ?? []).map(({ drug, doseMg, at }) => `${drug}${doseMg == null ? '' : ` ${doseMg} mg`}, ${at}`),
      ),
      isStatedBy: ({ type }) => type === 'steroids.recorded',
    },
    {
      what: t('history.device'),
      says: optional(
        devices,
        (devices?.items ?? []).map(({ name }) => name),
      ),
      isStatedBy: ({ type }) => type === 'devices.recorded',
    },
    {
      what: t('history.vaccine'),
      says: optional(
        vaccines,
        (vaccines?.items ?? []).map(({ name, at }) => `${name}, ${at}`),
      ),
      isStatedBy: ({ type }) => type === 'vaccines.recorded',
    },
    {
      what: t('lab.title'),
      says:
        labs.length === 0
          ? t('lab.none')
          : labs.map(({ test, value, unit, at }) => `${t(`lab.${test}`)} ${value} ${unit}, ${when(at)}`).join('; '),
      isStatedBy: ({ type }) => type === 'labs.recorded',
    },
    {
      what: t('baseline.weight'),
      says: weightKg === null ? t('sheet.notAsked') : t('baseline.weightIs', { kg: weightKg }),
      isStatedBy: ({ type }) => type === 'weight.recorded',
    },
    ...questions.flatMap(({ key, words, when: isDue }): readonly Stated[] => {
      const value = answers[key]
      if (value == null && !isDue(state)) return []
      return [
        {
          what: t(`answer.${key}`),
          says:
            value == null ? t('sheet.notAsked') : words === null ? when(String(value)) : t(`${words}.${String(value)}`),
          // Each question is answered for itself, by whoever was asked: the last answer to another is not theirs.
          isStatedBy: (event) => event.type === 'answers.recorded' && event.body.answers[key] !== undefined,
        },
      ]
    }),
  ]
  return facts.map((fact) => ({ ...fact, asked: fact.says !== t('sheet.notAsked') }))
}

type Stated = Omit<AnsweredFact, 'asked'>

const always = () => true
const onlyAnswered = () => false
const underSedation = ({ plan }: CaseState) => plan.sedation !== 'none'

/** What the preparation asks, and when an answer that is missing says so: not where the question is not put. */
const questions = [
  { key: 'pregnant', words: 'pregnancy', when: ({ patient }: CaseState) => patient.sex !== 'male' },
  { key: 'infection', words: 'infection', when: always },
  { key: 'fever', words: 'yesNo', when: always },
  { key: 'onAntibiotics', words: 'yesNo', when: always },
  { key: 'escort', words: 'yesNo', when: always },
  { key: 'redFlags', words: 'yesNo', when: always },
  { key: 'ateAt', words: null, when: underSedation },
  { key: 'drankAt', words: null, when: underSedation },
  { key: 'ateWhat', words: 'meal', when: underSedation },
  { key: 'injectionIsAnswer', words: 'yesNo', when: always },
  { key: 'breastfeeding', words: 'yesNo', when: onlyAnswered },
  { key: 'jointSurgeryPlanned', words: 'yesNo', when: onlyAnswered },
  { key: 'latexFreeRoom', words: 'yesNo', when: onlyAnswered },
  { key: 'devicePlan', words: null, when: onlyAnswered },
] as const

function when(text: string): string {
  return text.includes('T') && !Number.isNaN(Date.parse(text)) ? formatDateTime(text) : text
}
