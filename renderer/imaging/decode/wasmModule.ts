import type { LoadCodec, WasmCodecName, WasmDecoder } from '@shared/imaging/codecs/wasmCodecs'

type DecoderClass = new () => WasmDecoder

/** What an Emscripten codec module exports once it is ready; which class depends on the codec. */
export type WasmModule = {
  readonly JpegLSDecoder?: DecoderClass
  readonly J2KDecoder?: DecoderClass
  readonly HTJ2KDecoder?: DecoderClass
  readonly JPEGDecoder?: DecoderClass
}

export type MakeModule = (options: {
  readonly locateFile: (file: string) => string
  readonly print: (line: string) => void
  readonly printErr: (line: string) => void
}) => Promise<WasmModule>

type Source = { readonly make: MakeModule; readonly wasm: string; readonly decoder: keyof WasmModule }

/** Each codec is fetched when the first file needs it: most days need one of the four. */
const sources: Readonly<Record<WasmCodecName, () => Promise<Source>>> = {
  'jpeg-ls': async () => ({
    make: (await import('@cornerstonejs/codec-charls/decodewasmjs')).default,
    wasm: (await import('@cornerstonejs/codec-charls/decodewasm?url')).default,
    decoder: 'JpegLSDecoder',
  }),
  'jpeg-2000': async () => ({
    make: (await import('@cornerstonejs/codec-openjpeg/decodewasmjs')).default,
    wasm: (await import('@cornerstonejs/codec-openjpeg/decodewasm?url')).default,
    decoder: 'J2KDecoder',
  }),
  htj2k: async () => ({
    make: (await import('@cornerstonejs/codec-openjph/wasmjs')).default,
    wasm: (await import('@cornerstonejs/codec-openjph/wasm?url')).default,
    decoder: 'HTJ2KDecoder',
  }),
}

/** The codecs print what they dislike of a stream; the failure says it in words a person can use. */
const silent = () => {}

export const loadCodec: LoadCodec = async (name) => {
  const { make, wasm, decoder } = await sources[name]()
  const module = await make({ locateFile: () => wasm, print: silent, printErr: silent })
  const Decoder = module[decoder]
  if (Decoder === undefined) throw new Error(`The codec module for ${name} has no ${decoder}.`)
  return () => new Decoder()
}
