import { crc32, deflateSync } from 'node:zlib'
import type { FramePicture } from '../../images/framePicture'

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** A picture as a PNG file without alpha or interlacing, which a PDF takes over as it is. */
export function pngOf({ width, height, channels, samples }: FramePicture): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, channels === 1 ? 0 : 2, 0, 0, 0], 8)
  const row = width * channels
  const lines = Buffer.alloc((row + 1) * height)
  for (let y = 0; y < height; y++) {
    const at = y * (row + 1)
    // Filter 1: each sample as the difference to the one at its left.
    lines[at] = 1
    for (let x = 0; x < row; x++) {
      const left = x < channels ? 0 : (samples[y * row + x - channels] ?? 0)
      lines[at + 1 + x] = ((samples[y * row + x] ?? 0) - left) & 0xff
    }
  }
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(lines)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const framed = Buffer.alloc(body.length + 8)
  framed.writeUInt32BE(data.length, 0)
  body.copy(framed, 4)
  framed.writeUInt32BE(crc32(body), body.length + 4)
  return framed
}
