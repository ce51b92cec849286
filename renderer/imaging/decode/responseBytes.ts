/**
 * The body of an answer in a block of its own, filled piece by piece as it arrives where the answer states its length:
 * `arrayBuffer()` keeps every piece and joins them at the end, and fresh memory is what reading a frame costs most.
 */
export async function bytesOf(response: Response): Promise<Uint8Array<ArrayBuffer>> {
  const length = Number(response.headers.get('content-length') ?? 0)
  const reader = length > 0 ? byteReaderOf(response) : null
  if (reader === null) return new Uint8Array(await response.arrayBuffer())
  let block = new Uint8Array(length)
  let at = 0
  while (at < length) {
    // The block moves into the reader and comes back in the view that was filled.
    const { done, value } = await reader.read(block.subarray(at))
    if (value === undefined) throw new Error('The answer was given up while it was read.')
    block = new Uint8Array(value.buffer)
    if (done) break
    at += value.length
  }
  await reader.cancel()
  return at === length ? block : block.slice(0, at)
}

/** Null for a body that cannot be read into a block of the reader's: it is no stream of bytes, or there is none. */
function byteReaderOf({ body }: Response): ReadableStreamBYOBReader | null {
  try {
    return body?.getReader({ mode: 'byob' }) ?? null
  } catch (thrown) {
    if (thrown instanceof TypeError) return null
    throw thrown
  }
}
