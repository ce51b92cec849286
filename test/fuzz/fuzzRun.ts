import { Worker } from 'node:worker_threads'
import { mutateDicom, mutateJson } from './mutate'
import { randomFrom } from './random'

export type FuzzTask = { readonly kind: 'dicom' | 'fhir'; readonly bytes: Uint8Array }
export type FuzzAnswer =
  /** Said once, when the thread has loaded all it needs. */
  | { readonly is: 'ready' }
  | { readonly is: 'came'; readonly outcome: string; readonly cpuMs: number; readonly megabytes: number }
  | { readonly is: 'threw'; readonly says: string }

export type FuzzSeed = { readonly name: string; readonly kind: FuzzTask['kind']; readonly bytes: Uint8Array }

export type Finding = {
  readonly seed: string
  /** Number of the mutation: with the seed of the run it makes the same bytes again. */
  readonly number: number
  readonly says: string
  readonly bytes: Uint8Array
}

export type FuzzResult = {
  readonly tried: number
  readonly outcomes: ReadonlyMap<string, number>
  readonly findings: readonly Finding[]
  readonly slowestMs: number
  readonly mostMegabytes: number
}

/** No file may take more processor time. The clock is no measure on a busy machine; it only ends what never would. */
const limitMs = 2000
const clockMs = 20_000
/** Resident memory of the whole process: two of the largest frames that are allowed, and the rest of Node. */
const limitMegabytes = 3072

/**
 * Breaks the seeds in `count` ways, one after the other, and lets a worker thread read each. A finding is what threw,
 * took too long, took too much memory, or ended the thread.
 */
export async function fuzz(
  seeds: readonly FuzzSeed[],
  options: {
    readonly count: number
    readonly seed: number
    readonly worker: URL
    readonly onProgress?: (tried: number) => void
    readonly onFinding?: (finding: Finding) => void
  },
): Promise<FuzzResult> {
  const kinds = shares(seeds)
  const outcomes = new Map<string, number>()
  const findings: Finding[] = []
  let slowestMs = 0
  let mostMegabytes = 0
  const reader = workerReader(options.worker)
  try {
    for (let number = 0; number < options.count; number++) {
      const random = randomFrom(options.seed * 1_000_003 + number)
      const kin = random.pick(kinds)
      const seed = random.pick(kin)
      const mutate = seed.kind === 'dicom' ? mutateDicom : mutateJson
      const bytes = mutate(seed.bytes, random.pick(kin).bytes, random)
      const answer = await reader.read({ kind: seed.kind, bytes })
      const found = (says: string) => {
        const finding = { seed: seed.name, number, says, bytes }
        findings.push(finding)
        options.onFinding?.(finding)
      }
      if (answer.is === 'late') found(`had not ended after ${clockMs / 1000} s`)
      else if (answer.is === 'died') found(`ended the thread: ${answer.says}`)
      else if (answer.is === 'threw') found(answer.says)
      else if (answer.is === 'came') {
        outcomes.set(answer.outcome, (outcomes.get(answer.outcome) ?? 0) + 1)
        slowestMs = Math.max(slowestMs, answer.cpuMs)
        mostMegabytes = Math.max(mostMegabytes, answer.megabytes)
        if (answer.cpuMs > limitMs) found(`took ${Math.round(answer.cpuMs)} ms of processor time`)
        if (answer.megabytes > limitMegabytes) found(`took the process to ${Math.round(answer.megabytes)} MB`)
      }
      if (number % 500 === 499) options.onProgress?.(number + 1)
    }
  } finally {
    await reader.close()
  }
  return { tried: options.count, outcomes, findings, slowestMs, mostMegabytes }
}

/** Most work is in pixels, so half of the tries go there; the rest is shared by headers alone and documents. */
function shares(seeds: readonly FuzzSeed[]): readonly (readonly FuzzSeed[])[] {
  const pictures = seeds.filter(({ kind, bytes }) => kind === 'dicom' && hasPixels(bytes))
  const headers = seeds.filter((seed) => seed.kind === 'dicom' && !pictures.includes(seed))
  const documents = seeds.filter(({ kind }) => kind === 'fhir')
  return [pictures, pictures, headers, documents].filter((share) => share.length > 0)
}

function hasPixels(bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length - 4; at += 2) {
    if (bytes[at] === 0xe0 && bytes[at + 1] === 0x7f && bytes[at + 2] === 0x10 && bytes[at + 3] === 0) return true
  }
  return false
}

type Outcome = FuzzAnswer | { readonly is: 'late' } | { readonly is: 'died'; readonly says: string }

function workerReader(file: URL) {
  let worker: Worker | undefined

  const start = () =>
    new Promise<Worker>((resolve, reject) => {
      const started = new Worker(file, { resourceLimits: { maxOldGenerationSizeMb: 1024 } })
      started.once('message', () => resolve(started))
      started.once('error', reject)
    })

  async function read(task: FuzzTask): Promise<Outcome> {
    worker ??= await start()
    const at = worker
    const outcome = await new Promise<Outcome>((resolve) => {
      const timer = setTimeout(() => finish({ is: 'late' }), clockMs)
      const onError = (thrown: unknown) => finish({ is: 'died', says: String(thrown) })
      const onExit = () => finish({ is: 'died', says: 'no reason given' })
      const finish = (result: Outcome) => {
        clearTimeout(timer)
        at.off('message', finish)
        at.off('error', onError)
        at.off('exit', onExit)
        resolve(result)
      }
      at.on('message', finish)
      at.on('error', onError)
      at.on('exit', onExit)
      at.postMessage(task)
    })
    if (outcome.is === 'late' || outcome.is === 'died') await close()
    return outcome
  }

  async function close(): Promise<void> {
    const old = worker
    worker = undefined
    await old?.terminate()
  }

  return { read, close }
}
