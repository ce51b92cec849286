import type { SideKnowledge } from '@shared/imaging/view/edges'
import { edgeLetters } from '@shared/imaging/view/edges'
import { type Stack, takenAt } from '@shared/imaging/view/stack'
import type { View } from '@shared/imaging/view/view'
import { StatusIcon } from '../../components/StatusIcon'
import { formatCalendarDate } from '../../text/format'
import { describeView, isAsStored, type Translate } from './describeView'
import styles from './PictureText.module.css'

type PictureTextProps = {
  readonly stack: Stack
  readonly index: number
  readonly view: View
  readonly window: { readonly center: number; readonly width: number } | null
  readonly knowledge: SideKnowledge
  readonly ruler: string
  readonly t: Translate
}

/** What is written in the corners and at the edges of a picture. */
export function PictureText({ stack, index, view, window, knowledge, ruler, t }: PictureTextProps) {
  const { instance } = stack.frames[index] ?? stack.frames[0]
  const count = stack.frames.length
  const isPicture = instance.shows === 'image'
  const position = t(stack.isRun ? 'position.frame' : 'position.image', { at: index + 1, of: count })
  return (
    <div className={styles.text}>
      <div className={styles.topLeft}>
        <strong>
          {[instance.modality, instance.viewPosition ?? instance.series.description].filter(Boolean).join(' · ')}
        </strong>
        <span>{whenTaken(instance)}</span>
      </div>
      <div className={styles.topRight}>
        {count > 1 && <strong>{position}</strong>}
        {isPicture && <span>{window === null ? t('window.own') : t('window.values', rounded(window))}</span>}
      </div>
      {isPicture && (
        <>
          <EdgeLetters knowledge={knowledge} view={view} t={t} />
          <div className={styles.bottomLeft}>
            <span className={isAsStored(view) ? styles.badge : styles.changed}>{describeView(view, t)}</span>
          </div>
          <div className={styles.bottomRight}>
            <span className={styles.badge}>{ruler}</span>
          </div>
        </>
      )}
    </div>
  )
}

export function whenTaken(instance: Stack['frames'][0]['instance']): string {
  const [date = '', time = ''] = takenAt(instance).split(' ')
  return [date === '' ? '' : formatCalendarDate(date), time.slice(0, 5)].filter((part) => part !== '').join(' ')
}

function rounded({ center, width }: { readonly center: number; readonly width: number }) {
  // A window of a tiny range keeps two figures of its width.
  const digits = width >= 20 ? 1 : width >= 1 || width <= 0 ? 10 : 10 ** (1 + Math.ceil(-Math.log10(width)))
  return { width: Math.round(width * digits) / digits, center: Math.round(center * digits) / digits }
}

type EdgeLettersProps = {
  readonly knowledge: SideKnowledge
  readonly view: Pick<View, 'mirrored' | 'turns'>
  readonly t: Translate
}

/** The letters follow every flip and turn. An edge that is not known stays empty. */
export function EdgeLetters({ knowledge, view, t }: EdgeLettersProps) {
  const letters = edgeLetters(knowledge.directions, view)
  return (
    <>
      {(['left', 'right', 'top', 'bottom'] as const).map((edge) => {
        const letter = letters[edge]
        return letter === null ? null : (
          <span
            key={edge}
            className={styles[edge]}
            role="img"
            aria-label={t('edge.label', { edge: t(`edge.${edge}`), direction: wordsFor(letter, t) })}
          >
            {letter}
          </span>
        )
      })}
    </>
  )
}

/** For pictures without tools, where nobody can be asked. */
export function UnknownSides({ knowledge, t }: Omit<EdgeLettersProps, 'view'>) {
  const { from } = knowledge
  if (from !== 'nobody' && from !== 'contradiction') return null
  return (
    <span className={styles.unknown}>
      <StatusIcon kind={from === 'contradiction' ? 'stop' : 'unknown'} />
      {t(from === 'contradiction' ? 'side.contradiction-short' : 'side.unknown-short')}
    </span>
  )
}

function wordsFor(letters: string, t: Translate): string {
  return [...letters].map((letter) => t(`direction.${letter}`)).join(' ')
}
