import { z } from 'zod'
import { codesIn } from './codesIn'

/** A process of its own for one picture: whatever the picture does to its reader, it takes nothing else with it. */
process.parentPort.once('message', ({ data }: { data: unknown }) => {
  const { picture } = z.object({ picture: z.instanceof(Uint8Array) }).parse(data)
  codesIn(picture).then(
    (texts) => process.parentPort.postMessage(texts),
    () => process.exit(1),
  )
})
