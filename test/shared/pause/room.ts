import type { CaseCommand } from '@shared/case/commands'
import type { DecisionContext } from '@shared/case/context'
import { decide } from '@shared/case/decide'
import { genesisHash } from '@shared/case/envelope'
import type { CaseEvent, RecordedEvent } from '@shared/case/events'
import { evolve } from '@shared/case/evolve'
import { defaultSitePolicy, type SitePolicy } from '@shared/case/policy'
import type { Refusal } from '@shared/case/refusal'
import type { CaseState } from '@shared/case/state'
import type { BlocksBefore } from '@shared/diary/basisQuestion'
import type { Result } from '@shared/kit/result'
import { addMs } from '@shared/kit/time'
import { applicability } from '@shared/pause/conditions'
import type { PauseAnswer } from '@shared/pause/events'
import { evidenceFor } from '@shared/pause/evidence'
import { asksPatient, presentFor, proposeConfirmers, proposeReaders } from '@shared/pause/people'
import type { PausePhase } from '@shared/pause/phases'
import type { ChecklistItem, ChecklistTemplate } from '@shared/pause/template'
import { itemsOf } from '@shared/pause/templates'
import { pauseView } from '@shared/pause/view'
import { type Person, personSchema } from '@shared/people/person'
import type { Plan } from '@shared/plan/plan'

export const nurse = personSchema.parse({ id: 'p-nurse', name: 'Nadia Nurse', role: 'nurse' })
export const physician = personSchema.parse({ id: 'p-physician', name: 'Paul Physician', role: 'physician' })
export const technologist = personSchema.parse({ id: 'p-tech', name: 'Tara Technologist', role: 'technologist' })
export const secondNurse = personSchema.parse({ id: 'p-nurse-2', name: 'Nora Nurse', role: 'nurse' })

export const caseId = '01999999-0000-7000-8000-000000000001'

export const leftEpidural: Plan = {
  procedure: 'esi-interlaminar',
  region: 'lumbar',
  levels: ['L4-L5'],
  side: 'left',
  modality: 'fluoroscopy',
  contrast: 'iohexol-240',
  contrastMode: 'live',
  sedation: 'none',
  injectates: ['dexamethasone', 'lidocaine'],
  purpose: 'L5 radicular pain; less leg pain within a week.',
  tray: ['chlorhexidine'],
}

const everybodyHere: readonly Person[] = [nurse, physician]

type Moment = {
  readonly state: CaseState
  readonly events: readonly RecordedEvent[]
  readonly now: string
  ids: number
}

/** Where the usual steps of the usual case lead: walked once in a file of tests, stood at by all of them. */
const walked = new Map<string, Moment>()

/**
 * A room that a test acts in: the real `decide` and `evolve`, a clock that the test moves, people who sign in and out.
 * A refusal is returned, never thrown.
 */
export class Room {
  state: CaseState
  events: RecordedEvent[] = []
  now = '2026-11-24T13:00:00.000Z'
  signedIn: readonly Person[] = everybodyHere
  policy: SitePolicy = defaultSitePolicy
  /** What the site put in force; null for the product's own. */
  checklists: readonly ChecklistTemplate[] | null = null
  /** What the other records of the station say of blocks before a radiofrequency; null where nobody can tell. */
  blocksBefore: BlocksBefore | null = null
  #ids = 0
  /** The usual steps that led here and nothing else; null where anything else happened. */
  #way: string | null

  constructor(plan: Plan = leftEpidural) {
    this.#way = plan === leftEpidural ? '' : null
    this.state = this.#take(null, [
      {
        type: 'case.booked',
        body: {
          patient: {
            id: '4471-203',
            familyName: 'Hartmann',
            givenName: 'Liesel',
            birthDate: '1958-03-12',
            sex: 'female',
            language: 'en',
          },
          plan,
          scheduledAt: '2026-11-24T13:00:00Z',
          room: 'Suite 2',
          source: 'manual',
          drill: false,
          note: '',
        },
      },
    ])
  }

  context(actor: Person | null): DecisionContext {
    return {
      now: this.now,
      offsetMinutes: 0,
      actor,
      signedIn: this.signedIn,
      policy: this.policy,
      newId: () => this.newId(),
      ...(this.blocksBefore === null ? {} : { blocksBefore: this.blocksBefore }),
      ...(this.checklists === null ? {} : { checklists: this.checklists }),
    }
  }

  newId(): string {
    this.#ids += 1
    return `01999999-0000-7000-8000-${this.#ids.toString(16).padStart(12, '0')}`
  }

  act(command: CaseCommand, actor: Person | null = this.signedIn[0] ?? null): Result<readonly CaseEvent[], Refusal> {
    this.#way = null
    const decision = decide(this.state, command, this.context(actor))
    if (decision.ok) this.state = this.#take(this.state, decision.value, actor)
    return decision
  }

  /** Acts and throws where the act is refused: for the steps a test takes for granted. */
  must(command: CaseCommand, actor?: Person | null): void {
    const decision = this.act(command, actor)
    if (!decision.ok) throw new Error(`${command.do}: ${decision.failure.code}: ${decision.failure.says}`)
  }

  /** Puts a fact into the record that no command of this area writes. */
  happen(...events: CaseEvent[]): void {
    this.#way = null
    this.state = this.#take(this.state, events)
  }

  wait(ms: number): void {
    this.#way = null
    this.now = addMs(this.now, ms)
  }

  /** One of the usual steps: taken where this file of tests takes it for the first time, remembered after that. */
  #usual(step: string, take: () => void): void {
    const isUsual = this.signedIn === everybodyHere && this.policy === defaultSitePolicy && this.checklists === null
    const way = isUsual && this.#way !== null ? `${this.#way} ${step}` : null
    const moment = way === null ? undefined : walked.get(way)
    if (moment === undefined) {
      take()
      if (way !== null) walked.set(way, { state: this.state, events: [...this.events], now: this.now, ids: this.#ids })
    } else {
      this.state = moment.state
      this.events = [...moment.events]
      this.now = moment.now
      this.#ids = moment.ids
    }
    this.#way = way
  }

  #take(
    before: CaseState | null,
    events: readonly CaseEvent[],
    actor: Person | null = this.signedIn[0] ?? null,
  ): CaseState {
    let state = before
    for (const event of events) {
      const recorded: RecordedEvent = {
        ...event,
        meta: {
          id: this.newId(),
          sequence: (state?.version ?? 0) + 1,
          at: this.now,
          offsetMinutes: 0,
          station: 'Station',
          actor,
          hash: genesisHash,
        },
      }
      this.events.push(recorded)
      state = evolve(state, recorded, caseId)
    }
    if (state === null) throw new Error('Nothing happened')
    return state
  }

  /** Everything that has to be known and agree before a lumbar epidural. */
  prepare(): this {
    this.#usual('prepare', () => this.#prepare())
    return this
  }

  #prepare(): void {
    const { plan } = this.state
    const claim = { procedure: plan.procedure, levels: plan.levels, side: plan.side }
    this.must({
      do: 'identity.check',
      identifiers: [
        { kind: 'name', matches: true },
        { kind: 'birth-date', matches: true },
      ],
      bandMatches: true,
      imagesMatch: null,
    })
    this.must({ do: 'medications.record', list: { status: 'none', items: [] } })
    this.must({ do: 'allergies.record', list: { status: 'none', items: [] } })
    this.must({ do: 'conditions.record', list: { status: 'none', items: [] } })
    this.must({ do: 'steroids.record', list: { status: 'none', items: [] } })
    this.must({ do: 'devices.record', list: { status: 'none', items: [] } })
    this.must({ do: 'weight.record', weightKg: 68 })
    this.must({
      do: 'answers.record',
      answers: { pregnant: 'not-possible', infection: 'no', fever: 'no', onAntibiotics: 'no', escort: 'yes' },
    })
    this.must({ do: 'order.record', claim, reference: 'R-1' })
    this.must({ do: 'consent.record', claim, signedOn: '2026-11-24', stillWished: true, interpreter: 'not-needed' })
    this.must(
      { do: 'siteMark.record', side: plan.side, region: plan.region, initials: 'PP', visibleAfterDraping: true },
      physician,
    )
    this.must({
      do: 'baseline.record',
      baseline: {
        painNow: 6,
        painAverage: 6,
        painWorst: 8,
        peg: [6, 6, 6],
        systolicMmHg: 128,
        diastolicMmHg: 78,
        pulsePerMin: 70,
        spo2Percent: 98,
        motor: '5/5',
        medicationUse: '',
        goal: 'Walk to the market',
      },
    })
    this.must({
      do: 'imagingReview.record',
      study: 'MRI lumbar spine',
      studyDate: '2026-10-01',
      statement: 'Adequate space at L4-L5.',
    })
  }

  item(phase: PausePhase, itemId: string): ChecklistItem {
    const item = itemsOf(this.state.pause, phase).find((each) => each.id === itemId)
    if (item === undefined) throw new Error(`No item ${itemId}`)
    return item
  }

  /** The answer that the record supports: its value, or "does not apply". */
  rightAnswer(phase: PausePhase, itemId: string): PauseAnswer {
    const item = this.item(phase, itemId)
    const view = pauseView(this.state, this.context(null))
    const applies = applicability(item, view)
    if (!applies.applies) return { kind: 'not-applicable', because: applies.because }
    const { expected, choices } = evidenceFor(item, view)
    const choice = expected ?? choices[0]?.id ?? null
    return { kind: 'confirmed', value: evidenceFor(item, view, choice).value, choice }
  }

  /** Answers one item as a well-run team would. */
  answer(phase: PausePhase, itemId: string, answer: PauseAnswer = this.rightAnswer(phase, itemId)) {
    const item = this.item(phase, itemId)
    const present = presentFor(phase, this.state.pause.team, this.context(null))
    const reader = proposeReaders(item, present)[0] ?? present[0]
    if (reader === undefined) throw new Error('Nobody is in the room')
    const confirmers = proposeConfirmers(item, reader, present)
    return this.act(
      {
        do: 'pause.answer',
        phase,
        itemId,
        answer,
        readById: reader.id,
        confirmedByIds: confirmers.ok ? confirmers.value.map((person) => person.id) : [],
        patientVoice: asksPatient(item) ? 'patient' : null,
      },
      reader,
    )
  }

  /** Starts a phase, answers every item and completes it. Throws where something is refused. */
  runPhase(phase: PausePhase, secondsPerItem = 4): void {
    this.#usual(`${phase} ${secondsPerItem}`, () => this.#runPhase(phase, secondsPerItem))
  }

  #runPhase(phase: PausePhase, secondsPerItem: number): void {
    const site =
      phase === 'needle-pause'
        ? { needleId: null, level: this.state.plan.levels[0] ?? '', side: this.state.plan.side }
        : null
    if (this.state.pause.phases[phase].startedAt === null || phase === 'needle-pause') {
      this.must({ do: 'pause.startPhase', phase, site })
    }
    this.answerAll(phase, secondsPerItem)
    this.must({ do: 'pause.completePhase', phase })
  }

  /** Answers every item of a phase that is still open. */
  answerAll(phase: PausePhase, secondsPerItem = 4, except: readonly string[] = []): void {
    for (const item of itemsOf(this.state.pause, phase)) {
      if (except.includes(item.id)) continue
      if (this.state.pause.phases[phase].items[item.id]?.current != null) continue
      this.wait(secondsPerItem * 1000)
      const decision = this.answer(phase, item.id)
      if (!decision.ok) throw new Error(`${item.id}: ${decision.failure.code}: ${decision.failure.says}`)
    }
  }

  begin(templateId = 'fluoroscopy-suite'): this {
    this.#usual(templateId, () => this.must({ do: 'pause.begin', templateId }))
    return this
  }

  /** A prepared case whose time-out is complete. */
  throughTimeOut(): this {
    this.prepare().begin()
    for (const phase of ['verification', 'room-ready', 'time-out'] as const) this.runPhase(phase)
    return this
  }
}
