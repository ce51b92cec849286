import type { ContentId, RefusedFile } from '@shared/imaging/types'
import type { Source } from './byteSource'
import type { Kept, Written } from './contentStore'
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
  /** Writes contents beside the store; `keep` makes them count. */
  | { readonly do: 'write'; readonly sources: readonly Source[] }
  | { readonly do: 'keep'; readonly written: readonly Written[] }
  | { readonly do: 'size'; readonly id: ContentId }
  /** `frame` from 1. */
  | { readonly do: 'picture'; readonly id: ContentId; readonly frame: number }
  | { readonly do: 'read'; readonly id: ContentId; readonly start: number; readonly end: number }

export type WriteOutcome =
  | { readonly is: 'written'; readonly written: Written }
  | { readonly is: 'refused'; readonly refused: RefusedFile }
  /** The import was cancelled before this one's turn. */
  | { readonly is: 'left' }

export type WorkerReply =
  | { readonly did: 'scan'; readonly scanned: readonly Scanned[] }
  | { readonly did: 'write'; readonly outcomes: readonly WriteOutcome[] }
  | { readonly did: 'keep'; readonly kept: readonly Kept[] }
  | { readonly did: 'size'; readonly bytes: number }
  | { readonly did: 'read'; readonly bytes: ArrayBuffer }
  | { readonly did: 'picture'; readonly picture: FramePicture }
  | { readonly did: 'nothing'; readonly code: 'missing' | 'damaged' | 'failed'; readonly says: string }
