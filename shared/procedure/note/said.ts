import type { Person } from '@shared/people/person'
import type { Said } from '@shared/procedure/events'
import { line, type NoteLine, quoted } from '@shared/procedure/note/document'
import type { NoteWords } from '@shared/procedure/note/words'

type Decided = { readonly about: readonly Said[]; readonly reason: string; readonly by: Person }

/** A physician who went on with what needed a reason: what it was about stands as it was said then. */
export function wentOnLine({ about, reason, by }: Decided, from: readonly number[], { say }: NoteWords): NoteLine {
  const what = about.map((each) => each.says.replace(/[.]$/, '')).join('; ')
  return line(
    say('wentOn', { who: by.name, role: say(`role.${by.role}`), about: what, reason: quoted(reason) }),
    ...from,
  )
}
