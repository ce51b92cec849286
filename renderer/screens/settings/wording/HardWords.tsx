import { readingOf } from '@shared/discharge/readability'
import { Fragment } from 'react'
import styles from './Wording.module.css'

/** A text with its hard words underlined and the places of its values marked. */
export function HardWords({ text, locale }: { readonly text: string; readonly locale: 'en' | 'es' }) {
  const hard = new Set(readingOf(text.replace(/\{\w+\}/g, '9'), locale).hardWords)
  let at = 0
  // Splitting leaves empty parts between neighbours; two of them at one place would share a key.
  const parts = text
    .split(/(\{\w+\}|[\p{L}\p{N}]+(?:['’.,][\p{L}\p{N}]+)*)/u)
    .filter((part) => part !== '')
    .map((part) => {
      at += part.length
      return { part, key: at }
    })
  return (
    <span lang={locale}>
      {parts.map(({ part, key }) => {
        if (hard.has(part)) {
          return (
            <u key={key} className={styles.hard}>
              {part}
            </u>
          )
        }
        if (part.startsWith('{')) {
          return (
            <span key={key} className={styles.value}>
              {part}
            </span>
          )
        }
        return <Fragment key={key}>{part}</Fragment>
      })}
    </span>
  )
}
