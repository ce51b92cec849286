import { separator } from '@shared/procedure/gs1'
import { type DragEvent, type KeyboardEvent, useRef, useState } from 'react'
import { Button } from '../../components/Button'
import { useText } from '../../text/useText'
import styles from './ScanField.module.css'
import { scanBurst, type TypedScan } from './scanBurst'

type ScanFieldProps = {
  readonly onScan: (scan: TypedScan) => void
  /** A picture of a label, dropped here or chosen. */
  readonly onPicture: (picture: File) => void
}

/** Takes what a scanner types, or what is typed from under the code. Control characters are kept as the scanner sent them. */
export function ScanField({ onScan, onPicture }: ScanFieldProps) {
  const t = useText('procedure')
  const [text, setText] = useState('')
  const chooser = useRef<HTMLInputElement>(null)
  const burst = useRef(scanBurst())
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter') {
      event.preventDefault()
      const scan = burst.current.end(event.nativeEvent)
      // What was typed by hand, pasted or changed is what it looks like, whatever keys came last.
      onScan(scan.typed === text ? scan : { ...scan, typed: text, onUsKeyboard: text })
      setText('')
      return
    }
    const character = burst.current.take(event.nativeEvent)
    // The browser would drop the separator.
    if (character === separator) {
      event.preventDefault()
      setText(text + character)
    }
  }
  const onDrop = (event: DragEvent<HTMLDivElement>) => {
    event.preventDefault()
    const [picture] = event.dataTransfer.files
    if (picture !== undefined) onPicture(picture)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is one more way beside the button, which takes the keys
    <div className={styles.place} onDragOver={(event) => event.preventDefault()} onDrop={onDrop}>
      <Button variant="quiet" onPress={() => chooser.current?.click()}>
        {t('label.picture')}
      </Button>
      <input
        ref={chooser}
        className={styles.chooser}
        type="file"
        accept="image/png,image/jpeg"
        aria-label={t('label.picture')}
        tabIndex={-1}
        onChange={(event) => {
          const [picture] = event.target.files ?? []
          if (picture !== undefined) onPicture(picture)
          event.target.value = ''
        }}
      />
      <input
        className={styles.scan}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
        aria-label={t('scan')}
        placeholder={t('scan')}
        autoComplete="off"
        spellCheck={false}
        maxLength={600}
      />
    </div>
  )
}
