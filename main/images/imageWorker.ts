import { parentPort, workerData } from 'node:worker_threads'
import type { ContentId } from '@shared/imaging/types'
import { openSource, type Source, SourceFailure } from './byteSource'
import { contentStore, type Written } from './contentStore'
import { framePicture } from './framePicture'
import { nodeCodecs } from './nodeCodecs'
import { notStored } from './notStored'
import { scanSource } from './scanSource'
import { SealBroken, type SealedReader } from './sealedFile'
import { stateAt, type WorkerReply, type WorkerRequest, type WorkerStart, type WriteOutcome } from './workerMessages'

/**
 * A worker thread of the image store: reads headers, hashes, encrypts, writes and decrypts, all of it synchronously and
 * far from the threads that answer people. Started by `imagePool`.
 */

const port = parentPort
if (port === null) throw new Error('The image worker runs only as a worker thread.')
// From our own main process, which is trusted; structured cloning keeps the types.
const start = workerData as WorkerStart
const state = new Int32Array(start.state)
const store = contentStore(start.folder, start.dataKey)

port.on('message', (request: WorkerRequest) => {
  if (request.do === 'picture') void picture(request.id, request.frame).then(post)
  else if (request.do === 'keep') void keep(request.written).then(post)
  else post(answer(request))
})

function post(reply: WorkerReply): void {
  const moved = reply.did === 'read' ? [reply.bytes] : reply.did === 'picture' ? [reply.picture.samples.buffer] : []
  port?.postMessage(reply, moved)
}

/** Largest file that is read whole for one printed frame. */
const largestForPaper = 600_000_000

async function picture(id: ContentId, frame: number): Promise<WorkerReply> {
  try {
    const open = reader(id)
    if (open.bytes > largestForPaper) {
      return { did: 'nothing', code: 'failed', says: 'This run is too large to print a frame of it.' }
    }
    const made = await framePicture(open.read(0, open.bytes), frame, nodeCodecs())
    return made.ok
      ? { did: 'picture', picture: made.value }
      : { did: 'nothing', code: 'failed', says: made.failure.says }
  } catch (thrown) {
    return nothing(thrown)
  }
}

function answer(request: Exclude<WorkerRequest, { do: 'picture' | 'keep' }>): WorkerReply {
  try {
    switch (request.do) {
      case 'scan':
        return { did: 'scan', scanned: each(request.sources, scanSource, { is: 'pass' }) }
      case 'write':
        return { did: 'write', outcomes: each<WriteOutcome>(request.sources, write, { is: 'left' }) }
      case 'size':
        return { did: 'size', bytes: reader(request.id).bytes }
      case 'read': {
        const bytes = reader(request.id).read(request.start, request.end)
        return { did: 'read', bytes: exactBuffer(bytes) }
      }
    }
  } catch (thrown) {
    return nothing(thrown)
  }
}

function nothing(thrown: unknown): WorkerReply {
  if (thrown instanceof SealBroken) return { did: 'nothing', code: 'damaged', says: thrown.message }
  if (codeOf(thrown) === 'ENOENT') return { did: 'nothing', code: 'missing', says: 'The image is not in the store.' }
  return {
    did: 'nothing',
    code: 'failed',
    says: `The image store could not be read (${codeOf(thrown) ?? 'unexpected'}).`,
  }
}

function codeOf(thrown: unknown): string | undefined {
  return thrown instanceof Error && 'code' in thrown ? String(thrown.code) : undefined
}

function exactBuffer(bytes: Uint8Array): ArrayBuffer {
  return bytes.buffer instanceof ArrayBuffer && bytes.byteLength === bytes.buffer.byteLength
    ? bytes.buffer
    : new Uint8Array(bytes).buffer
}

/** Runs `act` for each source, telling the pool which one is at work; stops early when the pool says so. */
function each<T>(sources: readonly Source[], act: (source: Source) => T, otherwise: T): T[] {
  return sources.map((source, place) => {
    Atomics.store(state, stateAt.current, place)
    return Atomics.load(state, stateAt.stop) === 0 ? act(source) : otherwise
  })
}

async function keep(written: readonly Written[]): Promise<WorkerReply> {
  try {
    return { did: 'keep', kept: await store.keep(written, (count) => Atomics.store(state, stateAt.current, count)) }
  } catch (thrown) {
    return nothing(thrown)
  }
}

function write(source: Source): WriteOutcome {
  try {
    const bytes = openSource(source)
    try {
      return { is: 'written', written: store.write(withoutPreamble(bytes.next)) }
    } finally {
      bytes.close()
    }
  } catch (thrown) {
    if (thrown instanceof SourceFailure)
      return { is: 'refused', refused: { source: source.name, code: thrown.code, says: thrown.message } }
    const refused = notStored(source.name, codeOf(thrown))
    if (refused.code === 'store-full') Atomics.store(state, stateAt.stop, 1)
    return { is: 'refused', refused }
  }
}

/** The 128 bytes before `DICM` mean nothing to DICOM, and may hold a program: they are zeroed. */
function withoutPreamble(next: (into: Uint8Array) => number): (into: Uint8Array) => number {
  let isFirst = true
  return (into) => {
    const length = next(into)
    if (
      isFirst &&
      length >= 132 &&
      into[128] === 0x44 &&
      into[129] === 0x49 &&
      into[130] === 0x43 &&
      into[131] === 0x4d
    )
      into.fill(0, 0, 128)
    isFirst = false
    return length
  }
}

/** Readers stay open: a run is read piece by piece. */
const readers = new Map<ContentId, SealedReader>()
const mostReaders = 8

function reader(id: ContentId): SealedReader {
  const open = readers.get(id) ?? store.open(id)
  readers.delete(id)
  readers.set(id, open)
  for (const [oldest, each] of readers) {
    if (readers.size <= mostReaders) break
    each.close()
    readers.delete(oldest)
  }
  return open
}
