import type { CaseState } from '@shared/case/state'
import { productOf } from '@shared/procedure/catalogue'
import type { Complication, Entry, Injectate, Spread } from '@shared/procedure/state'
import type { InjectateRoute } from '@shared/procedure/vocabulary'
import { idOf, startedAt } from './aftercare'

const entry: Entry = {
  sequence: 20,
  at: startedAt,
  order: 20,
  happenedAt: startedAt,
  offsetMinutes: -300,
  by: 'Dr. Amara Osei',
  role: 'physician',
  struck: null,
}

/** An injectate of the catalogue as it stands in the record. */
export function injectate(
  productId: string,
  doseMg: number | null,
  volumeMl: number,
  route: InjectateRoute = 'transforaminal',
): Injectate {
  const product = productOf(productId)
  if (product === undefined) throw new Error(`No such product: ${productId}`)
  return {
    id: idOf(501),
    needleId: null,
    productId,
    mgPerMl: doseMg === null ? null : doseMg / volumeMl,
    volumeMl,
    route,
    lot: 'L1',
    expiry: '2027-12-31',
    product: product.name.en,
    agent: product.agent,
    kind: product.kind,
    epinephrine: product.epinephrine,
    particulate: product.particulate,
    preservativeFree: product.preservativeFree,
    doseMg,
    cautions: [],
    decided: null,
    entry,
  }
}

export const struck = (given: Injectate): Injectate => ({
  ...given,
  entry: {
    ...entry,
    struck: {
      sequence: 21,
      at: startedAt,
      offsetMinutes: -300,
      by: 'Rosa Lind',
      reason: 'was not given',
      replacedBy: null,
    },
  },
})

export function spread(agentId: string, volumeMl: number): Spread {
  return {
    id: idOf(601),
    needleId: idOf(401),
    agentId,
    volumeMl,
    mode: 'live',
    noneReason: '',
    view: 'ap',
    viewDegrees: null,
    patterns: ['FOR'],
    extent: { cephalad: null, caudad: null, side: 'not-recorded' },
    washout: null,
    concordance: 'not-asked',
    frame: null,
    lot: '',
    expiry: null,
    action: '',
    freeText: '',
    attempt: 1,
    mgIodinePerMl: null,
    confirmed: [],
    cautions: [],
    decided: null,
    entry,
  }
}

export function complication(term: string, expected = false): Complication {
  return {
    id: idOf(701),
    term,
    onset: startedAt,
    grade: 2,
    expected,
    relation: 'related',
    needleId: null,
    action: '',
    outcome: '',
    name: term,
    reportable: false,
    entry,
  }
}

/** The case with what was given in the room. */
export function withGiven(state: CaseState, given: Partial<CaseState['procedure']>): CaseState {
  return { ...state, procedure: { ...state.procedure, started: entry, ...given } }
}
