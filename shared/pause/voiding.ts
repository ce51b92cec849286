import type { CaseEvent } from '@shared/case/events'
import type { CaseState } from '@shared/case/state'
import { canonicalJson, type Json } from '@shared/kit/canonicalJson'
import type { VoidingReason } from '@shared/pause/events'
import { answerTo } from '@shared/pause/state'
import type { ItemTopic } from '@shared/pause/template'
import { itemsOf } from '@shared/pause/templates'
import { words } from '@shared/pause/words'
import type { Plan } from '@shared/plan/plan'
import { type FindingTopic, findingTopic } from '@shared/screening/finding'

type Change = { readonly topics: readonly ItemTopic[]; readonly reason: VoidingReason }

/** Asked again with every voiding: who the patient is, the side, and that all agree (clinical reference C2, C5, C13). */
export const alwaysAgain: readonly ItemTopic[] = ['patient', 'side', 'agreement']

/**
 * Whether what is about to be recorded takes the ground from under the time-out: a change of plan, side, level,
 * patient facts, team, position, images or targets, a STOP, or a repeat that somebody asked for. The answer voids what
 * is affected and no more. Pictures taken during the procedure are its work and void nothing.
 */
export function voidedBy(state: CaseState, events: readonly CaseEvent[]): readonly CaseEvent[] {
  const timeOut = state.pause.phases['time-out']
  if (timeOut.startedAt === null || state.procedure.endedAt !== null || state.cancelled !== null) return []
  const changes = events.flatMap((event) => changesOf(state, event))
  if (changes.length === 0) return []
  const topics = new Set<ItemTopic>([...alwaysAgain, ...changes.flatMap((change) => change.topics)])
  const affected = itemsOf(state.pause, 'time-out').filter((item) => item.about.some((topic) => topics.has(topic)))
  const answered = affected.some((item) => answerTo(timeOut, item.id) !== null)
  if (!answered && timeOut.completedAt === null) return []
  const itemIds = affected.map((item) => item.id)
  return [{ type: 'pause.voided', body: { because: changes.map((change) => change.reason), itemIds } }]
}

function changesOf(state: CaseState, event: CaseEvent): readonly Change[] {
  const { preparation } = state
  const begun = state.procedure.startedAt !== null
  switch (event.type) {
    case 'plan.changed':
      return planChanges(state.plan, event.body.plan)
    case 'patient.corrected':
      return differs(state.patient, event.body.patient) ? [change(['patient'], 'patient')] : []
    case 'identity.checked':
      return [change(['patient'], 'identity')]
    case 'medications.recorded':
      return recorded(preparation.medications, event.body, ['antithrombotics'], 'medications')
    case 'allergies.recorded':
      return recorded(preparation.allergies, event.body, ['allergies', 'drugs', 'antibiotic'], 'allergies')
    case 'conditions.recorded':
      return recorded(preparation.conditions, event.body, ['facts', 'antithrombotics', 'drugs'], 'conditions')
    case 'steroids.recorded':
      return recorded(preparation.steroids, event.body, ['drugs'], 'steroids')
    case 'vaccines.recorded':
      return recorded(preparation.vaccines, event.body, ['facts'], 'vaccines')
    case 'devices.recorded':
      return recorded(preparation.devices, event.body, ['facts'], 'devices')
    case 'labs.recorded':
      return differs(preparation.labs, event.body.labs) ? [change(['antithrombotics', 'facts'], 'labs')] : []
    case 'answers.recorded':
      return differs(preparation.answers, { ...preparation.answers, ...event.body.answers })
        ? [change(['facts', 'allergies'], 'answers')]
        : []
    case 'weight.recorded':
      return preparation.weightKg === event.body.weightKg ? [] : [change(['drugs'], 'weight')]
    case 'baseline.recorded':
      return [change(['facts', 'steps'], 'baseline')]
    case 'order.recorded':
      return [change(['procedure', 'level'], 'order')]
    case 'consent.recorded':
      return [change(['procedure', 'level'], 'consent')]
    case 'siteMark.recorded':
      return [change(['level'], 'site-mark')]
    case 'imagingReview.recorded':
      return [change(['images'], 'imaging-review')]
    case 'finding.overridden':
      return [change(topicsOfFinding(event.body.finding.key), 'decision')]
    case 'override.withdrawn':
      return [change(topicsOfFinding(event.body.key), 'decision')]
    // The answer to what the time-out itself asks voids nothing; a block done elsewhere may change the question.
    case 'basis.elsewhereRecorded':
    case 'basis.elsewhereWithdrawn':
      return [change(['procedure'], 'basis')]
    case 'images.linked':
    case 'images.unlinked':
      return begun ? [] : [change(['images', 'position'], 'images')]
    case 'image.sideMarked':
    case 'image.bodySideMarked':
      return begun ? [] : [change(['images', 'position'], 'picture-side')]
    case 'target.placed':
    case 'target.changed':
    case 'target.removed':
      return begun ? [] : [change(['images', 'level'], 'target')]
    case 'pause.teamChanged': {
      const { joined, left } = event.body
      const reasons: Change[] = []
      for (const person of joined) reasons.push(change(['team'], 'joined', { name: person.name }))
      for (const person of left) reasons.push(change(['team'], 'left', { name: person.name }))
      return reasons
    }
    case 'pause.positionChanged':
      return [change(['position'], 'position', { because: event.body.because })]
    case 'pause.clockMoved':
      // Only the age of a finished time-out hangs on the clock; what was said while it is under way stays said.
      return begun || state.pause.phases['time-out'].completedAt === null ? [] : [change([], 'clock')]
    case 'pause.stopResolved':
      return [change(['procedure', 'level'], 'stop', { what: event.body.what })]
    case 'pause.rearmed':
      return [
        change(
          ['procedure', 'level', 'position', 'images'],
          event.body.expired ? 'expired' : 'repeat',
          event.body.expired ? {} : { because: event.body.because },
        ),
      ]
    default:
      return []
  }
}

/** What each part of a plan touches. Every part of the plan is here: a part that is missing would change unseen. */
const planTopics: Readonly<Record<keyof Plan, readonly ItemTopic[]>> = {
  procedure: ['procedure', 'level', 'images', 'drugs', 'steps'],
  region: ['level', 'images'],
  levels: ['level', 'images'],
  levelDetails: ['level', 'images'],
  target: ['level', 'images'],
  transitionalVertebra: ['level', 'images'],
  side: ['side', 'images', 'position'],
  modality: ['images', 'steps'],
  contrast: ['allergies', 'drugs', 'steps'],
  contrastMode: ['steps'],
  sedation: ['facts', 'steps'],
  injectates: ['drugs', 'allergies'],
  steroidDoseMg: ['drugs'],
  injectionNumber: ['drugs'],
  otherDrugs: ['drugs', 'antibiotic'],
  tray: ['allergies'],
  purpose: ['procedure'],
}

function planChanges(before: Plan, after: Plan): readonly Change[] {
  const parts = Object.keys(planTopics).filter((part): part is keyof Plan => part in planTopics)
  return parts
    .filter((part) => differs(before[part], after[part]))
    .map((part) =>
      part === 'side'
        ? change(planTopics[part], 'plan.side', { before: before.side, after: after.side })
        : change(planTopics[part], `plan.${part}`),
    )
}

/** What a decision about a finding touches: what the team said of its subject. */
const findingTopics: Readonly<Record<FindingTopic, readonly ItemTopic[]>> = {
  identity: ['patient'],
  consent: ['procedure'],
  'data-missing': ['facts', 'allergies', 'antithrombotics', 'drugs'],
  antithrombotic: ['antithrombotics'],
  'unknown-medication': ['antithrombotics', 'drugs'],
  allergy: ['allergies', 'drugs'],
  'coagulation-lab': ['antithrombotics'],
  platelets: ['antithrombotics'],
  guidance: ['drugs', 'images', 'steps'],
  'steroid-choice': ['drugs'],
  pregnancy: ['facts'],
  infection: ['facts'],
  glucose: ['facts', 'drugs'],
  interaction: ['antithrombotics', 'drugs'],
  device: ['facts', 'steps'],
  sedation: ['facts', 'steps'],
  escort: ['facts'],
  renal: ['antithrombotics', 'drugs'],
  'steroid-load': ['drugs'],
  vaccine: ['facts', 'drugs'],
}

/** The key of a finding begins with its topic; one of a topic that this release does not know touches all of them. */
function topicsOfFinding(key: string): readonly ItemTopic[] {
  const topic = findingTopic.safeParse(key.split(':')[0])
  return topic.success ? findingTopics[topic.data] : findingTopics['data-missing']
}

type Listed = { readonly status: string; readonly items: readonly unknown[] }

function recorded(before: Listed | null, after: Listed, topics: readonly ItemTopic[], code: string): readonly Change[] {
  const same = before !== null && before.status === after.status && !differs(before.items, after.items)
  return same ? [] : [change(topics, code)]
}

function change(topics: readonly ItemTopic[], code: string, params: VoidingReason['params'] = {}): Change {
  return { topics, reason: { code, says: words('en', `voided.${code}`, params), params } }
}

/** Compared as they would be stored: the order of keys and absent members do not count. */
function differs(before: unknown, after: unknown): boolean {
  return stored(before) !== stored(after)
}

function stored(value: unknown): string {
  return value === undefined || value === null ? 'null' : canonicalJson(JSON.parse(JSON.stringify(value)) as Json)
}
