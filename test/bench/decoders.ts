import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { decodeFrame } from '@shared/imaging/decode'
import { openDicom } from '@shared/imaging/file'
import { indexFrames } from '@shared/imaging/frames'
import { nodeCodecs } from '../../main/images/nodeCodecs'
import { explicitLittleUid, imageElements, part10 } from '../fixtures/dicomBytes'
import { randomFrom } from '../fuzz/random'
import { held, median, print } from './measure'

/** A run that looks like fluoroscopy: soft shapes, edges and quantum noise. */
export function benchPictures(frames: number, size: number, samples: 1 | 3, bits: number): Uint8Array {
  const random = randomFrom(bits * samples)
  const most = 2 ** bits - 1
  const bytes = bits > 8 ? 2 : 1
  const out = new Uint8Array(frames * size * size * samples * bytes)
  const view = new DataView(out.buffer)
  let at = 0
  for (let frame = 0; frame < frames; frame++) {
    for (let y = 0; y < size; y++) {
      for (let x = 0; x < size; x++) {
        const bone = Math.hypot(x - size / 2, (y % 160) - 80) < 60 ? 0.55 : 0.3
        const soft = 0.15 * Math.sin((x + frame * 3) / 90) * Math.cos(y / 70)
        for (let s = 0; s < samples; s++) {
          const noise = (random.below(1000) + random.below(1000) - 1000) / 60_000
          const value = Math.max(0, Math.min(most, Math.round((bone + soft + noise + s * 0.05) * most)))
          if (bytes === 2) view.setUint16(at, value, true)
          else out[at] = value
          at += bytes
        }
      }
    }
  }
  return out
}

const images = [
  { name: '12 bit grey', size: 1024, samples: 1, bits: 12 },
  { name: '8 bit grey', size: 1024, samples: 1, bits: 8 },
  { name: 'colour', size: 512, samples: 3, bits: 8 },
] as const

type Peer = { readonly name: string; readonly command: string; readonly args: readonly string[] }
const gdcm: Peer = { name: 'GDCM', command: 'gdcmconv', args: ['--raw'] }
const dcmtkJpeg: Peer = { name: 'DCMTK', command: 'dcmdjpeg', args: ['+cn'] }

const syntaxes: readonly {
  readonly name: string
  readonly encoder: readonly [string, ...string[]]
  readonly peers: readonly Peer[]
  readonly bits: readonly number[]
  readonly bar: number
}[] = [
  {
    name: 'RLE',
    encoder: ['dcmcrle'],
    peers: [{ name: 'DCMTK', command: 'dcmdrle', args: [] }, gdcm],
    bits: [8, 12],
    bar: 0.9,
  },
  { name: 'JPEG lossless', encoder: ['dcmcjpeg', '+e1'], peers: [dcmtkJpeg, gdcm], bits: [8, 12], bar: 0.9 },
  { name: 'JPEG baseline', encoder: ['dcmcjpeg', '+eb'], peers: [dcmtkJpeg, gdcm], bits: [8], bar: 0.9 },
  { name: 'JPEG 12 bit', encoder: ['dcmcjpeg', '+ee'], peers: [dcmtkJpeg], bits: [12], bar: 0.8 },
  {
    name: 'JPEG-LS',
    encoder: ['dcmcjpls'],
    peers: [{ name: 'DCMTK', command: 'dcmdjpls', args: [] }, gdcm],
    bits: [8, 12],
    bar: 0.9,
  },
  // The bar speaks of two workers on our side; this is one.
  { name: 'JPEG 2000, one worker', encoder: ['gdcmconv', '--j2k'], peers: [gdcm], bits: [8, 12], bar: 0.5 },
]

const frames = 8

/** Megabytes of decoded pixels a second, ours in this thread and the peers' as processes less their own start. */
export async function benchDecoders(folder: string, rounds: number): Promise<void> {
  print('decoding, MB of decoded pixels a second on one thread')
  for (const image of images) {
    for (const syntax of syntaxes) {
      if (!syntax.bits.includes(image.bits) || (syntax.name === 'JPEG 12 bit' && image.samples === 3)) continue
      const many = encoded(folder, image, syntax.encoder, frames)
      const one = encoded(folder, image, syntax.encoder, 1)
      if (many === null || one === null) {
        print(`  ${image.name}, ${syntax.name}: ${syntax.encoder[0]} is not installed here or cannot make it`)
        continue
      }
      await benchOne(`${image.name}, ${syntax.name}`, { many, one }, syntax, image, rounds)
      rmSync(many)
      rmSync(one)
    }
  }
}

function encoded(
  folder: string,
  image: (typeof images)[number],
  [command, ...args]: readonly [string, ...string[]],
  count: number,
): string | null {
  const from = join(folder, 'plain.dcm')
  const to = join(folder, `encoded-${count}.dcm`)
  const { size, samples, bits } = image
  const elements = imageElements({
    rows: size,
    columns: size,
    samples,
    frames: count,
    bitsAllocated: bits > 8 ? 16 : 8,
    bitsStored: bits,
    ...(samples === 3 ? { planar: 0 } : {}),
    pixels: benchPictures(count, size, samples, bits),
  })
  writeFileSync(from, part10(elements, explicitLittleUid))
  const ran = spawnSync(command, [...args, from, to])
  return ran.status === 0 ? to : null
}

async function benchOne(
  name: string,
  files: { readonly many: string; readonly one: string },
  syntax: (typeof syntaxes)[number],
  image: (typeof images)[number],
  rounds: number,
): Promise<void> {
  const frameMegabytes = (image.size * image.size * image.samples * (image.bits > 8 ? 2 : 1)) / 1e6
  const decode = await ourDecoder(files.many)
  const own: number[] = []
  const others = new Map(syntax.peers.map((peer) => [peer.name, [] as number[]]))
  for (let round = 0; round <= rounds; round++) {
    const ms = (await decode()) / frames
    if (round > 0) own.push(frameMegabytes / (ms / 1000))
    for (const peer of syntax.peers) {
      const whole = processMs(peer, files.many) - processMs(peer, files.one)
      if (round > 0 && whole > 0) others.get(peer.name)?.push(frameMegabytes / (whole / (frames - 1) / 1000))
    }
  }
  const speeds = [...others].map(([peer, each]) => [peer, median(each)] as const).filter(([, speed]) => speed > 0)
  const best = Math.max(...speeds.map(([, speed]) => speed))
  const list = speeds.map(([peer, speed]) => `${peer} ${speed.toFixed(0)}`).join(', ')
  const says = `  ${name}: ours ${median(own).toFixed(0)}, ${list}; of the best`
  if (speeds.length > 0) held(says, median(own) / best, { atLeast: syntax.bar })
  else print(`  ${name}: ours ${median(own).toFixed(0)}; no other decoder is installed here`)
}

/** Answers with a run over all frames, which says how long it took, ms. */
async function ourDecoder(path: string): Promise<() => Promise<number>> {
  const opened = openDicom(readFileSync(path))
  if (!opened.ok) throw new Error(opened.failure.says)
  const index = indexFrames(opened.value)
  if (!index.ok) throw new Error(index.failure.says)
  const codecs = nodeCodecs()
  return async () => {
    const before = performance.now()
    for (let frame = 0; frame < index.value.frames.length; frame++) {
      const decoded = await decodeFrame(index.value, opened.value.syntax, frame, codecs)
      if (!decoded.ok) throw new Error(decoded.failure.says)
    }
    return performance.now() - before
  }
}

function processMs({ command, args }: Peer, path: string): number {
  const before = process.hrtime.bigint()
  spawnSync(command, [...args, path, `${path}.out`])
  return Number(process.hrtime.bigint() - before) / 1e6
}
