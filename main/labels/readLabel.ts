import type { Failure, Outcome } from '@shared/contract/channel'
import { fail, ok } from '@shared/kit/result'
import { z } from 'zod'

/** A sharp picture takes half a second at most. */
const timeLimitMs = 10_000

/** Reads one picture for us, as `codesIn` does, in a process that can be ended at any moment. */
export type LabelReader = {
  /** At most one call of the two: what was found, unchecked, or that the reader ended without an answer. */
  readonly read: (picture: Uint8Array, found: (texts: unknown) => void, ended: () => void) => void
  readonly end: () => void
}

/** Reads the codes in a picture of a label (PNG or JPEG), each as a scanner would type it, with its symbology before it. */
export function readLabelPicture(picture: Uint8Array, reader: LabelReader): Promise<Outcome<{ texts: string[] }>> {
  return new Promise((resolve) => {
    const settle = (outcome: Outcome<{ texts: string[] }>) => {
      clearTimeout(timer)
      resolve(outcome)
      reader.end()
    }
    const timer = setTimeout(() => settle(fail(unreadable)), timeLimitMs)
    reader.read(
      picture,
      (texts) => {
        const read = z.array(z.string()).safeParse(texts)
        settle(read.success && read.data.length > 0 ? ok({ texts: [...new Set(read.data)] }) : fail(noCode))
      },
      () => settle(fail(unreadable)),
    )
  })
}

const noCode: Failure = {
  code: 'label.no-code',
  says: 'No code was found in this picture. Take it again, straight and sharp with the whole code in it, or type what is printed under the code.',
  params: {},
}
const unreadable: Failure = {
  code: 'label.unreadable',
  says: 'This picture cannot be read. Use a PNG or JPEG picture of the label, or type what is printed under the code.',
  params: {},
}
