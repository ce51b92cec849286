/** How the samples of a frame are stored. */
export type Codec =
  | 'native'
  | 'rle'
  | 'jpeg'
  | 'jpeg-ls'
  | 'jpeg-2000'
  | 'htj2k'
  | 'deflated-frames'
  | 'video'
  | 'unsupported'

export type TransferSyntax = {
  readonly uid: string
  readonly name: string
  readonly littleEndian: boolean
  readonly explicit: boolean
  /** The whole data set is deflated. */
  readonly deflated: boolean
  readonly encapsulated: boolean
  readonly codec: Codec
  readonly lossy: boolean
}

const base = '1.2.840.10008.1.2'

function native(suffix: string, name: string, more: Partial<TransferSyntax> = {}): TransferSyntax {
  const plain = {
    littleEndian: true,
    explicit: true,
    deflated: false,
    encapsulated: false,
    codec: 'native' as const,
    lossy: false,
  }
  return { ...plain, uid: base + suffix, name, ...more }
}

function packed(suffix: string, name: string, codec: Codec, lossy = false): TransferSyntax {
  return native(suffix, name, { encapsulated: true, codec, lossy })
}

/** PS3.6 table A-1, retired ones included: old discs hold them. */
const known: ReadonlyMap<string, TransferSyntax> = new Map(
  [
    native('', 'Implicit VR Little Endian', { explicit: false }),
    native('.1', 'Explicit VR Little Endian'),
    native('.1.99', 'Deflated Explicit VR Little Endian', { deflated: true }),
    native('.2', 'Explicit VR Big Endian', { littleEndian: false }),
    packed('.1.98', 'Encapsulated Uncompressed Explicit VR Little Endian', 'native'),
    packed('.8.1', 'Deflated Image Frame Compression', 'deflated-frames'),
    packed('.5', 'RLE Lossless', 'rle'),
    packed('.4.50', 'JPEG Baseline (Process 1)', 'jpeg', true),
    packed('.4.51', 'JPEG Extended (Process 2 and 4)', 'jpeg', true),
    packed('.4.52', 'JPEG Extended (Process 3 and 5)', 'jpeg', true),
    packed('.4.53', 'JPEG Spectral Selection, Non-Hierarchical (Process 6 and 8)', 'jpeg', true),
    packed('.4.54', 'JPEG Spectral Selection, Non-Hierarchical (Process 7 and 9)', 'jpeg', true),
    packed('.4.55', 'JPEG Full Progression, Non-Hierarchical (Process 10 and 12)', 'jpeg', true),
    packed('.4.56', 'JPEG Full Progression, Non-Hierarchical (Process 11 and 13)', 'jpeg', true),
    packed('.4.57', 'JPEG Lossless, Non-Hierarchical (Process 14)', 'jpeg'),
    packed('.4.58', 'JPEG Lossless, Non-Hierarchical (Process 15)', 'jpeg'),
    packed('.4.70', 'JPEG Lossless, Non-Hierarchical, First-Order Prediction (Process 14 [Selection Value 1])', 'jpeg'),
    packed('.4.80', 'JPEG-LS Lossless Image Compression', 'jpeg-ls'),
    packed('.4.81', 'JPEG-LS Lossy (Near-Lossless) Image Compression', 'jpeg-ls', true),
    packed('.4.90', 'JPEG 2000 Image Compression (Lossless Only)', 'jpeg-2000'),
    packed('.4.91', 'JPEG 2000 Image Compression', 'jpeg-2000', true),
    packed('.4.92', 'JPEG 2000 Part 2 Multi-component Image Compression (Lossless Only)', 'jpeg-2000'),
    packed('.4.93', 'JPEG 2000 Part 2 Multi-component Image Compression', 'jpeg-2000', true),
    packed('.4.201', 'High-Throughput JPEG 2000 Image Compression (Lossless Only)', 'htj2k'),
    packed('.4.202', 'High-Throughput JPEG 2000 with RPCL Options Image Compression (Lossless Only)', 'htj2k'),
    packed('.4.203', 'High-Throughput JPEG 2000 Image Compression', 'htj2k', true),
    packed('.4.94', 'JPIP Referenced', 'unsupported'),
    packed('.4.95', 'JPIP Referenced Deflate', 'unsupported'),
    packed('.4.204', 'JPIP HTJ2K Referenced', 'unsupported'),
    packed('.4.205', 'JPIP HTJ2K Referenced Deflate', 'unsupported'),
    packed('.4.110', 'JPEG XL Lossless', 'unsupported'),
    packed('.4.111', 'JPEG XL JPEG Recompression', 'unsupported', true),
    packed('.4.112', 'JPEG XL', 'unsupported', true),
    packed('.4.100', 'MPEG2 Main Profile / Main Level', 'video', true),
    packed('.4.100.1', 'Fragmentable MPEG2 Main Profile / Main Level', 'video', true),
    packed('.4.101', 'MPEG2 Main Profile / High Level', 'video', true),
    packed('.4.101.1', 'Fragmentable MPEG2 Main Profile / High Level', 'video', true),
    packed('.4.102', 'MPEG-4 AVC/H.264 High Profile / Level 4.1', 'video', true),
    packed('.4.102.1', 'Fragmentable MPEG-4 AVC/H.264 High Profile / Level 4.1', 'video', true),
    packed('.4.103', 'MPEG-4 AVC/H.264 BD-compatible High Profile / Level 4.1', 'video', true),
    packed('.4.103.1', 'Fragmentable MPEG-4 AVC/H.264 BD-compatible High Profile / Level 4.1', 'video', true),
    packed('.4.104', 'MPEG-4 AVC/H.264 High Profile / Level 4.2 For 2D Video', 'video', true),
    packed('.4.104.1', 'Fragmentable MPEG-4 AVC/H.264 High Profile / Level 4.2 For 2D Video', 'video', true),
    packed('.4.105', 'MPEG-4 AVC/H.264 High Profile / Level 4.2 For 3D Video', 'video', true),
    packed('.4.105.1', 'Fragmentable MPEG-4 AVC/H.264 High Profile / Level 4.2 For 3D Video', 'video', true),
    packed('.4.106', 'MPEG-4 AVC/H.264 Stereo High Profile / Level 4.2', 'video', true),
    packed('.4.106.1', 'Fragmentable MPEG-4 AVC/H.264 Stereo High Profile / Level 4.2', 'video', true),
    packed('.4.107', 'HEVC/H.265 Main Profile / Level 5.1', 'video', true),
    packed('.4.108', 'HEVC/H.265 Main 10 Profile / Level 5.1', 'video', true),
  ].map((syntax) => [syntax.uid, syntax]),
)

export function isKnownTransferSyntax(uid: string): boolean {
  return known.has(uid)
}

/** What a transfer syntax means. One that is not known is taken as explicit little endian with pixels that cannot be shown. */
export function transferSyntax(uid: string): TransferSyntax {
  return known.get(uid) ?? { ...packed('', 'not known here', 'unsupported'), uid: uid.slice(0, 64) }
}
