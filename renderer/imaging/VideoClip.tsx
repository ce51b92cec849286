import type { LinkedInstance } from '@shared/imaging/caseState'
import type { DicomFailure } from '@shared/imaging/failure'
import { useEffect, useState } from 'react'
import { useText } from '../text/useText'
import { cancelled } from './decode/pool'
import { pictures } from './pictures'
import { usePictureFailure } from './usePictureFailure'
import styles from './VideoClip.module.css'

type ClipState =
  | { readonly is: 'waiting' }
  | { readonly is: 'ready'; readonly url: string }
  /** `null`: Chromium's player gave it up. */
  | { readonly is: 'failed'; readonly failure: DicomFailure | null }

const waiting: ClipState = { is: 'waiting' }

/** An ultrasound clip stored as video, played by Chromium's own player. What it cannot play says so. */
export function VideoClip({ instance }: { readonly instance: LinkedInstance }) {
  const t = useText('images')
  const says = usePictureFailure()
  const [clip, setClip] = useState<ClipState>(waiting)
  const { contentId } = instance

  useEffect(() => {
    const stop = new AbortController()
    let url: string | null = null
    setClip(waiting)
    pictures()
      .clip(contentId, stop.signal)
      .then((result) => {
        if (stop.signal.aborted) return
        if (result.ok) {
          url = URL.createObjectURL(new Blob([result.value.bytes], { type: result.value.mime }))
          setClip({ is: 'ready', url })
        } else if (result.failure !== cancelled) setClip({ is: 'failed', failure: result.failure })
      })
    return () => {
      stop.abort()
      if (url !== null) URL.revokeObjectURL(url)
    }
  }, [contentId])

  if (clip.is === 'waiting') return <p className={styles.instead}>{t('loading')}</p>
  if (clip.is === 'failed')
    return <p className={styles.instead}>{clip.failure === null ? t('clip.cannot-play') : says(clip.failure)}</p>
  return (
    <video
      className={styles.video}
      src={clip.url}
      controls
      autoPlay
      loop
      muted
      playsInline
      aria-label={t('clip.label', { modality: instance.modality })}
      onError={() => setClip({ is: 'failed', failure: null })}
    />
  )
}
