import { createFrames, type Frames } from './decode/frames'
import type { DecodeReply } from './decode/messages'
import { createDecodePool, type DecodeWorker, type WorkerEvents } from './decode/pool'

/** Decoded frames that this window keeps, in bytes: a run of 200 frames of 1024 × 1024 and 16 bits. */
const mostBytes = 400 * 1024 * 1024
const patienceMs = 20_000

function makeWorker({ onReply, onBreak }: WorkerEvents): DecodeWorker {
  const worker = new Worker(new URL('./decode/decodeWorker.ts', import.meta.url), {
    type: 'module',
    name: 'decodeWorker',
  })
  worker.onmessage = ({ data }: MessageEvent<DecodeReply>) => onReply(data)
  worker.onerror = onBreak
  worker.onmessageerror = onBreak
  return { post: (request) => worker.postMessage(request), end: () => worker.terminate() }
}

/** Two workers at least, because JPEG 2000 needs them to keep up; one processor is left to the window. */
function workerCount(): number {
  return Math.min(4, Math.max(2, navigator.hardwareConcurrency - 1))
}

let frames: Frames | null = null

/** The pictures of this window. Workers start with the first picture that is asked for. */
export function pictures(): Frames {
  frames ??= createFrames(createDecodePool({ size: workerCount(), makeWorker, patienceMs }), mostBytes)
  return frames
}
