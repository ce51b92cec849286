import type { Target } from '@shared/imaging/caseEvents'
import { quoted } from '@shared/procedure/note/document'
import { personWords, present, type TellersOf, type Told } from '@shared/record/teller'

/** `Needle path, L5-S1, LEFT: below the pedicle`. */
function targetTold({ kind, level, side, label }: Target, { words }: Told): string {
  const what = [words.of('images', `kind.${kind}`), level, side === 'not-applicable' ? '' : words.tell(`side.${side}`)]
    .filter((each) => each !== '')
    .join(', ')
  return label === '' ? `${what}.` : `${what}: ${quoted(label)}`
}

const frame = ({ on }: { readonly on: { readonly frame: number } }, { words }: Told) =>
  words.tell('frame', { frame: on.frame })

export const imagingTellers: TellersOf<'images' | 'image' | 'target'> = {
  'images.linked': ({ body }, { words }) => {
    const { role, instances, acceptedMismatch } = body
    const count = instances.length
    const told = words.tell(count === 1 ? 'images.one' : 'images.many', {
      count,
      role: words.of('images', `role.${role}`),
    })
    if (acceptedMismatch === null) return [told]
    const { reason, second } = acceptedMismatch
    return [told, words.tell('images.mismatch', { who: personWords(second, words), reason: quoted(reason) })]
  },
  'images.unlinked': ({ body }, { words }) => {
    const count = body.contentIds.length
    return [words.tell(count === 1 ? 'images.gone.one' : 'images.gone.many', { count }), quoted(body.reason)]
  },
  'images.exported': ({ body }, { words }) => {
    const { originals, states, captures, pictures } = body
    return [words.tell('images.exported', { originals, states, captures, pictures })]
  },
  'image.sideMarked': ({ body }, told) => [told.words.tell(`leftEdge.${body.pictureLeftIs}`), frame(body, told)],
  'image.bodySideMarked': ({ body }, told) => [told.words.tell(`shows.${body.shows}`), frame(body, told)],
  'image.calibrated': ({ body }, told) => [
    told.words.tell('calibrated', { what: body.what, mm: told.words.note.number(body.realMm) }),
    frame(body, told),
  ],
  'image.calibrationWithdrawn': ({ body }) => [quoted(body.reason)],
  'image.keyMarked': ({ body }, told) => present(body.note === '' ? null : quoted(body.note), frame(body, told)),
  'image.keyUnmarked': ({ body }, told) => [frame(body, told)],
  'target.placed': ({ body }, told) => [targetTold(body.target, told), frame(body.target, told)],
  'target.changed': ({ body }, told) => [targetTold(body.target, told), frame(body.target, told)],
  'target.removed': ({ body, meta }, told) => {
    const last = told.events.findLast(
      (each) =>
        (each.type === 'target.placed' || each.type === 'target.changed') &&
        each.body.target.id === body.targetId &&
        each.meta.sequence < meta.sequence,
    )
    const was = last?.type === 'target.placed' || last?.type === 'target.changed' ? last.body.target : null
    return present(was === null ? null : targetTold(was, told), quoted(body.reason))
  },
}
