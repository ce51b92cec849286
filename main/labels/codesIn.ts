import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'

/**
 * The codes in a picture of a label (PNG or JPEG), each as a scanner would type it, with its symbology before it.
 * Rejects where the bytes are no picture.
 */
export async function codesIn(picture: Uint8Array): Promise<string[]> {
  const wasm = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'))
  prepareZXingModule({ overrides: { wasmBinary: Uint8Array.from(wasm).buffer } })
  // Symbologies on drug and device labels; stacked and postal codes on a box are none of ours.
  const found = await readBarcodes(picture, {
    formats: [
      'DataMatrix',
      'QRCode',
      'Code128',
      'EAN13',
      'EAN8',
      'UPCA',
      'ITF',
      'DataBar',
      'DataBarExpanded',
      'Code39',
    ],
    tryHarder: true,
    maxNumberOfSymbols: 12,
  })
  // The bytes are what a scanner would type; the library's own text rewrites separators into brackets.
  return found
    .filter((each) => each.isValid)
    .map((each) => each.symbologyIdentifier + new TextDecoder('latin1').decode(each.bytes))
}
