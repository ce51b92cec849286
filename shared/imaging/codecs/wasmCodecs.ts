/**
 * The WASM codecs as this code sees them: modules that somebody else has loaded (the command line from disk, the decode
 * worker by fetch). A codec that has thrown may be left in any state, so it is dropped and loaded anew for the next frame.
 */

export type StreamInfo = {
  readonly width: number
  readonly height: number
  readonly bitsPerSample: number
  readonly componentCount: number
  readonly isSigned?: boolean
}

/** One decoder object of an Emscripten module; `delete` gives its memory back. */
export type WasmDecoder = {
  readonly getEncodedBuffer: (length: number) => Uint8Array
  readonly getDecodedBuffer: () => Uint8Array
  readonly decode: () => void
  readonly getFrameInfo: () => StreamInfo
  readonly getInterleaveMode?: () => number
  readonly readHeader?: () => void
  readonly delete: () => void
}

export type WasmCodecName = 'jpeg-ls' | 'jpeg-2000' | 'htj2k'

/** Loads a fresh instance of a codec and answers with a maker of decoders. */
export type LoadCodec = (name: WasmCodecName) => Promise<() => WasmDecoder>

export type Codecs = {
  readonly get: (name: WasmCodecName) => Promise<() => WasmDecoder>
  readonly drop: (name: WasmCodecName) => void
}

/** Keeps one loaded instance of each codec. */
export function codecs(load: LoadCodec): Codecs {
  const loaded = new Map<WasmCodecName, Promise<() => WasmDecoder>>()
  return {
    get: (name) => {
      const before = loaded.get(name)
      if (before !== undefined) return before
      const loading = load(name)
      loaded.set(name, loading)
      loading.catch(() => loaded.delete(name))
      return loading
    },
    drop: (name) => {
      loaded.delete(name)
    },
  }
}

export type WasmFrame = { readonly info: StreamInfo; readonly interleave: number | null; readonly samples: Uint8Array }

/** Decodes one frame; undefined when the codec refuses it. The samples are a copy outside the codec's memory. */
export async function decodeWithWasm(
  all: Codecs,
  name: WasmCodecName,
  encoded: Uint8Array,
): Promise<WasmFrame | undefined> {
  const make = await all.get(name)
  let decoder: WasmDecoder | undefined
  try {
    decoder = make()
    decoder.getEncodedBuffer(encoded.length).set(encoded)
    decoder.decode()
    const info = decoder.getFrameInfo()
    const interleave = decoder.getInterleaveMode?.() ?? null
    const samples = decoder.getDecodedBuffer().slice()
    decoder.delete()
    return { info: { ...info }, interleave, samples }
  } catch {
    // What these modules throw is a number, a string or their own object; none of it helps a person.
    all.drop(name)
    return undefined
  }
}
