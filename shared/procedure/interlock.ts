import { procedureOf } from '@shared/plan/catalogue'
import type { Plan } from '@shared/plan/plan'
import { type Adequacy, adequacyOf, judgePatterns } from '@shared/procedure/adequacy'
import { ultrasoundOf } from '@shared/procedure/catalogue'
import { decisionsHere, needleOf, positionsHere, spreadsHere, ultrasoundHere } from '@shared/procedure/needles'
import { because, type Reason } from '@shared/procedure/reason'
import type { NeedleDecision, ProcedureState, Spread } from '@shared/procedure/state'
import type { SpreadMode, SpreadPattern, SpreadView } from '@shared/procedure/vocabulary'

/**
 * Whether an injectate may be given through a needle as it stands now.
 * `locked` says who could pass it: nobody without moving the needle (`never`), a physician with a reason (`go-on`), or a
 * physician with a documented contraindication to contrast (`without-contrast`).
 */
export type Interlock =
  | {
      readonly kind: 'open'
      readonly reasons: readonly Reason[]
      /** Contrast records that opened it, for the screen and the note. */
      readonly spreadIds: readonly string[]
      readonly decision: NeedleDecision | null
    }
  | { readonly kind: 'note-needed'; readonly reasons: readonly Reason[] }
  | {
      readonly kind: 'locked'
      readonly passable: 'never' | 'go-on' | 'without-contrast'
      readonly reasons: readonly Reason[]
    }

/**
 * Contrast is a safeguard of this plan's procedure (clinical reference section 1, rules R2, R5, R6, R7): the injectate
 * waits for it. Where the procedure only asks for it under fluoroscopy, other guidance does not wait.
 */
export function contrastIsRequired(plan: Pick<Plan, 'procedure' | 'modality'>): boolean {
  const { need, when } = procedureOf(plan.procedure).contrast
  if (need !== 'required' && need !== 'expected') return false
  return when === 'always' || plan.modality === 'fluoroscopy'
}

/** The state of the interlock at a needle, from everything recorded since the needle was last moved. */
export function interlockAt(plan: Plan, state: ProcedureState, needleId: string): Interlock {
  if (needleOf(state, needleId) === undefined) {
    return locked('never', because('needle.unknown', 'This needle is not part of the record.'))
  }
  const decisions = decisionsHere(state, needleId)
  const abandoned = decisions.find((each) => each.outcome === 'abandon')
  if (abandoned !== undefined) {
    return locked('never', because('needle.abandoned', `This needle was abandoned: ${abandoned.reason}`))
  }
  const seen = judgeHere(plan, state, needleId)
  if (seen.kind === 'open') return seen
  const decision = decisions.at(-1)
  if (decision === undefined || decision.entry.sequence < lastLook(state, needleId)) return seen
  const passes =
    (seen.kind === 'note-needed' && (decision.outcome === 'accept' || decision.outcome === 'go-on')) ||
    (seen.kind === 'locked' && seen.passable !== 'never' && seen.passable === decision.outcome)
  if (!passes) return seen
  const says =
    decision.outcome === 'accept'
      ? `Accepted with a note by ${decision.by.name}: ${decision.reason}`
      : `${decision.by.name} decided to go on: ${decision.reason}`
  const params = { by: decision.by.name, reason: decision.reason }
  return {
    kind: 'open',
    reasons: [because(decision.outcome === 'accept' ? 'needle.accepted' : 'needle.decided', says, params)],
    spreadIds: spreadsHere(state, needleId).map((each) => each.id),
    decision,
  }
}

/** Sequence of the newest observation at this position. A decision older than that was about something else. */
function lastLook(state: ProcedureState, needleId: string): number {
  const looks = [
    ...spreadsHere(state, needleId).filter((each) => each.mode !== 'none'),
    ...ultrasoundHere(state, needleId),
    ...positionsHere(state, needleId),
  ]
  return Math.max(0, ...looks.map((each) => each.entry.sequence))
}

function judgeHere(plan: Plan, state: ProcedureState, needleId: string): Interlock {
  const judgements = [
    aspirationHere(state, needleId),
    ultrasoundVerdict(state, needleId),
    contrastVerdict(plan, state, needleId),
  ]
  const isLocked = (each: Interlock): each is Extract<Interlock, { kind: 'locked' }> => each.kind === 'locked'
  const locks = judgements.filter(isLocked)
  if (locks.length > 0) {
    // The stricter way out: a missing contrast is never passed by a decision about something else.
    const order = ['never', 'without-contrast', 'go-on'] as const
    const passable = order.find((each) => locks.some((lock) => lock.passable === each)) ?? 'never'
    return { kind: 'locked', passable, reasons: locks.flatMap((each) => each.reasons) }
  }
  const notes = judgements.filter((each) => each.kind === 'note-needed')
  if (notes.length > 0) return { kind: 'note-needed', reasons: notes.flatMap((each) => each.reasons) }
  return {
    kind: 'open',
    reasons: judgements.flatMap((each) => each.reasons),
    spreadIds: judgements.flatMap((each) => (each.kind === 'open' ? each.spreadIds : [])),
    decision: null,
  }
}

const open = (...reasons: Reason[]): Interlock => ({ kind: 'open', reasons, spreadIds: [], decision: null })
const locked = (passable: 'never' | 'go-on' | 'without-contrast', ...reasons: Reason[]): Interlock => ({
  kind: 'locked',
  passable,
  reasons,
})

/** Blood or cerebrospinal fluid drawn back, or lasting paraesthesia: stop (clinical reference section 5). */
function aspirationHere(state: ProcedureState, needleId: string): Interlock {
  const looks = positionsHere(state, needleId)
  if (looks.some((each) => each.aspiration === 'csf')) {
    return locked('never', because('needle.csf', 'Clear fluid was drawn back. Reposition or abandon this needle.'))
  }
  if (looks.some((each) => each.aspiration === 'blood')) {
    return locked('go-on', because('needle.blood', 'Blood was drawn back. Reposition the needle and look again.'))
  }
  if (looks.at(-1)?.paraesthesia === 'persistent') {
    return locked('go-on', because('needle.paraesthesia', 'The patient still feels paraesthesia. Move the needle.'))
  }
  return open()
}

function ultrasoundVerdict(state: ProcedureState, needleId: string): Interlock {
  const looks = ultrasoundHere(state, needleId)
  const last = looks.at(-1)
  if (last === undefined) return open()
  if (looks.some((each) => each.spread.includes('intraneural'))) {
    return locked('never', because('ultrasound.intraneural', ultrasoundOf('intraneural').says))
  }
  // Nothing seen counts as intravascular until a later look shows where the fluid goes.
  if (last.spread.includes('none-seen')) {
    return locked('go-on', because('ultrasound.none-seen', ultrasoundOf('none-seen').says))
  }
  if (last.resistance === 'high') {
    return locked('go-on', because('ultrasound.resistance', 'High resistance to injection: stop and move the needle.'))
  }
  if (last.paraesthesia === 'persistent') {
    return locked('go-on', because('needle.paraesthesia', 'The patient still feels paraesthesia. Move the needle.'))
  }
  const notes = last.spread.map(ultrasoundOf).filter((each) => each.effect === 'note')
  if (notes.length > 0 && notes.length === last.spread.length) {
    return { kind: 'note-needed', reasons: notes.map((each) => because(`ultrasound.${each.code}`, each.says)) }
  }
  return open(because('ultrasound.seen', 'The spread was seen under ultrasound.'))
}

function contrastVerdict(plan: Plan, state: ProcedureState, needleId: string): Interlock {
  const looks = spreadsHere(state, needleId).filter((each) => each.mode !== 'none')
  if (looks.length === 0) {
    if (!contrastIsRequired(plan)) {
      return open(because('contrast.not-required', 'This procedure does not wait for contrast.'))
    }
    return locked(
      'without-contrast',
      because('contrast.required', 'Contrast has not been seen at this needle yet. Record the spread first.'),
    )
  }
  const needleViews = positionsHere(state, needleId).flatMap((each) => each.views)
  return fromAdequacy(spreadAdequacy(plan, looks, needleViews), looks)
}

/**
 * All records at one position together. One bad look locks, however good the others were: a flow that was vascular does
 * not become extravascular in another view. Only "nothing seen" is lifted by a later look that shows the flow, watched
 * live where the flow must be (rules R2 and R7).
 */
function spreadAdequacy(
  plan: Pick<Plan, 'procedure'>,
  looks: readonly Spread[],
  /** Views in which the needle itself was seen here: rules R5 and R6 speak of the guidance. */
  needleViews: readonly SpreadView[] = [],
): Adequacy {
  // Where the flow must be watched live, a look lifts and a view counts only if it was.
  const mustBeLive = procedureOf(plan.procedure).contrast.watch === 'live'
  const isWatched = (each: Spread) => !mustBeLive || each.mode !== 'static'
  const lastSeen = looks.findLastIndex((each) => !each.patterns.includes('NONE-SEEN') && isWatched(each))
  const counted = looks.filter((each, index) => !each.patterns.includes('NONE-SEEN') || index > lastSeen)
  const verdicts = counted.map((each) => judgePatterns(plan.procedure, each.patterns))
  const bad = verdicts.filter((each) => each.kind === 'locked')
  if (bad.length > 0) {
    const never = bad.some((each) => each.passable === 'never')
    return { kind: 'locked', passable: never ? 'never' : 'physician', reasons: bad.flatMap((each) => each.reasons) }
  }
  const patterns: SpreadPattern[] = [...new Set(counted.flatMap((each) => each.patterns))]
  const seenIn = counted.filter(isWatched).flatMap((each) => (each.view === null ? [] : [each.view]))
  const views: SpreadView[] = [...new Set(mustBeLive ? seenIn : [...seenIn, ...needleViews])]
  const volumeMl = looks.reduce((sum, each) => sum + (each.volumeMl ?? 0), 0)
  return adequacyOf(plan.procedure, patterns, bestMode(counted), { views, volumeMl })
}

function bestMode(looks: readonly Spread[]): SpreadMode {
  const order: readonly SpreadMode[] = ['dsa', 'live', 'static']
  return order.find((mode) => looks.some((each) => each.mode === mode)) ?? 'none'
}

function fromAdequacy(adequacy: Adequacy, looks: readonly Spread[]): Interlock {
  switch (adequacy.kind) {
    case 'unlocked':
      return {
        kind: 'open',
        reasons: adequacy.reasons,
        spreadIds: looks.map((each) => each.id),
        decision: null,
      }
    case 'note-needed':
      return { kind: 'note-needed', reasons: adequacy.reasons }
    case 'locked':
      return {
        kind: 'locked',
        passable: adequacy.passable === 'never' ? 'never' : 'go-on',
        reasons: adequacy.reasons,
      }
  }
}
