import { createHash } from 'node:crypto'
import type { Sha256 } from '@shared/case/envelope'

/** Lower-case hexadecimal SHA-256 of a text in UTF-8: what the pure domain is given to seal and verify events. */
export const sha256: Sha256 = (text) => createHash('sha256').update(text, 'utf8').digest('hex')
