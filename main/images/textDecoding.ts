import type { TextDecoding } from '@shared/imaging/text'

const decoders = new Map<string, ((bytes: Uint8Array) => string) | undefined>()

/** The system's own text decoders, made once each. */
export const textDecoding: TextDecoding = (label) => {
  if (!decoders.has(label)) decoders.set(label, make(label))
  return decoders.get(label)
}

function make(label: string): ((bytes: Uint8Array) => string) | undefined {
  try {
    const decoder = new TextDecoder(label)
    return (bytes) => decoder.decode(bytes)
  } catch {
    // A build without this encoding: the caller marks such text as unreadable.
    return undefined
  }
}
