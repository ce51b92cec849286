import type { FrameReference } from '@shared/imaging/caseEvents'
import { type NoteFigure, type NoteSentence, paragraphsOf } from '@shared/procedure/note/document'
import { operativeNote } from '@shared/procedure/operativeNote'
import { useMemo } from 'react'
import { classes } from '../components/classes'
import { keyed } from '../components/keyed'
import { MarkedImage } from '../imaging/MarkedImage'
import { useCase } from '../state/caseStore'
import { useSettings } from '../state/settings'
import { useText } from '../text/useText'
import styles from './OperativeNote.module.css'
import { Part, Report } from './Report'

type OperativeNoteProps = {
  /** Shows behind each sentence the entries it was made from, to check it line by line. */
  readonly withEntries?: boolean
}

/** What was done, in prose made from the record alone: every word comes from the shared note, here only its shape. */
export function OperativeNote({ withEntries = false }: OperativeNoteProps) {
  const { state, events } = useCase()
  const { locale } = useSettings()
  const note = useMemo(() => operativeNote(state, events, locale), [state, events, locale])
  return (
    <Report title={note.title}>
      {note.sections.map((section) => (
        <Part key={section.heading} title={section.heading}>
          {keyed(paragraphsOf(section), (paragraph) => paragraph[0]?.says ?? '').map(({ key, item: paragraph }) => (
            <p key={key} className={styles.paragraph}>
              {keyed(paragraph, ({ says }) => says).map(({ key: sentenceKey, item: sentence }) => (
                <Sentence key={sentenceKey} sentence={sentence} withEntries={withEntries} />
              ))}
            </p>
          ))}
          {section.figures.length > 0 && (
            <div className={styles.figures}>
              {keyed(section.figures, ({ frame, caption }) => `${frameKey(frame)} ${caption}`).map(({ key, item }) => (
                <Figure key={key} figure={item} withEntries={withEntries} />
              ))}
            </div>
          )}
        </Part>
      ))}
    </Report>
  )
}

const frameKey = ({ contentId, frame }: FrameReference): string => `${contentId}/${frame}`

function Sentence({ sentence, withEntries }: { readonly sentence: NoteSentence; readonly withEntries: boolean }) {
  const { says, from, struck } = sentence
  return (
    <>
      <span className={classes(struck && styles.struck)}>{says}</span>
      {withEntries && <Entries from={from} />}{' '}
    </>
  )
}

function Figure({ figure, withEntries }: { readonly figure: NoteFigure; readonly withEntries: boolean }) {
  const { frame, caption, sources } = figure
  return (
    <figure className={styles.figure}>
      <div className={styles.picture}>
        <MarkedImage contentId={frame.contentId} frame={frame.frame} />
      </div>
      <figcaption>
        {caption}
        {withEntries && <Entries from={sources} />}
      </figcaption>
    </figure>
  )
}

function Entries({ from }: { readonly from: readonly number[] }) {
  const t = useText('documents')
  if (from.length === 0) return <sup className={styles.entries}>{t('note.noEntry')}</sup>
  return <sup className={styles.entries}>{t('note.entries', { entries: from.join(', ') })}</sup>
}
