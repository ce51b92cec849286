import type { ContentId, RefusedFile } from '@shared/imaging/types'
import type { Source } from './byteSource'
import type { FramePicture } from './framePicture'
import type { Scanned } from './scanSource'

/** What the image workers are started with. */
export type WorkerStart = {
  readonly folder: string
  readonly dataKey: Uint8Array
  /** Two 32-bit numbers shared with the pool: the place of the source at work in its batch, and whether to stop. */
  readonly state: SharedArrayBuffer
}

export const stateAt = { current: 0, stop: 1 } as const

export type WorkerRequest =
  | { readonly do: 'scan'; readonly sources: readonly Source[] }
  | { readonly do: 'store'; readonly sources: readonly Source[] }
  | { readonly do: 'size'; readonly id: ContentId }
  /** `frame` from 1. */
  | { readonly do: 'picture'; readonly id: ContentId; readonly frame: number }
  | { readonly do: 'read'; readonly id: ContentId; readonly start: number; readonly end: number }

export type Stored =
  | { readonly is: 'stored'; readonly id: ContentId; readonly bytes: number; readonly before: boolean }
  | { readonly is: 'refused'; readonly refused: RefusedFile }
  /** The import was cancelled before this one's turn. */
  | { readonly is: 'left' }

export type WorkerReply =
  | { readonly did: 'scan'; readonly scanned: readonly Scanned[] }
  | { readonly did: 'store'; readonly stored: readonly Stored[] }
  | { readonly did: 'size'; readonly bytes: number }
  | { readonly did: 'read'; readonly bytes: ArrayBuffer }
  | { readonly did: 'picture'; readonly picture: FramePicture }
  | { readonly did: 'nothing'; readonly code: 'missing' | 'damaged' | 'failed'; readonly says: string }
