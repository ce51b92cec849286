import type { Decision, DecisionContext } from '@shared/case/context'
import type { Refusal } from '@shared/case/refusal'
import { requireActor } from '@shared/case/requireActor'
import type { CaseState } from '@shared/case/state'
import { fail, ok, type Result } from '@shared/kit/result'
import { applicability, stopLevelOf } from '@shared/pause/conditions'
import type { PauseAnswer, PauseCommand } from '@shared/pause/events'
import { evidenceFor } from '@shared/pause/evidence'
import { holdsUp, obstaclesTo } from '@shared/pause/obstacles'
import { asksPatient, checkVoices, isAwake } from '@shared/pause/people'
import type { PausePhase } from '@shared/pause/phases'
import { refusePause } from '@shared/pause/refusals'
import { answerTo } from '@shared/pause/state'
import type { ChecklistItem } from '@shared/pause/template'
import { itemsOf } from '@shared/pause/templates'
import { type PauseView, pauseView } from '@shared/pause/view'
import { words } from '@shared/pause/words'

type AnswerCommand = Extract<PauseCommand, { do: 'pause.answer' }>
type OverrideCommand = Extract<PauseCommand, { do: 'pause.overrideItem' }>

/** An answer to an item, or why it cannot be given: by these people, in this state of the record. */
export function decideAnswer(state: CaseState, command: AnswerCommand, context: DecisionContext): Decision {
  const { phase, itemId } = command
  const underWay = requireUnderWay(state, phase)
  if (!underWay.ok) return underWay
  const item = itemsOf(state.pause, phase).find((each) => each.id === itemId)
  if (item === undefined) return refusePause('no-item', { item: itemId })
  const view = pauseView(state, context)
  const voices =
    command.answer.kind === 'concern'
      ? concernedVoices(command, context)
      : checkVoices(item, phase, command, state.pause.team, context)
  if (!voices.ok) return voices
  const heard = patientHeard(item, command, state)
  if (!heard.ok) return heard
  const holds = holdsGood(item, phase, command.answer, view)
  if (!holds.ok) return holds
  const body = { phase, itemId, answer: holds.value, patientVoice: command.patientVoice }
  const { readBy, confirmedBy } = voices.value
  return ok([{ type: 'pause.itemAnswered', body: { ...body, readBy, confirmedBy: [...confirmedBy] } }])
}

/** Anyone signed in may say that something is not right; nobody has to agree first. */
function concernedVoices({ readById, confirmedByIds }: AnswerCommand, { signedIn }: DecisionContext) {
  const readBy = signedIn.find((person) => person.id === readById)
  if (readBy === undefined) return refusePause('not-signed-in')
  return ok({ readBy, confirmedBy: signedIn.filter((person) => confirmedByIds.includes(person.id)) })
}

function patientHeard(item: ChecklistItem, command: AnswerCommand, state: CaseState): Result<true, Refusal> {
  if (command.answer.kind !== 'confirmed' || !asksPatient(item)) return ok(true)
  if (command.patientVoice === null) return refusePause('patient-silent')
  if (command.patientVoice === 'asleep' && isAwake(state.plan.sedation)) return refusePause('patient-awake')
  return ok(true)
}

/** Whether the answer can stand beside the record. Returns it as it is kept. */
function holdsGood(
  item: ChecklistItem,
  phase: PausePhase,
  answer: PauseAnswer,
  view: PauseView,
): Result<PauseAnswer, Refusal> {
  const applies = applicability(item, view)
  switch (answer.kind) {
    case 'concern':
      return ok(answer)
    case 'not-applicable':
      // The fact is the record's own, whatever was typed: a screen in another language sends its own words.
      return applies.applies
        ? refusePause('applies', { item: item.id })
        : ok({ kind: 'not-applicable', because: applies.because })
    case 'confirmed': {
      if (!applies.applies) return refusePause('does-not-apply', { because: applies.because })
      const [first] = obstaclesTo(item, phase, view)
      if (first !== undefined) return fail(first)
      const { choices } = evidenceFor(item, view)
      if (item.choose === null && answer.choice !== null) return refusePause('no-choice')
      if (item.choose !== null && !choices.some((choice) => choice.id === answer.choice)) {
        return refusePause('choose-first')
      }
      const evidence = evidenceFor(item, view, answer.choice)
      if (item.choose !== null && evidence.expected !== null && evidence.expected !== answer.choice) {
        const said = words('en', `choice.${answer.choice}`).toUpperCase()
        const recorded = words('en', `choice.${evidence.expected}`).toUpperCase()
        return refusePause(`said-differs.${item.choose}`, { said, recorded })
      }
      // What is on the screen may be older than the record: only what the record says now can be confirmed.
      if (answer.value !== evidence.value) return refusePause('value-changed', { value: evidence.value })
      return ok({ ...answer, value: evidence.value })
    }
  }
}

/** A physician's reasoned decision to go on in spite of a concern. Some items can never be decided away. */
export function decideOverride(state: CaseState, command: OverrideCommand, context: DecisionContext): Decision {
  const physician = requireActor(context, ['physician'])
  if (!physician.ok) return physician
  const { phase, itemId, reason } = command
  const underWay = requireUnderWay(state, phase)
  if (!underWay.ok) return underWay
  const item = itemsOf(state.pause, phase).find((each) => each.id === itemId)
  if (item === undefined) return refusePause('no-item', { item: itemId })
  const view = pauseView(state, context)
  if (stopLevelOf(item, view) === 'stop-no-override') return refusePause('never-overridden', { item: itemId })
  if (answerTo(state.pause.phases[phase], itemId)?.answer.kind !== 'concern') return refusePause('nothing-to-override')
  return ok([{ type: 'pause.itemOverridden', body: { phase, itemId, reason, by: physician.value } }])
}

/** A phase that was started, is not completed, and that neither STOP nor an interruption holds. */
export function requireUnderWay(state: CaseState, phase: PausePhase): Result<true, Refusal> {
  const { pause } = state
  if (pause.stop !== null) return refusePause('stopped')
  if (pause.phases[phase].startedAt === null) return refusePause('phase-not-started')
  if (pause.phases[phase].completedAt !== null) return refusePause('phase-complete')
  if (pause.interruption !== null) return refusePause('interrupted', { because: pause.interruption.because })
  return ok(true)
}

/** The numbers of the items that still hold their phase open. */
export function openItemsOf(
  state: CaseState,
  phase: PausePhase,
  context: Pick<DecisionContext, 'now' | 'policy'>,
): readonly string[] {
  const view = pauseView(state, context)
  return itemsOf(state.pause, phase)
    .filter((item) => holdsUp(item, state.pause.phases[phase], view))
    .map((item) => item.id)
}
