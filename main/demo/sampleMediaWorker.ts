import { workerData } from 'node:worker_threads'
import { z } from 'zod'
import { drawSampleMedia } from './sampleMedia'

/** A thread of its own for the drawing, so that the record can be filled meanwhile. */
const { folder, now } = z.object({ folder: z.string().min(1), now: z.date() }).parse(workerData)
drawSampleMedia(folder, now)
