import type { DicomFailure } from '@shared/imaging/failure'
import type { Picture } from '@shared/imaging/view/picture'
import { useEffect, useState } from 'react'
import { cancelled, type Urgency } from './decode/pool'
import { pictures } from './pictures'

export type PictureState =
  | { readonly is: 'waiting' }
  | { readonly is: 'ready'; readonly picture: Picture }
  | { readonly is: 'failed'; readonly failure: DicomFailure }

const waiting: PictureState = { is: 'waiting' }

/** A frame (from 1) of a stored image. A picture that is in the cache is there at the first drawing. */
export function usePicture(contentId: string | null, frame: number, urgency: Urgency = 'now'): PictureState {
  const [loaded, setLoaded] = useState<{ readonly name: string; readonly state: PictureState } | null>(null)
  const name = `${contentId}/${frame}`
  const ready = contentId === null ? undefined : pictures().peek({ contentId, frame })

  useEffect(() => {
    if (contentId === null || pictures().peek({ contentId, frame }) !== undefined) return
    const stop = new AbortController()
    pictures()
      .get({ contentId, frame }, urgency, stop.signal)
      .then((result) => {
        if (stop.signal.aborted || (!result.ok && result.failure === cancelled)) return
        setLoaded({
          name: `${contentId}/${frame}`,
          state: result.ok ? { is: 'ready', picture: result.value } : { is: 'failed', failure: result.failure },
        })
      })
    return () => stop.abort()
  }, [contentId, frame, urgency])

  if (ready !== undefined) return { is: 'ready', picture: ready }
  return loaded?.name === name ? loaded.state : waiting
}
