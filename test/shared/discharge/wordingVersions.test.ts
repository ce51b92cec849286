import { createHash } from 'node:crypto'
import { shippedLibrary } from '@shared/discharge/library'
import { describe, expect, it } from 'vitest'

const print = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 12)

/**
 * What was given is traced by block and version. A text that changes under its old version makes two papers look alike:
 * give it the next version, the library as well, and add the new line here. A line that stands here is never changed.
 */
describe.each(['en', 'es'] as const)('the wording in %s', (locale) => {
  it('has one text for every block and version that was ever shipped', async () => {
    const { version, blocks } = shippedLibrary(locale)
    const lines = Object.entries(blocks).map(([id, block]) => `${id} ${block.version} ${print(block.text)}`)
    await expect(`library ${version}\n${lines.sort().join('\n')}\n`).toMatchFileSnapshot(`wordings/${locale}.txt`)
  })
})
