import { describe, expect, it } from 'vitest'
import { bytesOf } from '../../../renderer/imaging/decode/responseBytes'

const content = Uint8Array.from({ length: 200_000 }, (_, at) => at % 251)

/** A body that comes in pieces of `piece` bytes, as a stream of bytes or of anything. */
function answer(piece: number, type: 'bytes' | undefined, stated: number | null): Response {
  let at = 0
  const pull = (controller: ReadableByteStreamController | ReadableStreamDefaultController<Uint8Array>) => {
    const part = content.slice(at, at + piece)
    at += piece
    if (part.length > 0) controller.enqueue(part)
    if (at >= content.length) controller.close()
  }
  const body = type === 'bytes' ? new ReadableStream({ type, pull }) : new ReadableStream({ pull })
  return new Response(body, stated === null ? {} : { headers: { 'content-length': String(stated) } })
}

describe('the bytes of an answer', () => {
  it.each([
    ['a stream of bytes', 65536, 'bytes', content.length],
    ['a stream of bytes in odd pieces', 777, 'bytes', content.length],
    ['any other stream', 65536, undefined, content.length],
    ['no stated length', 65536, 'bytes', null],
  ] as const)('are all there, in a block of their own: %s', async (_, piece, type, stated) => {
    const bytes = await bytesOf(answer(piece, type, stated))
    expect(bytes.length).toBe(content.length)
    expect(Buffer.compare(bytes, content)).toBe(0)
    expect(bytes.buffer.byteLength).toBe(bytes.length)
  })

  it('are as many as came where the answer states more, and no more than stated', async () => {
    expect((await bytesOf(answer(65536, 'bytes', content.length + 1000))).length).toBe(content.length)
    expect((await bytesOf(answer(65536, 'bytes', 1000))).length).toBe(1000)
  })

  it('are none where there is no body', async () => {
    expect((await bytesOf(new Response(null, { headers: { 'content-length': '4' } }))).length).toBe(0)
  })

  it('that break off are an error, not half an answer', async () => {
    const broken = new ReadableStream({
      type: 'bytes',
      pull: (controller) => controller.error(new Error('damaged')),
    })
    await expect(bytesOf(new Response(broken, { headers: { 'content-length': '10' } }))).rejects.toThrow('damaged')
  })
})
