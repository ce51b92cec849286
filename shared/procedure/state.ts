import type {
  ComplicationBody,
  DecisionBody,
  DoseBody,
  EndBody,
  InjectateBody,
  LesionBody,
  NeedleBody,
  PositionBody,
  RepositionBody,
  SpreadBody,
  UltrasoundBody,
} from '@shared/procedure/events'

/** Where an entry stands in the record, who made it, and whether it was corrected since. Nothing is deleted. */
export type Entry = {
  readonly sequence: number
  readonly at: string
  /** Minutes east of UTC of the station's clock, so that the record prints the room's own time. */
  readonly offsetMinutes: number
  readonly by: string
  readonly role: string
  readonly struck: Struck | null
}
export type Struck = {
  readonly sequence: number
  readonly at: string
  readonly offsetMinutes: number
  readonly by: string
  readonly reason: string
}

export type Recorded<Body> = Body & { readonly entry: Entry }
export type Needle = Recorded<NeedleBody>
export type Spread = Recorded<SpreadBody>
export type UltrasoundSpread = Recorded<UltrasoundBody>
export type Injectate = Recorded<InjectateBody>
export type Dose = Recorded<DoseBody>
export type Complication = Recorded<ComplicationBody>
export type NeedleDecision = Recorded<DecisionBody>
export type Lesion = Recorded<LesionBody>

/** The record of the procedure, each list in the order of the events. Struck entries stay in their lists. */
export type ProcedureState = {
  readonly startedAt: string | null
  readonly endedAt: string | null
  readonly started: Entry | null
  readonly ended: Recorded<EndBody> | null
  readonly needles: readonly Needle[]
  readonly repositions: readonly Recorded<RepositionBody>[]
  readonly positions: readonly Recorded<PositionBody>[]
  readonly decisions: readonly NeedleDecision[]
  readonly lesions: readonly Lesion[]
  readonly spreads: readonly Spread[]
  readonly ultrasound: readonly UltrasoundSpread[]
  readonly injectates: readonly Injectate[]
  readonly doses: readonly Dose[]
  readonly complications: readonly Complication[]
}

export const noProcedure: ProcedureState = {
  startedAt: null,
  endedAt: null,
  started: null,
  ended: null,
  needles: [],
  repositions: [],
  positions: [],
  decisions: [],
  lesions: [],
  spreads: [],
  ultrasound: [],
  injectates: [],
  doses: [],
  complications: [],
}

/** The entries that still count: everything that was not corrected away. */
export function standing<T extends { readonly entry: Entry }>(entries: readonly T[]): readonly T[] {
  return entries.filter((each) => each.entry.struck === null)
}

/** The lists whose entries a correction can strike. */
export const correctable = [
  'needles',
  'repositions',
  'positions',
  'decisions',
  'lesions',
  'spreads',
  'ultrasound',
  'injectates',
  'doses',
  'complications',
] as const satisfies readonly (keyof ProcedureState)[]
