import { type Refusal, refuse } from '@shared/case/refusal'
import { shippedLibrary } from '@shared/discharge/library'
import { ok, type Result } from '@shared/kit/result'
import { soundWording } from '@shared/wording/sound'
import { type Wording, wordingSchema } from '@shared/wording/wording'
import { z } from 'zod'

/** The name that a wording file of this app begins with; the number grows with its shape. */
const format = 'procedure-pause-wording/1'

const fileSchema = z.object({ format: z.literal(format), wording: z.unknown() })
const anyFormat = z.object({ format: z.string() })

/** A site's wording as the text of a file that another site can read: UTF-8 JSON, two spaces. */
export function wordingFile(wording: Wording): string {
  return `${JSON.stringify({ format, wording }, null, 2)}\n`
}

/** Reads a wording file's text. Refuses, with the reason, whatever cannot take the place of the product's wording. */
export function readWordingFile(text: string): Result<Wording, Refusal> {
  let raw: unknown
  try {
    raw = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause
    return refuse('wording.not-json', 'This is no wording file: it is not JSON. Nothing was changed.')
  }
  const file = fileSchema.safeParse(raw)
  if (!file.success) {
    const other = anyFormat.safeParse(raw)
    return other.success && other.data.format.startsWith('procedure-pause-wording/')
      ? refuse(
          'wording.newer',
          'This wording file was written by a newer version of the app. Update this station to read it.',
        )
      : refuse('wording.other-format', 'This is no wording file of this app. Nothing was changed.')
  }
  const wording = wordingSchema.safeParse(file.data.wording)
  if (!wording.success) {
    const where = wording.error.issues[0]?.path.map(String).join(' › ') ?? ''
    const what = wording.error.issues[0]?.message ?? ''
    return refuse(
      'wording.not-readable',
      `This wording file cannot be read: ${where} (${what}). Nothing was changed.`,
      { where, what },
    )
  }
  const sound = soundWording(shippedLibrary(wording.data.locale), wording.data)
  if (sound.ok) return ok(wording.data)
  const { block } = sound.failure.params
  return refuse(
    'wording.file-unsound',
    `This wording file cannot be used: ${String(block)}: ${sound.failure.says} Nothing was changed.`,
    { block: String(block), why: sound.failure.says },
  )
}
