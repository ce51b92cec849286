const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i

/** A UID made from a UUID: the UUID as one decimal number under the root 2.25 (PS3.5 B.2). Throws on what is no UUID. */
export function uidOf(id: string): string {
  if (!uuid.test(id)) throw new RangeError('A UID is made from a UUID only.')
  return `2.25.${BigInt(`0x${id.replaceAll('-', '')}`)}`
}

/** Names this software as the writer of a file (PS3.7 D.3.3.2). It changes when files come to be written differently. */
export const implementationClassUid = uidOf('6d0f7c52-3a41-4c0e-9b57-2f8e51c7a9d4')
export const implementationVersionName = 'PROCPAUSE_1'
