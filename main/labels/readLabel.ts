import { Worker } from 'node:worker_threads'
import type { Failure, Outcome } from '@shared/contract/channel'
import { fail, ok } from '@shared/kit/result'
import { z } from 'zod'

/** A sharp picture takes half a second at most. */
const timeLimitMs = 10_000

const resourceLimits = { maxOldGenerationSizeMb: 256 } as const

/** Reads the codes in a picture of a label (PNG or JPEG), each as a scanner would type it, with its symbology before it. */
export function readLabelPicture(picture: Uint8Array, worker: URL): Promise<Outcome<{ texts: string[] }>> {
  return new Promise((resolve) => {
    const thread = new Worker(worker, { workerData: { picture }, resourceLimits })
    const settle = (outcome: Outcome<{ texts: string[] }>) => {
      clearTimeout(timer)
      resolve(outcome)
      void thread.terminate()
    }
    const timer = setTimeout(() => settle(fail(unreadable)), timeLimitMs)
    thread.once('message', (texts) => {
      const read = z.array(z.string()).safeParse(texts)
      settle(read.success && read.data.length > 0 ? ok({ texts: [...new Set(read.data)] }) : fail(noCode))
    })
    thread.once('error', () => settle(fail(unreadable)))
    thread.once('exit', () => settle(fail(unreadable)))
  })
}

const noCode: Failure = {
  code: 'label.no-code',
  says: 'No code was found in this picture. Take it again, straight and sharp with the whole code in it, or type what is printed under the code.',
  params: {},
}
const unreadable: Failure = {
  code: 'label.unreadable',
  says: 'This picture cannot be read. Use a PNG or JPEG picture of the label, or type what is printed under the code.',
  params: {},
}
