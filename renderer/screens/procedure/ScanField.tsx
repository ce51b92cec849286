import { type DragEvent, type KeyboardEvent, useRef, useState } from 'react'
import { Button } from '../../components/Button'
import { useText } from '../../text/useText'
import styles from './ScanField.module.css'
import { scannedCharacter } from './useWedge'

type ScanFieldProps = {
  readonly onScan: (text: string, capsLock: boolean) => void
  /** A picture of a label, dropped here or chosen. */
  readonly onPicture: (picture: File) => void
}

/** Takes what a scanner types, or what is typed from under the code. Control characters are kept as the scanner sent them. */
export function ScanField({ onScan, onPicture }: ScanFieldProps) {
  const t = useText('procedure')
  const [text, setText] = useState('')
  const chooser = useRef<HTMLInputElement>(null)
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter') {
      event.preventDefault()
      onScan(text, event.getModifierState('CapsLock'))
      setText('')
      return
    }
    // The browser would drop the separator, which comes as Ctrl+].
    if (event.ctrlKey && event.key === ']') {
      event.preventDefault()
      setText(text + scannedCharacter(event))
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
