import { catalogueLocale, type Line } from '@shared/discharge/document'
import type { Fillings, InstructionLibrary } from '@shared/discharge/library'
import { complicationTermOf } from '@shared/procedure/catalogue'

const blockOf: Readonly<Record<string, string>> = {
  vasovagal: 'event.faint',
  presyncope: 'event.faint',
  'dural-puncture': 'event.dural',
  'allergic-mild': 'event.allergy',
  'allergic-moderate': 'event.allergy',
  'allergic-severe': 'event.allergy',
  'contrast-reaction': 'event.allergy',
  horner: 'event.horner',
}

/** What happened on the day, in lay words where there are some, else by its name. Each sentence once. */
export function eventLines(
  codes: readonly string[],
  library: InstructionLibrary,
  line: (block: string, more?: Fillings) => Line,
): readonly Line[] {
  const own = [...new Set(codes.flatMap((code) => blockOf[code] ?? []))]
  const named = codes.filter((code) => blockOf[code] === undefined)
  return [
    ...own.map((block) => line(block)),
    ...named.map((code) => {
      const name = complicationTermOf(code)?.name[catalogueLocale(library.locale)] ?? code
      return line('event.other', { event: { text: name.toLowerCase(), from: 'events' } })
    }),
  ]
}
