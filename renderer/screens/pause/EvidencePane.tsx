import { evidenceFor, type ShownFact } from '@shared/pause/evidence'
import type { ChecklistItem } from '@shared/pause/template'
import type { PauseView } from '@shared/pause/view'
import type { ReactNode } from 'react'
import { classes } from '../../components/classes'
import { StatusIcon } from '../../components/StatusIcon'
import { Whole } from '../../components/Whole'
import { MarkedImage } from '../../imaging/MarkedImage'
import { useText } from '../../text/useText'
import styles from './EvidencePane.module.css'

/** Letters of all facts together from which they take less room each. */
const denseFrom = 180

type EvidencePaneProps = {
  readonly item: ChecklistItem
  readonly view: PauseView
  /** What an earlier case with the same target says, beside today's. */
  readonly lastTime?: ReactNode
}

/** What the record says to an item: the marked image where there is one, and the facts as cards. */
export function EvidencePane({ item, view, lastTime }: EvidencePaneProps) {
  const t = useText('pause')
  const { facts, picture } = evidenceFor(item, view)
  const letters = facts.reduce((sum, { text }) => sum + text.length, 0)
  return (
    <aside className={styles.evidence} aria-label={t('evidence')}>
      {picture !== null && (
        <div className={styles.picture}>
          <MarkedImage contentId={picture.contentId} frame={picture.frame} />
        </div>
      )}
      {lastTime}
      <ul
        className={classes(styles.facts, picture === null && styles.alone)}
        data-dense={facts.length > 3 || letters > denseFrom}
      >
        {facts.map((fact) => (
          <FactCard key={fact.key} fact={fact} />
        ))}
      </ul>
    </aside>
  )
}

function FactCard({ fact }: { readonly fact: ShownFact }) {
  const t = useText('pause')
  return (
    <li className={classes(styles.fact, styles[fact.status])}>
      <span className={styles.label}>{fact.label}</span>
      <span className={styles.text}>
        {fact.status !== 'info' && <StatusIcon kind={fact.status} />}
        {fact.status !== 'info' && <span className="visuallyHidden">{t(`status.${fact.status}`)}: </span>}
        <span className={styles.words}>
          <Whole text={fact.text} />
        </span>
      </span>
    </li>
  )
}
