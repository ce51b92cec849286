import type { CaseState } from '@shared/case/state'
import { decideDischarge } from '@shared/discharge/decide'
import { plainText } from '@shared/discharge/document'
import type { DischargeCommand, RestartDecision } from '@shared/discharge/events'
import { dischargeObstacles } from '@shared/discharge/obstacles'
import { restartOffers } from '@shared/discharge/restartOffers'
import { shownSheet } from '@shared/discharge/shownSheet'
import type { Plan } from '@shared/plan/plan'
import type { RulesNote } from '@shared/preparation/events'
import { decideRecovery } from '@shared/recovery/decide'
import { shippedRules } from '@shared/screening/rules'
import { describe, expect, it } from 'vitest'
import {
  act,
  allFine,
  contextAt,
  endedAt,
  endedCase,
  measured,
  minutesAfter,
  nurse,
  physician,
  plan,
} from '../../builders/aftercare'
import { complication, injectate, withGiven } from '../../builders/given'

const nurseAt = (minute: number) => contextAt(minutesAfter(minute), nurse)
const physicianAt = (minute: number) => contextAt(minutesAfter(minute), physician)
const { policy } = nurseAt(0)
const noted = endedCase().preparation.conditions.noted

const compose: DischargeCommand = {
  do: 'instructions.compose',
  locale: 'en',
  size: 'normal',
  timeZone: 'America/New_York',
}
const goHome: DischargeCommand = { do: 'case.discharge', to: 'home', destination: '' }

const apixabanItem = {
  name: 'Eliquis 5 mg tab',
  lastDose: '2026-11-20T20:00:00-05:00',
  indication: 'atrial fibrillation',
}

const taking = (...items: readonly { name: string }[]): CaseState['preparation'] => ({
  ...endedCase().preparation,
  medications: { status: 'recorded', items: [...items], noted },
})

const treated = (changes: Partial<CaseState> = {}) =>
  withGiven(endedCase(changes), { injectates: [injectate('dexamethasone', 10, 1), injectate('lidocaine', 20, 2)] })

/** Observed as the schedule asks, everything fine, somebody there to take the patient home. */
function recovered(state: CaseState): CaseState {
  const observed = [0, 15, 30].reduce(
    (before, minute) =>
      act(
        decideRecovery,
        before,
        { do: 'observation.record', at: minutesAfter(minute), measurements: measured(allFine) },
        nurseAt(minute),
      ),
    state,
  )
  return act(
    decideRecovery,
    observed,
    { do: 'escort.record', present: true, name: 'Otto Hartmann', phone: '555 0142' },
    nurseAt(31),
  )
}

const sheetId = (state: CaseState) => state.discharge.instructions.at(-1)?.id ?? ''

function withSheet(state: CaseState, steps: 'composed' | 'reviewed' | 'printed' = 'printed'): CaseState {
  const composed = act(decideDischarge, state, compose, nurseAt(32))
  if (steps === 'composed') return composed
  const documentId = sheetId(composed)
  const reviewed = act(decideDischarge, composed, { do: 'instructions.review', documentId }, nurseAt(33))
  if (steps === 'reviewed') return reviewed
  const print = { how: 'pdf', sha256: 'c'.repeat(64), printer: null, copies: 1, pages: 2 } as const
  return act(decideDischarge, reviewed, { do: 'instructions.print', documentId, ...print }, nurseAt(34))
}

const codeOf = (state: CaseState, command: DischargeCommand, context = nurseAt(35)) => {
  const decision = decideDischarge(state, command, context)
  return decision.ok ? null : decision.failure.code
}

describe('leaving for home', () => {
  it('is possible once everything is done, and says so in the record', () => {
    const left = act(decideDischarge, withSheet(recovered(treated())), goHome, nurseAt(35))
    expect(left.discharge).toMatchObject({
      dischargedAt: minutesAfter(35),
      discharged: { to: 'home', by: 'Rosa Lind' },
    })
  })

  it.each([
    [
      'the procedure has not ended',
      () => treated({ procedure: { ...endedCase().procedure, endedAt: null } }),
      'discharge.not-ended',
    ],
    [
      'the sign-out is not complete',
      () => {
        const state = withSheet(recovered(treated()))
        const { phases } = state.pause
        const open = { ...phases, 'sign-out': { ...phases['sign-out'], completedAt: null } }
        return { ...state, pause: { ...state.pause, phases: open } }
      },
      'discharge.not-signed-out',
    ],
    ['the patient is not ready', () => withSheet(treated()), 'discharge.not-ready'],
    ['the sheet was not made', () => recovered(treated()), 'discharge.no-instructions'],
    ['the sheet was not checked', () => withSheet(recovered(treated()), 'composed'), 'discharge.not-reviewed'],
    ['the sheet was not printed', () => withSheet(recovered(treated()), 'reviewed'), 'discharge.not-printed'],
    [
      'the patient has left already',
      () => act(decideDischarge, withSheet(recovered(treated())), goHome, nurseAt(35)),
      'discharge.already-left',
    ],
  ] as const)('is refused when %s', (_name, state, code) => {
    expect(codeOf(state(), goHome)).toBe(code)
  })

  it('is refused when the record changed after the sheet was made', () => {
    const state = withSheet(recovered(treated()))
    const more = withGiven(state, { injectates: [...state.procedure.injectates, injectate('bupivacaine', 5, 1)] })
    expect(codeOf(more, goHome)).toBe('discharge.record-changed')
    const again = withSheet(more)
    expect(codeOf(again, goHome)).toBeNull()
  })

  it('is refused while the haematoma clock runs, even with everything else done', () => {
    const state = act(
      decideRecovery,
      withSheet(recovered(treated())),
      { do: 'haematomaWatch.begin', signs: [{ sign: 'sphincter-change' }] },
      nurseAt(35),
    )
    expect(codeOf(state, goHome)).toBe('discharge.watch-running')
  })

  it('asks who takes the patient home, whatever a physician decided', () => {
    const state = withSheet(recovered(treated()))
    const unasked = { ...state, recovery: { ...state.recovery, escort: null } }
    const decided = act(
      decideRecovery,
      unasked,
      { do: 'readiness.override', reason: 'lives next door' },
      physicianAt(35),
    )
    expect(codeOf(decided, goHome)).toBe('discharge.no-escort')
  })

  it('is possible against an unmet criterion once a physician has decided so, and keeps which', () => {
    const state = withSheet(recovered(treated()))
    const alone = { ...state, recovery: { ...state.recovery, escort: { ...escort, present: false } } }
    expect(codeOf(alone, goHome)).toBe('discharge.not-ready')
    const decided = act(decideRecovery, alone, { do: 'readiness.override', reason: 'lives next door' }, physicianAt(35))
    const decision = decideDischarge(decided, goHome, nurseAt(36))
    expect(decision.ok && decision.value[0]).toMatchObject({
      type: 'case.discharged',
      body: { to: 'home', overridden: [{ code: 'escort' }] },
    })
  })

  it('needs a telephone number of the site on the sheet', () => {
    const context = { ...nurseAt(32), policy: { ...policy, phoneDay: '' } }
    expect(codeOf(recovered(treated()), compose, context)).toBe('discharge.no-phone')
  })

  it('lists everything that is in the way at once', () => {
    const codes = dischargeObstacles(treated({ preparation: taking(apixabanItem) }), minutesAfter(35), policy)
    expect(codes.map((each) => each.code)).toEqual(['not-ready', 'no-escort', 'restart-open', 'no-instructions'])
  })
})

const escort = { present: true, name: '', phone: '', at: minutesAfter(31), by: 'Rosa Lind' }

describe('the sheet that the screen shows', () => {
  const asked = { locale: 'en', size: 'normal', timeZone: 'America/New_York', policy } as const
  const newPhone = { ...policy, phoneDay: '555 0777' }
  const later = minutesAfter(600)
  const printed = withSheet(recovered(treated()))
  const left = act(decideDischarge, printed, goHome, nurseAt(35))
  const given = printed.discharge.instructions.at(-1)

  it('follows the record and the site until the patient leaves', () => {
    expect(shownSheet(printed, asked, later)).toEqual({ document: given?.document, made: given, isOutdated: false })
    const moved = shownSheet(printed, { ...asked, policy: newPhone }, later)
    expect(moved).toMatchObject({ made: null, isOutdated: true, document: { composedAt: later } })
    expect(shownSheet(printed, { ...asked, locale: 'es' }, later).document?.locale).toBe('es')
  })

  it.each([
    ['the site has another telephone number', left, { policy: newPhone }],
    ['another language is asked for', left, { locale: 'es' }],
    ['another size is asked for', left, { size: 'large' }],
    [
      'the record was corrected',
      withGiven(left, { injectates: [...left.procedure.injectates, injectate('bupivacaine', 5, 1)] }),
      {},
    ],
  ] as const)('is the one that was printed once the patient has left, also where %s', (_name, state, changes) => {
    const shown = shownSheet(state, { ...asked, ...changes }, later)
    expect(shown.document).toEqual(given?.document)
    expect(shown).toMatchObject({ made: { id: given?.id, printed: [{ how: 'pdf' }] }, isOutdated: false })
  })

  it('is none where the patient was transferred before one was made', () => {
    const transfer: DischargeCommand = { do: 'case.discharge', to: 'transfer', destination: 'Emergency department' }
    const moved = act(decideDischarge, treated(), transfer, physicianAt(21))
    expect(shownSheet(moved, asked, later)).toEqual({ document: null, made: null, isOutdated: false })
  })
})

describe('transfer to another place', () => {
  const transfer: DischargeCommand = { do: 'case.discharge', to: 'transfer', destination: 'Emergency department' }

  it('takes a physician and a place, and no sheet', () => {
    const state = act(
      decideRecovery,
      treated(),
      { do: 'haematomaWatch.begin', signs: [{ sign: 'sphincter-change' }] },
      nurseAt(20),
    )
    expect(codeOf(state, transfer, nurseAt(21))).toBe('people.role-not-allowed')
    expect(codeOf(state, { ...transfer, destination: '' }, physicianAt(21))).toBe('discharge.where-to')
    const left = act(decideDischarge, state, transfer, physicianAt(21))
    expect(left.discharge.discharged).toMatchObject({ to: 'transfer', destination: 'Emergency department' })
  })
})

describe('the blood thinner', () => {
  const onApixaban = treated({ preparation: taking(apixabanItem) })
  const confirmAt = (at: string, reason = ''): DischargeCommand => ({
    do: 'restart.confirm',
    drug: 'apixaban',
    decision: { kind: 'at', at },
    reason,
  })

  it('has the earliest time of the table offered: 24 hours after the end of the procedure', () => {
    const { offers, asked } = restartOffers(onApixaban, policy)
    expect(asked).toBe(true)
    expect(offers).toHaveLength(1)
    expect(offers[0]).toMatchObject({
      drug: 'apixaban',
      knownAs: 'Eliquis 5 mg tab',
      required: true,
      after: '24 h after',
    })
    expect(Date.parse(offers[0]?.earliest ?? '') - Date.parse(endedAt)).toBe(24 * 3_600_000)
  })

  describe('where the app has newer tables since the procedure began', () => {
    const row = {
      drug: 'apixaban',
      group: 'doac' as const,
      knownAs: 'Eliquis 5 mg tab',
      rule: 'asra-2018/apixaban',
      source: 'an earlier edition',
      edition: 'an earlier edition',
      restart: { low: 'PT24H', intermediate: 'PT48H', high: 'PT48H' },
    }
    const screenedUnder = (tables: string, pinned?: NonNullable<RulesNote['pinned']>, ...items: { name: string }[]) =>
      treated({
        preparation: {
          ...taking(apixabanItem, ...items),
          rules: { tables, number: 0, adopted: null, ...(pinned === undefined ? {} : { pinned }) },
        },
      })

    it('keeps the very row that screening used', () => {
      const earlier = screenedUnder('2025.01', { riskClass: 'intermediate', rows: [row] })
      const [offer] = restartOffers(earlier, policy).offers
      expect(offer).toMatchObject({
        drug: 'apixaban',
        after: '48 h after',
        source: 'an earlier edition',
        required: true,
      })
      expect(Date.parse(offer?.earliest ?? '') - Date.parse(endedAt)).toBe(48 * 3_600_000)
      expect(codeOf(earlier, confirmAt(minutesAfter(24 * 60)), physicianAt(5))).toBe('discharge.restart-early')
    })

    it('counts with the tables of the app while they are the same', () => {
      const same = screenedUnder(shippedRules.version, { riskClass: 'intermediate', rows: [row] })
      expect(restartOffers(same, policy).offers[0]?.after).toBe('24 h after')
    })

    it('gives no time for a drug whose row the record does not hold', () => {
      const older = screenedUnder('2025.01')
      expect(restartOffers(older, policy).offers[0]).toMatchObject({ drug: 'apixaban', earliest: null, after: null })
      const added = screenedUnder('2025.01', { riskClass: 'intermediate', rows: [row] }, { name: 'clopidogrel 75 mg' })
      expect(restartOffers(added, policy).offers.map(({ drug, earliest }) => [drug, earliest === null])).toEqual([
        ['apixaban', false],
        ['clopidogrel', true],
      ])
    })
  })

  it('holds the sheet back until a physician has confirmed when it is taken again', () => {
    expect(codeOf(recovered(onApixaban), compose)).toBe('discharge.restart-open')
    expect(codeOf(onApixaban, confirmAt(minutesAfter(24 * 60)), nurseAt(5))).toBe('people.role-not-allowed')
    const confirmed = act(decideDischarge, onApixaban, confirmAt(minutesAfter(24 * 60)), physicianAt(5))
    const sheet = withSheet(recovered(confirmed), 'composed').discharge.instructions.at(-1)
    expect(sheet && plainText(sheet.document)).toMatch(
      /Start apixaban \(Eliquis 5 mg tab\) again: Wednesday 25 November, 9:55 in the morning\./,
    )
  })

  it('cannot be confirmed earlier than the table without a reason, nor before the end of the procedure', () => {
    expect(codeOf(onApixaban, confirmAt(minutesAfter(24 * 60 - 1)), physicianAt(5))).toBe('discharge.restart-early')
    expect(
      codeOf(onApixaban, confirmAt(minutesAfter(24 * 60 - 1), 'mechanical valve, agreed'), physicianAt(5)),
    ).toBeNull()
    expect(codeOf(onApixaban, confirmAt(minutesAfter(-1), 'why not'), physicianAt(5))).toBe('discharge.restart-in-past')
  })

  describe('an anti-inflammatory after platelet-rich plasma', () => {
    const plasma = injectate('platelet-rich-plasma', null, 4, 'intra-articular')
    const list = taking({ name: 'ibuprofen 400 mg' }, { name: 'celecoxib 200 mg' })
    const usual = treated({ preparation: list })
    const after = withGiven(usual, { injectates: [plasma] })
    const decide = (drug: string, decision: RestartDecision): DischargeCommand => ({
      do: 'restart.confirm',
      drug,
      decision,
      reason: 'the pain comes back',
    })
    const twoWeeks = 14 * 24 * 60
    const onDay14 = { kind: 'at', at: minutesAfter(twoWeeks) } as const
    const before = { kind: 'at', at: minutesAfter(twoWeeks - 1) } as const

    it.each(['ibuprofen', 'celecoxib'])('is not taken again while the sheet forbids it: %s', (drug) => {
      expect(codeOf(after, decide(drug, before), physicianAt(5))).toBe('discharge.restart-against-sheet')
      const keep = decide(drug, { kind: 'keep-taking' })
      expect(codeOf(after, keep, physicianAt(5))).toBe('discharge.restart-against-sheet')
      expect(codeOf(after, decide(drug, onDay14), physicianAt(5))).toBeNull()
    })

    it('is decided as ever where no plasma was given, and a blood thinner is after plasma too', () => {
      expect(codeOf(usual, decide('ibuprofen', before), physicianAt(5))).toBeNull()
      const both = withGiven(onApixaban, { injectates: [plasma] })
      expect(codeOf(both, confirmAt(minutesAfter(24 * 60)), physicianAt(5))).toBeNull()
    })

    it('holds the sheet back where the plasma was recorded after the decision', () => {
      const decided = act(decideDischarge, usual, decide('ibuprofen', before), physicianAt(5))
      expect(codeOf(recovered(decided), compose)).toBeNull()
      const late = withGiven(decided, { injectates: [plasma] })
      expect(codeOf(late, compose)).toBe('discharge.restart-against-sheet')
      expect(codeOf(act(decideDischarge, late, decide('ibuprofen', onDay14), physicianAt(6)), compose)).toBeNull()
    })
  })

  it('is only one of the list of this case', () => {
    const command: DischargeCommand = {
      do: 'restart.confirm',
      drug: 'warfarin',
      decision: { kind: 'keep-taking' },
      reason: '',
    }
    expect(codeOf(onApixaban, command, physicianAt(5))).toBe('discharge.no-such-drug')
  })

  it('is left to the clinician after a bloody or difficult procedure', () => {
    const dural = withGiven(onApixaban, { complications: [complication('dural-puncture')] })
    const { offers, laterBecause } = restartOffers(dural, policy)
    expect(laterBecause).toEqual(['dural-puncture'])
    expect(offers[0]?.earliest).toBeNull()
  })

  it('keeps a sheet from being made while nobody has asked for the medication list', () => {
    const preparation = {
      ...endedCase().preparation,
      medications: { status: 'not-asked' as const, items: [], noted: null },
    }
    expect(codeOf(recovered(treated({ preparation })), compose)).toBe('discharge.medications-not-asked')
  })

  it('is asked for each of two, and not for a pain killer', () => {
    const several = treated({
      preparation: taking(apixabanItem, { name: 'clopidogrel 75 mg' }, { name: 'ibuprofen 400 mg' }),
    })
    const required = restartOffers(several, policy).offers.filter((each) => each.required)
    expect(required.map((each) => each.drug).sort()).toEqual(['apixaban', 'clopidogrel'])
    const one = act(decideDischarge, several, confirmAt(minutesAfter(24 * 60)), physicianAt(5))
    expect(codeOf(one, compose)).toBe('discharge.restart-open')
  })

  it('makes an older sheet out of date when the decision changes', () => {
    const confirmed = act(decideDischarge, onApixaban, confirmAt(minutesAfter(24 * 60)), physicianAt(5))
    const printed = withSheet(recovered(confirmed))
    expect(codeOf(printed, goHome)).toBeNull()
    const changed = act(decideDischarge, printed, confirmAt(minutesAfter(48 * 60)), physicianAt(35))
    expect(codeOf(changed, goHome)).toBe('discharge.record-changed')
  })
})

describe('the sheet', () => {
  it('is checked before it is printed, and only the newest one', () => {
    const composed = withSheet(recovered(treated()), 'composed')
    const print = { how: 'printer', sha256: null, printer: 'lp0', copies: 1, pages: null } as const
    const first = sheetId(composed)
    expect(codeOf(composed, { do: 'instructions.print', documentId: first, ...print })).toBe('discharge.not-reviewed')
    const second = act(decideDischarge, composed, { ...compose, locale: 'es' }, nurseAt(34))
    expect(codeOf(second, { do: 'instructions.review', documentId: first })).toBe('discharge.not-current')
    expect(second.discharge.instructions).toHaveLength(2)
    expect(second.discharge.instructions.map((each) => each.document.locale)).toEqual(['en', 'es'])
  })

  it('stays what it was: a print can be replayed from the record', () => {
    const printed = withSheet(recovered(treated()))
    const before = printed.discharge.instructions.at(-1)?.document
    const changed: Plan = { ...plan, side: 'right' }
    expect({ ...printed, plan: changed }.discharge.instructions.at(-1)?.document).toEqual(before)
  })

  it('may be asked about again until it is understood', () => {
    const question = { block: 'teach.call', question: 'When would you call 911?' }
    const asked = act(
      decideDischarge,
      treated(),
      { do: 'teachBack.record', ...question, answer: 'tomorrow', understood: false },
      nurseAt(30),
    )
    const again = act(
      decideDischarge,
      asked,
      { do: 'teachBack.record', ...question, answer: 'if I cannot move my leg', understood: true },
      nurseAt(31),
    )
    expect(again.discharge.teachBack.map((each) => each.understood)).toEqual([false, true])
  })
})
