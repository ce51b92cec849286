import type { DicomFailure } from '@shared/imaging/failure'
import type { Picture } from '@shared/imaging/view/picture'
import type { Result } from '@shared/kit/result'

/** What the window asks of a decode worker. `frame` counts from 0. */
export type DecodeRequest =
  | { readonly id: number; readonly do: 'picture'; readonly contentId: string; readonly frame: number }
  | { readonly id: number; readonly do: 'clip'; readonly contentId: string }

/** A video clip as it can be given to a player. */
export type Clip = { readonly kind: 'clip'; readonly mime: string; readonly bytes: ArrayBuffer }

export type Decoded = Picture | Clip

export type DecodeReply = { readonly id: number; readonly result: Result<Decoded, DicomFailure> }
