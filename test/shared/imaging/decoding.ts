import type { TextDecoding } from '@shared/imaging/text'

/** The text decoders of the system that runs the tests. */
export const decoding: TextDecoding = (label) => {
  const decoder = new TextDecoder(label)
  return (bytes) => decoder.decode(bytes)
}
