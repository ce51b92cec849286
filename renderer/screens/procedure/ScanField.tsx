import { type KeyboardEvent, useState } from 'react'
import { useText } from '../../text/useText'
import styles from './ScanField.module.css'
import { scannedCharacter } from './useWedge'

/** Takes what a scanner types, or what is typed from under the code. Control characters are kept as the scanner sent them. */
export function ScanField({ onScan }: { readonly onScan: (text: string) => void }) {
  const t = useText('procedure')
  const [text, setText] = useState('')
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter') {
      event.preventDefault()
      onScan(text)
      setText('')
      return
    }
    // The browser would drop the separator, which comes as Ctrl+].
    if (event.ctrlKey && event.key === ']') {
      event.preventDefault()
      setText(text + scannedCharacter(event))
    }
  }
  return (
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
  )
}
