import type { DecisionContext } from '@shared/case/context'
import type { Refusal } from '@shared/case/refusal'
import { ok, type Result } from '@shared/kit/result'
import type { PausePhase } from '@shared/pause/phases'
import { refusePause } from '@shared/pause/refusals'
import type { ChecklistItem, Voice } from '@shared/pause/template'
import { words } from '@shared/pause/words'
import type { Person, Role } from '@shared/people/person'
import type { Sedation } from '@shared/plan/plan'

/** Those signed in here who can take part in a pause: everyone but administrators, who are not in the room for it. */
export function roomTeam(signedIn: readonly Person[]): readonly Person[] {
  return signedIn.filter((person) => person.role !== 'administrator')
}

/** From the time-out on the team is fixed by name: whoever answers must have been there when it began. */
export const teamPhases: ReadonlySet<PausePhase> = new Set(['time-out', 'needle-pause'])

/** A patient under moderate or deeper sedation may not be able to answer (clinical reference 7.2, C2: "Pt if awake"). */
export function isAwake(sedation: Sedation): boolean {
  return sedation === 'none' || sedation === 'minimal' || sedation === 'light'
}

/** Whether the patient has to answer this item aloud. */
export function asksPatient(item: ChecklistItem): boolean {
  return item.confirms.some((voice) => voice.by === 'patient')
}

/** One voice as persons: who must answer, by role among those present, or which roles are missing. */
type Wanted = { readonly persons: readonly Person[]; readonly any: boolean } | { readonly missing: readonly Role[] }

/** Who may and must confirm for one voice, given who reads and who is present. Null for the patient's voice. */
function wantedFor(voice: Voice, item: ChecklistItem, reader: Person, present: readonly Person[]): Wanted | null {
  if (voice.by === 'patient') return null
  const others = item.oneVoice ? present : present.filter((person) => person.id !== reader.id)
  if (voice.by === 'team') return { persons: item.each ? present : others, any: false }
  for (const role of voice.by) {
    const persons = others.filter((person) => person.role === role)
    if (persons.length > 0) return { persons, any: true }
    // The reader speaks for that role already; a second person of it is not called for.
    if (voice.ifPresent && reader.role === role) return { persons: [], any: false }
  }
  return voice.ifPresent ? { persons: [], any: false } : { missing: voice.by }
}

/** The persons whom the screen proposes as confirming an item, or the roles that are missing. */
export function proposeConfirmers(
  item: ChecklistItem,
  reader: Person,
  present: readonly Person[],
): Result<readonly Person[], readonly Role[]> {
  const proposed = new Map<string, Person>()
  for (const voice of item.confirms) {
    const wanted = wantedFor(voice, item, reader, present)
    if (wanted === null) continue
    if ('missing' in wanted) return { ok: false, failure: wanted.missing }
    for (const person of wanted.any ? wanted.persons.slice(0, 1) : wanted.persons) proposed.set(person.id, person)
  }
  return ok([...proposed.values()])
}

/** Who of those present may read an item, the usual role first. */
export function proposeReaders(item: ChecklistItem, present: readonly Person[]): readonly Person[] {
  return item.reads.flatMap((role) => present.filter((person) => person.role === role))
}

/** Who an answer names, checked: signed in, part of the team, in a role that may, and enough different voices. */
export function checkVoices(
  item: ChecklistItem,
  phase: PausePhase,
  names: { readonly readById: string; readonly confirmedByIds: readonly string[] },
  team: readonly Person[],
  context: DecisionContext,
): Result<{ readonly readBy: Person; readonly confirmedBy: readonly Person[] }, Refusal> {
  const found = namedPeople(phase, names, team, context)
  if (!found.ok) return found
  const { readBy, confirmedBy } = found.value
  if (!item.reads.includes(readBy.role)) {
    return refusePause('reader-role', { name: readBy.name, roles: roleWords(item.reads), item: item.id })
  }
  const present = presentFor(phase, team, context)
  const confirming = new Set<string>(confirmedBy.map((person) => person.id))
  for (const voice of item.confirms) {
    const wanted = wantedFor(voice, item, readBy, present)
    if (wanted === null) continue
    if ('missing' in wanted) return refusePause('confirmer-missing', { roles: roleWords(wanted.missing) })
    if (wanted.any && !wanted.persons.some((person) => confirming.has(person.id))) {
      return refusePause('confirmer-role', { roles: roleWords(wanted.persons.map((person) => person.role)) })
    }
    const silent = wanted.any ? undefined : wanted.persons.find((person) => !confirming.has(person.id))
    if (silent !== undefined) return refusePause('voice-missing', { name: silent.name })
    if (voice.by === 'team' && !confirmedBy.some((person) => person.id !== readBy.id)) {
      return refusePause('second-person')
    }
  }
  return ok(found.value)
}

/** Whom an item can count on: the fixed team as far as it is signed in, or everyone signed in. */
export function presentFor(
  phase: PausePhase,
  team: readonly Person[],
  { signedIn }: Pick<DecisionContext, 'signedIn'>,
): readonly Person[] {
  return teamPhases.has(phase) ? team : roomTeam(signedIn)
}

function namedPeople(
  phase: PausePhase,
  { readById, confirmedByIds }: { readonly readById: string; readonly confirmedByIds: readonly string[] },
  team: readonly Person[],
  context: DecisionContext,
): Result<{ readonly readBy: Person; readonly confirmedBy: readonly Person[] }, Refusal> {
  const persons: Person[] = []
  for (const id of new Set([readById, ...confirmedByIds])) {
    const person = context.signedIn.find((each) => each.id === id)
    if (person === undefined) return refusePause('not-signed-in')
    if (teamPhases.has(phase) && !team.some((each) => each.id === id)) {
      return refusePause('not-in-team', { name: person.name })
    }
    persons.push(person)
  }
  const [readBy] = persons
  if (readBy === undefined) return refusePause('not-signed-in')
  const confirming = new Set(confirmedByIds)
  return ok({ readBy, confirmedBy: persons.filter((person) => confirming.has(person.id)) })
}

function roleWords(roles: readonly Role[]): string {
  return [...new Set(roles)].map((role) => words('en', `role.${role}`)).join(' / ')
}
