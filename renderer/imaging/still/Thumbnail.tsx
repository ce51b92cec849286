import type { StackFrame } from '@shared/imaging/view/stack'
import { useEffect, useRef, useState } from 'react'
import { useText } from '../../text/useText'
import { usePicture } from '../usePicture'
import { useCanvasSize } from '../viewport/useCanvasSize'
import { StillPicture } from './StillPicture'
import styles from './Thumbnail.module.css'

/** A small picture of a frame, decoded when it comes into sight and nothing more urgent waits. */
export function Thumbnail({ of }: { readonly of: StackFrame }) {
  const t = useText('images')
  const place = useRef<HTMLSpanElement>(null)
  const size = useCanvasSize(place)
  const [isSeen, setSeen] = useState(false)
  useEffect(() => {
    if (place.current === null) return
    const observer = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) setSeen(true)
    })
    observer.observe(place.current)
    return () => observer.disconnect()
  }, [])
  const { instance, frame } = of
  const isPicture = instance.shows === 'image'
  const loaded = usePicture(isSeen && isPicture ? instance.contentId : null, frame, 'aside')
  return (
    <span ref={place} className={styles.thumbnail}>
      {loaded.is === 'ready' && (
        <StillPicture picture={loaded.picture} pixelAspect={instance.pixelAspect} size={size} />
      )}
      {(loaded.is === 'failed' || !isPicture) && (
        <span className={styles.instead}>{t(isPicture ? 'thumbnail.failed' : `thumbnail.${instance.shows}`)}</span>
      )}
    </span>
  )
}
