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
  /** When it was recorded. */
  readonly at: string
  /**
   * Its place in the course of the procedure: its own sequence, or that of the entry that it replaces. A wrong volume put
   * right later was still given before the needle moved on.
   */
  readonly order: number
  /** When it happened as far as the record says: the time of the entry in the place of which it stands, or its own. */
  readonly happenedAt: string
  /** Minutes east of UTC of the station's clock at `happenedAt`, so that the record prints the room's own time. */
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
  /** Sequence of the entry that was recorded in its place; null where nothing was. */
  readonly replacedBy: number | null
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

/** The entries that still count, in the order in which they happened: everything that was not corrected away. */
export function standing<T extends { readonly entry: Entry }>(entries: readonly T[]): readonly T[] {
  return entries.filter((each) => each.entry.struck === null).sort((a, b) => a.entry.order - b.entry.order)
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
