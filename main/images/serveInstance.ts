import type { ContentId } from '@shared/imaging/types'

/** Decrypted pieces of stored images, read in workers; null when the image is not here or damaged. */
export type StoredBytes = {
  readonly size: (id: ContentId) => Promise<number | null>
  readonly read: (id: ContentId, start: number, end: number) => Promise<Uint8Array<ArrayBuffer> | null>
}

/** A few of the store's chunks a time: long runs are passed on as they are decrypted. */
const pieceBytes = 4 * 1024 * 1024

/**
 * Answers a request for a stored image with its bytes, whole or (with a Range header, one range) a part, so that a frame
 * of a run can be fetched without the rest. Nothing is cached outside the page: the answer says so.
 */
export async function serveInstance(request: Request, id: ContentId, stored: StoredBytes): Promise<Response> {
  const size = await stored.size(id)
  if (size === null) return new Response('There is no such image.', { status: 404 })
  const range = parseRange(request.headers.get('range'), size)
  if (range === 'unsatisfiable')
    return new Response(null, { status: 416, headers: { 'content-range': `bytes */${size}` } })
  const { start, end } = range ?? { start: 0, end: size }
  const headers = new Headers({
    'content-type': 'application/dicom',
    'content-length': String(end - start),
    'accept-ranges': 'bytes',
    'cache-control': 'no-store',
  })
  if (range !== null) headers.set('content-range', `bytes ${start}-${end - 1}/${size}`)
  const status = range === null ? 200 : 206
  if (request.method === 'HEAD') return new Response(null, { status, headers })
  const first = await stored.read(id, start, Math.min(end, start + pieceBytes))
  if (first === null) return damaged()
  return new Response(pieces(first, id, start, end, stored), { status, headers })
}

function damaged(): Response {
  return new Response('The stored image is damaged.', { status: 500 })
}

/** The bytes as they are decrypted. A stream passes them on as they are, where a body of bytes would be copied first. */
function pieces(
  first: Uint8Array<ArrayBuffer>,
  id: ContentId,
  start: number,
  end: number,
  stored: StoredBytes,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  let at = start
  let ready: Uint8Array<ArrayBuffer> | null = first
  return new ReadableStream({
    pull: async (controller) => {
      const bytes = ready ?? (await stored.read(id, at, Math.min(end, at + pieceBytes)))
      ready = null
      if (bytes === null) return controller.error(new Error('The stored image is damaged.'))
      if (bytes.length > 0) controller.enqueue(bytes)
      at += bytes.length
      if (at >= end) controller.close()
    },
  })
}

type Range = { readonly start: number; readonly end: number }

/** One `bytes=` range; null where there is none to honour. */
function parseRange(header: string | null, size: number): Range | null | 'unsatisfiable' {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '')
  if (match === null) return null
  const [, first = '', last = ''] = match
  if (first === '' && last === '') return null
  if (first === '') {
    const length = Math.min(Number(last), size)
    return length === 0 ? 'unsatisfiable' : { start: size - length, end: size }
  }
  const start = Number(first)
  const end = last === '' ? size : Math.min(Number(last) + 1, size)
  return start >= size || end <= start ? 'unsatisfiable' : { start, end }
}
