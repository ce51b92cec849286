import { keptFrames } from '@shared/imaging/view/keptFrames'
import { MarkedImage } from '../../imaging/MarkedImage'
import { useCase } from '../../state/caseStore'
import { useText } from '../../text/useText'
import styles from './KeptPictures.module.css'

/** The frames of the case that carry marks or that a person chose, each with its marks as they were drawn. */
export function KeptPictures() {
  const t = useText('images')
  const { state } = useCase()
  const kept = keptFrames(state.imaging)
  if (kept.length === 0) return <p className={styles.none}>{t('kept.none')}</p>
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: many pictures are scrolled with the keyboard
    <section className={styles.all} aria-label={t('kept.title')} tabIndex={0}>
      {kept.map(({ on, isKey, note }) => (
        <figure key={`${on.contentId}/${on.frame}`} className={styles.one}>
          <div className={styles.picture}>
            <MarkedImage contentId={on.contentId} frame={on.frame} />
          </div>
          <figcaption>
            {t('kept.frame', { frame: on.frame })}
            {isKey && ` · ${t('kept.key')}`}
            {note !== '' && ` · ${note}`}
          </figcaption>
        </figure>
      ))}
    </section>
  )
}
