import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isMainThread, parentPort, Worker } from 'node:worker_threads'
import { failure } from '@shared/imaging/failure'
import { z } from 'zod'
import { describeFile, failedReport } from '../images/describeFile'
import { nodeCodecs } from '../images/nodeCodecs'

/**
 * `npm run --silent dicom -- PATH…`: one JSON line for each file, folders recursively, in the order given. Files are
 * read in a worker thread with a limit on time and memory: whatever a file does, its line comes.
 */

const timeLimitMs = 60_000
const largestFile = 2_000_000_000

const answer = z.object({ line: z.string() })

async function work(): Promise<void> {
  const port = parentPort
  if (port === null) return
  const codecs = nodeCodecs()
  port.on('message', (path: string) => {
    void lineFor(path).then((line) => port.postMessage({ line }))
  })
  async function lineFor(path: string): Promise<string> {
    try {
      const { size } = await stat(path)
      if (size > largestFile)
        return JSON.stringify(failedReport(path, failure('too-large', 'The file is larger than 2 GB.')))
      return JSON.stringify(await describeFile(path, await readFile(path), codecs))
    } catch (thrown) {
      return JSON.stringify(failedReport(path, failure('damaged', `The file could not be read: ${reason(thrown)}`)))
    }
  }
}

function reason(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : 'no reason given'
}

/** Every regular file below a path, in the order of names. A path that cannot be looked at is answered with itself. */
async function* filesBelow(path: string): AsyncGenerator<{ path: string; says: string | null }> {
  let isFolder: boolean
  try {
    isFolder = (await stat(path)).isDirectory()
  } catch (thrown) {
    yield { path, says: `The file could not be read: ${reason(thrown)}` }
    return
  }
  if (!isFolder) {
    yield { path, says: null }
    return
  }
  const entries = await readdir(path, { withFileTypes: true })
  entries.sort((a, b) => (a.name < b.name ? -1 : 1))
  for (const entry of entries) {
    const below = join(path, entry.name)
    if (entry.isDirectory()) yield* filesBelow(below)
    else if (entry.isFile()) yield { path: below, says: null }
    else yield { path: below, says: 'This is a link or no regular file; it was not followed.' }
  }
}

/** One worker, replaced when a file was too much for it. */
class Reader {
  private worker: Worker | undefined
  private answered: ((outcome: { line: string } | { says: string }) => void) | undefined

  async line(path: string): Promise<string> {
    const worker = this.worker ?? this.start()
    const outcome = await new Promise<{ line: string } | { says: string }>((resolve) => {
      const timer = setTimeout(
        () => resolve({ says: `Reading the file took longer than ${timeLimitMs / 1000} s and was stopped.` }),
        timeLimitMs,
      )
      this.answered = (result) => {
        clearTimeout(timer)
        resolve(result)
      }
      worker.postMessage(path)
    })
    this.answered = undefined
    if ('line' in outcome) return outcome.line
    await this.close()
    return JSON.stringify(failedReport(path, failure('damaged', outcome.says)))
  }

  private start(): Worker {
    const worker = new Worker(fileURLToPath(import.meta.url), { resourceLimits: { maxOldGenerationSizeMb: 2048 } })
    worker.on('message', (message: unknown) => this.answered?.(answer.parse(message)))
    worker.on('error', (thrown) => this.answered?.({ says: `Reading the file failed: ${reason(thrown)}` }))
    worker.on('exit', () => this.answered?.({ says: 'Reading the file ended without a result.' }))
    this.worker = worker
    return worker
  }

  async close(): Promise<void> {
    const { worker } = this
    this.worker = undefined
    await worker?.terminate()
  }
}

async function main(paths: readonly string[]): Promise<void> {
  if (paths.length === 0) {
    process.stderr.write('Usage: npm run --silent dicom -- PATH…\n')
    process.exitCode = 2
    return
  }
  const reader = new Reader()
  for (const path of paths) {
    for await (const found of filesBelow(path)) {
      const line =
        found.says === null
          ? await reader.line(found.path)
          : JSON.stringify(failedReport(found.path, failure('damaged', found.says)))
      process.stdout.write(`${line}\n`)
    }
  }
  await reader.close()
}

await (isMainThread ? main(process.argv.slice(2)) : work())
