import { hkdfSync } from 'node:crypto'

/** Tells one data key from another without saying anything about it; may lie in the clear beside the store. */
export function fingerprint(key: Uint8Array): string {
  return Buffer.from(hkdfSync('sha256', key, new Uint8Array(), 'procedure-pause/fingerprint/1', 8)).toString('hex')
}
