import { procedureOf } from '@shared/plan/catalogue'
import type { ScenarioPlan } from '@shared/plan/plan'
import { type Phrases, phrasesOf } from '@shared/screening/names/phrases'
import { fold, nameKey, wordsOf } from '@shared/screening/names/words'
import { remembered } from '@shared/screening/remember'
import type { Agent, ContrastAgent, Rules } from '@shared/screening/rules'

/** One thing that will touch the patient, as planned and as understood. */
export type TrayItem = { readonly text: string; readonly agent: Agent; readonly tags: readonly string[] }

export type PlannedContrast =
  | { readonly kind: 'unstated' }
  | { readonly kind: 'none' }
  | { readonly kind: 'unknown'; readonly text: string }
  | {
      readonly kind: 'iodinated' | 'gadolinium'
      readonly text: string
      readonly product: string
      /** `unclear` where the concentration is missing or not one of the product's. */
      readonly intrathecalLabel: 'yes' | 'no' | 'unclear'
      readonly note: string
      readonly source: string
    }

/** A planned drug that is no agent of the tables; the medication names know it. */
export type OtherDrug = { readonly text: string; readonly drugs: readonly string[] }

export type Tray = {
  readonly items: readonly TrayItem[]
  readonly others: readonly OtherDrug[]
  readonly unknown: readonly string[]
  readonly contrast: PlannedContrast
  readonly steroids: readonly TrayItem[]
  readonly localAnaesthetics: readonly TrayItem[]
}

const agentIndexes = new WeakMap<Rules, Phrases<Agent>>()

function agentPhrases(rules: Rules): Phrases<Agent> {
  const known = agentIndexes.get(rules)
  if (known !== undefined) return known
  const made = phrasesOf(
    rules.agents.flatMap((agent) => [agent.id, ...agent.names].map((name) => [name, agent] as const)),
  )
  agentIndexes.set(rules, made)
  return made
}

/** Reads one planned drug or material: `lidocaine-1%`, `Kenalog-40`, `bupivacaine 0.25 % with epinephrine`. */
export function readAgent(text: string, rules: Rules): readonly TrayItem[] {
  return agentsNamed(rules, text)
}

const agentsNamed = remembered((rules: Rules, text: string): readonly TrayItem[] => {
  const words = wordsOf(text)
  const hits = agentPhrases(rules).find(words)
  // "MPF" on a vial of lidocaine is "methylparaben-free".
  const preservativeFree =
    /(?:preservative|paraben) free|\bm?pf\b|sin (?:conservantes?|parabenos?)|single dose|monodosis/.test(nameKey(text))
  return hits.map(({ value: agent }) => {
    const tags = agent.tags.filter(
      (tag) => !(preservativeFree && ['maybe:paraben', 'maybe:benzyl-alcohol'].includes(tag)),
    )
    return { text, agent, tags }
  })
})

/** Everything the plan puts on the tray, with what could not be understood. */
export function trayOf(plan: ScenarioPlan, rules: Rules, drugsNamed: (text: string) => readonly string[]): Tray {
  const items: TrayItem[] = []
  const others: OtherDrug[] = []
  const unknown: string[] = []
  for (const text of [...(plan.injectates ?? []), ...(plan.otherDrugs ?? []), ...(plan.tray ?? [])]) {
    const read = readAgent(text, rules)
    items.push(...read)
    if (read.length > 0) continue
    const drugs = drugsNamed(text)
    if (drugs.length > 0) others.push({ text, drugs })
    else unknown.push(text)
  }
  return {
    items,
    others,
    unknown,
    contrast: readContrast(plan.contrast, rules),
    steroids: items.filter(({ agent }) => agent.kind === 'steroid'),
    localAnaesthetics: items.filter(({ agent }) => agent.kind === 'local-anaesthetic'),
  }
}

/** Reads the plan's contrast: the product by name, the presentation by its concentration. */
function readContrast(text: string | null, rules: Rules): PlannedContrast {
  if (text === null || text.trim() === '') return { kind: 'unstated' }
  return contrastNamed(rules, text)
}

const contrastNamed = remembered((rules: Rules, text: string): PlannedContrast => {
  const folded = fold(text).trim()
  if (/^(none|no|no contrast|sin contraste|ninguno|without)$/.test(folded)) return { kind: 'none' }
  const words = wordsOf(text).map((word) => word.text)
  const matches: { agent: ContrastAgent; length: number }[] = []
  for (const agent of rules.contrastAgents) {
    for (const name of agent.names) {
      const key = nameKey(name)
      if (` ${words.join(' ')} `.includes(` ${key} `)) matches.push({ agent, length: key.length })
    }
  }
  const longest = Math.max(0, ...matches.map(({ length }) => length))
  const found = matches.filter(({ length }) => length === longest).map(({ agent }) => agent)
  const first = found[0]
  if (first === undefined) return { kind: 'unknown', text }
  const numbers = words.filter((word) => /^\d+$/.test(word)).map(Number)
  const presentation = found.find(
    ({ concentrationsMgIPerMl }) =>
      concentrationsMgIPerMl.length === 0 || numbers.some((number) => concentrationsMgIPerMl.includes(number)),
  )
  const never = found.every(({ intrathecalLabel }) => intrathecalLabel === 'no')
  return {
    kind: first.kind,
    text,
    product: first.id,
    intrathecalLabel: presentation?.intrathecalLabel ?? (never ? 'no' : 'unclear'),
    note: (presentation ?? first).note,
    source: (presentation ?? first).source,
  }
})

/** Whether an X-ray source is planned, or may be because nobody said. */
export function usesRadiation(plan: ScenarioPlan): 'yes' | 'no' | 'unstated' {
  if (plan.modality === null) return 'unstated'
  return plan.modality === 'fluoroscopy' || plan.modality === 'ct' ? 'yes' : 'no'
}

/** Whether the plan needs a statement about contrast at all. */
export function contrastExpected(plan: ScenarioPlan): boolean {
  const { contrast } = procedureOf(plan.procedure)
  if (contrast.need === 'none' || contrast.need === 'optional') return false
  return contrast.when === 'always' || usesRadiation(plan) !== 'no'
}
