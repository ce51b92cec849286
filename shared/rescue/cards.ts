import { z } from 'zod'

/** The rescue cards, in the order in which they are offered. Their words are the catalogue `rescue`, our own. */
const rescueCardIds = [
  'last',
  'anaphylaxis',
  'vasovagal',
  'high-block',
  'seizure',
  'contrast',
  'neuro',
  'breathing',
] as const
export const rescueCardId = z.enum(rescueCardIds)
export type RescueCardId = z.infer<typeof rescueCardId>

export type RescueCard = {
  readonly id: RescueCardId
  /** How many steps the catalogue holds for it: `step.<card>.1` and so on. */
  readonly steps: number
  /** Where the doses of this card are shown: the number of the step, 0 for none. */
  readonly doseStep: number
  readonly source: string
}

const lastSource =
  'ASRA local anaesthetic systemic toxicity guidance, 2017 text and 2020 version (doi:10.1136/rapm-2020-101986): lipid doses verified; drug changes from secondary sources; observation times from memory'
const escalation = 'Clinical reference 10.6, escalation triggers: from memory, to be confirmed by the site'

export const rescueCards: readonly RescueCard[] = [
  { id: 'last', steps: 8, doseStep: 5, source: lastSource },
  { id: 'anaphylaxis', steps: 5, doseStep: 0, source: escalation },
  { id: 'vasovagal', steps: 4, doseStep: 0, source: escalation },
  { id: 'high-block', steps: 5, doseStep: 0, source: escalation },
  { id: 'seizure', steps: 5, doseStep: 0, source: lastSource },
  { id: 'contrast', steps: 4, doseStep: 0, source: escalation },
  { id: 'neuro', steps: 4, doseStep: 0, source: escalation },
  { id: 'breathing', steps: 4, doseStep: 0, source: escalation },
]
