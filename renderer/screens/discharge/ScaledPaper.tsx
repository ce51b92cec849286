import { type ReactNode, useEffect, useRef, useState } from 'react'
import styles from './Discharge.module.css'

/** Shows pages of paper as wide as there is room for, never larger than they are. Only scaled: no line breaks anew. */
export function ScaledPaper({ children }: { readonly children: ReactNode }) {
  const room = useRef<HTMLDivElement>(null)
  const paper = useRef<HTMLDivElement>(null)
  const [shape, setShape] = useState<{ readonly scale: number; readonly height: number } | null>(null)
  useEffect(() => {
    const measure = () => {
      if (room.current === null || paper.current === null) return
      const { offsetWidth: width, offsetHeight: height } = paper.current
      const scale = width === 0 ? 1 : Math.min(1, room.current.clientWidth / width)
      setShape({ scale, height: height * scale })
    }
    const observer = new ResizeObserver(measure)
    if (room.current !== null) observer.observe(room.current)
    if (paper.current !== null) observer.observe(paper.current)
    return () => observer.disconnect()
  }, [])
  return (
    <div ref={room} className={styles.room} style={{ height: shape?.height }}>
      <div ref={paper} className={styles.paper} style={{ transform: `scale(${shape?.scale ?? 1})` }}>
        {children}
      </div>
    </div>
  )
}
