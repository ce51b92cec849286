import type { EventOf } from '@shared/procedure/note/course'
import type { NoteLine } from '@shared/procedure/note/document'
import { quoted } from '@shared/procedure/note/document'
import { complicationLines, doseLines, injectateLines, lesionLines } from '@shared/procedure/note/given'
import { decisionLines, placementLines, positionLines, repositionLine } from '@shared/procedure/note/needles'
import { spreadLines, ultrasoundLines } from '@shared/procedure/note/spreads'
import type { Entry } from '@shared/procedure/state'
import type { TellersOf, Told } from '@shared/record/teller'

type ProcedurePrefix =
  | 'procedure'
  | 'needle'
  | 'lesion'
  | 'contrast'
  | 'ultrasoundSpread'
  | 'injectate'
  | 'dose'
  | 'complication'
  | 'entry'

/** The sentences of the note about the entry with this number, also where it was corrected since. */
function asNoted<T extends { readonly entry: Entry }>(
  entries: readonly T[],
  { meta }: { readonly meta: { readonly sequence: number } },
  lines: (entry: T) => readonly NoteLine[],
): readonly string[] {
  const found = entries.find(({ entry }) => entry.sequence === meta.sequence)
  return found === undefined ? [] : lines(found).map(({ says }) => says)
}

export const procedureTellers: TellersOf<ProcedurePrefix> = {
  'procedure.started': () => [],
  'procedure.ended': ({ body }, { words }) => [
    `${words.note.say(`outcome.${body.outcome}`)}.`.replace(/^./, (first) => first.toUpperCase()),
    ...(body.note.trim() === '' ? [] : [quoted(body.note)]),
  ],
  'needle.placed': (event, { state: { procedure }, words }) =>
    asNoted(procedure.needles, event, (each) => placementLines(procedure, each, words.note)),
  'needle.repositioned': (event, { state: { procedure }, words }) =>
    asNoted(procedure.repositions, event, (each) => [repositionLine(procedure, each, words.note)]),
  'needle.positionConfirmed': (event, { state: { procedure }, words }) =>
    asNoted(procedure.positions, event, (each) => positionLines(procedure, each, true, words.note)),
  'needle.decided': (event, { state: { procedure }, words }) =>
    asNoted(procedure.decisions, event, (each) => decisionLines(procedure, each, words.note)),
  'lesion.made': (event, { state: { procedure }, words }) =>
    asNoted(procedure.lesions, event, (each) => lesionLines(procedure, each, words.note)),
  'contrast.recorded': (event, { state: { procedure }, words }) =>
    asNoted(procedure.spreads, event, (each) => spreadLines(procedure, each, words.note)),
  'ultrasoundSpread.recorded': (event, { state: { procedure }, words }) =>
    asNoted(procedure.ultrasound, event, (each) => ultrasoundLines(procedure, each, words.note)),
  'injectate.given': (event, { state: { procedure }, words }) =>
    asNoted(procedure.injectates, event, (each) => injectateLines(procedure, each, words.note)),
  'dose.recorded': (event, { state: { procedure }, words }) =>
    asNoted(procedure.doses, event, (each) => doseLines(each, words.note)),
  'complication.recorded': (event, { state: { procedure }, words }) =>
    asNoted(procedure.complications, event, (each) => complicationLines(procedure, each, words.note)),
  'entry.corrected': corrected,
}

/** Why an entry was taken back, and which one stands in its place. */
function corrected({ body, meta }: EventOf<'entry.corrected'>, { words }: Told): readonly string[] {
  const { ofSequence, reason, replaced } = body
  const says = words.tell(replaced ? 'corrects.replaces' : 'corrects', { entry: ofSequence, by: meta.sequence + 1 })
  return [says, quoted(reason)]
}
