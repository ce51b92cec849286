import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { separator } from '@shared/procedure/gs1'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { readLabelPicture } from '../../../main/labels/readLabel'
import { readsHere } from './readsHere'

const folder = join(import.meta.dirname, '../../../../shared/barcodes')
const { images } = z
  .object({ images: z.array(z.object({ file: z.string(), data: z.string() })).min(1) })
  .parse(JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')))

/** Without the symbology before it, and without a separator that only starts the code. */
function plain(text: string): string {
  const bare = text.replace(/^\][A-Za-z]\d/, '')
  return bare.startsWith(separator) ? bare.slice(separator.length) : bare
}

describe('published pictures of labels', () => {
  it.each(images)('$file', async ({ file, data }) => {
    const outcome = await readLabelPicture(readFileSync(join(folder, file)), readsHere)
    expect(outcome.ok ? outcome.value.texts.map(plain) : outcome.failure.says).toEqual([plain(data)])
  })
})
