import { createRequire } from 'node:module'
import { type Codecs, codecs, type WasmCodecName, type WasmDecoder } from '@shared/imaging/codecs/wasmCodecs'

const packages: Readonly<Record<WasmCodecName, { entry: string; decoder: string }>> = {
  'jpeg-ls': { entry: '@cornerstonejs/codec-charls/decodewasmjs', decoder: 'JpegLSDecoder' },
  'jpeg-2000': { entry: '@cornerstonejs/codec-openjpeg/decodewasmjs', decoder: 'J2KDecoder' },
  htj2k: { entry: '@cornerstonejs/codec-openjph/wasmjs', decoder: 'HTJ2KDecoder' },
}

type EmscriptenModule = Readonly<Record<string, (new () => WasmDecoder) | undefined>>
type EmscriptenFactory = (options: object) => Promise<EmscriptenModule>

/** The WASM codecs from `node_modules`, for the command line and tests. */
export function nodeCodecs(): Codecs {
  const load = createRequire(import.meta.url)
  return codecs(async (name) => {
    const { entry, decoder } = packages[name]
    // The packages ship no types; these two lines are all that is taken from them.
    const factory = load(entry) as EmscriptenFactory
    const module = await factory({ print: () => {}, printErr: () => {} })
    const Decoder = module[decoder]
    if (Decoder === undefined) throw new Error(`${entry} has no ${decoder}`)
    return () => new Decoder()
  })
}
