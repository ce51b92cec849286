import { type Refusal, refuse } from '@shared/case/refusal'
import { adopters, editors } from '@shared/checklists/decide'
import { shippedLibrary } from '@shared/discharge/library'
import { assertNever } from '@shared/kit/assertNever'
import { ok, type Result } from '@shared/kit/result'
import type { Instant } from '@shared/kit/time'
import type { Person } from '@shared/people/person'
import { applyEdit } from '@shared/wording/edit'
import type { WordingCommand, WordingEvent } from '@shared/wording/events'
import { soundWording } from '@shared/wording/sound'
import { type SiteWordings, wordingInForce, wordingOfVersion } from '@shared/wording/state'

export type WordingContext = { readonly actor: Person | null; readonly now: Instant }
type Decision = Result<readonly WordingEvent[], Refusal>

/**
 * What follows from an act on the site's wording, or why it is refused. Nothing here takes away what no sheet may lack,
 * whoever asks. That the person who puts a version in force is who it says is for the caller to prove, by PIN.
 */
export function decideWordings(wordings: SiteWordings, command: WordingCommand, context: WordingContext): Decision {
  const { actor, now } = context
  if (actor === null) {
    return refuse('people.sign-in-first', 'Nobody is signed in. Sign in with your PIN or badge, then try again.')
  }
  const allowed = command.do === 'wording.putInForce' ? adopters : editors
  if (!allowed.includes(actor.role)) {
    return refuse(
      'wording.role',
      `This takes a ${allowed.join(' or ')}. ${actor.name} is signed in as ${actor.role}.`,
      {
        name: actor.name,
      },
    )
  }
  const locale = command.do === 'wording.takeIn' ? command.wording.locale : command.locale
  const base = shippedLibrary(locale)
  const { draft, versions } = wordings[locale]
  const who = { locale, by: actor, at: now }
  switch (command.do) {
    case 'wording.edit': {
      const before = draft?.wording ?? wordingInForce(wordings, locale)
      const edited = applyEdit(before, command.change, base)
      if (!edited.ok) return edited
      const change: WordingEvent = { type: 'wording.edited', body: { ...who, change: command.change } }
      if (draft !== null) return ok([change])
      return ok([{ type: 'wording.draftBegun', body: { ...who, from: 'in-force', wording: before } }, change])
    }
    case 'wording.startFrom': {
      if (draft !== null) return draftThere(draft.changedBy)
      const earlier = wordingOfVersion(wordings, locale, command.version)
      if (earlier === null) {
        return refuse('wording.no-version', `There is no version ${command.version}.`, { version: command.version })
      }
      // A later release may ask of a text what an earlier version of the site did not hold.
      const sound = soundWording(base, earlier)
      if (!sound.ok) return sound
      return ok([{ type: 'wording.draftBegun', body: { ...who, from: 'earlier', wording: earlier } }])
    }
    case 'wording.takeIn': {
      if (draft !== null) return draftThere(draft.changedBy)
      const sound = soundWording(base, command.wording)
      if (!sound.ok) return sound
      return ok([{ type: 'wording.draftBegun', body: { ...who, from: 'file', wording: command.wording } }])
    }
    case 'wording.dropDraft':
      return draft === null ? noDraft() : ok([{ type: 'wording.draftDropped', body: who }])
    case 'wording.putInForce': {
      if (draft === null) return noDraft()
      const sound = soundWording(base, draft.wording)
      if (!sound.ok) return sound
      const version = Math.max(0, ...versions.map((each) => each.wording.version)) + 1
      return ok([
        { type: 'wording.putInForce', body: { ...who, wording: { ...draft.wording, version }, note: command.note } },
      ])
    }
    default:
      return assertNever(command)
  }
}

function draftThere({ name }: Person) {
  return refuse(
    'wording.draft-there',
    `There is a draft already; ${name} changed it last. Put it in force or drop it first.`,
    { name },
  )
}

function noDraft() {
  return refuse('wording.no-draft', 'There is no draft of this wording. Change something first.')
}
