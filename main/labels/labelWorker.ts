import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { parentPort, workerData } from 'node:worker_threads'
import { z } from 'zod'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'

/** A thread of its own for one picture: whatever it holds, it is ended after its time and takes nothing with it. */
const { picture } = z.object({ picture: z.instanceof(Uint8Array) }).parse(workerData)
const wasm = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'))
prepareZXingModule({ overrides: { wasmBinary: Uint8Array.from(wasm).buffer } })

/** Symbologies on drug and device labels; stacked and postal codes on a box are none of ours. */
const found = await readBarcodes(picture, {
  formats: ['DataMatrix', 'QRCode', 'Code128', 'EAN13', 'EAN8', 'UPCA', 'ITF', 'DataBar', 'DataBarExpanded', 'Code39'],
  tryHarder: true,
  maxNumberOfSymbols: 12,
})
// The bytes are what a scanner would type; the library's own text rewrites separators into brackets.
const texts = found
  .filter((each) => each.isValid)
  .map((each) => each.symbologyIdentifier + new TextDecoder('latin1').decode(each.bytes))
parentPort?.postMessage(texts)
