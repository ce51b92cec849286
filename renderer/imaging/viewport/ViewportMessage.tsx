import type { LinkedInstance } from '@shared/imaging/caseState'
import type { SideKnowledge } from '@shared/imaging/view/edges'
import { Button } from '../../components/Button'
import { classes } from '../../components/classes'
import { StatusIcon } from '../../components/StatusIcon'
import type { PictureState } from '../usePicture'
import { usePictureFailure } from '../usePictureFailure'
import type { Translate } from './describeView'
import styles from './ViewportMessage.module.css'

type ViewportMessageProps = {
  readonly instance: LinkedInstance
  readonly loaded: PictureState
  readonly knowledge: SideKnowledge
  readonly hasMarks: boolean
  /** A person has said which side of the patient this view from the side shows. */
  readonly isSideSaid: boolean
  readonly onMarkSide: () => void
  readonly t: Translate
}

/** What stands in the way of seeing the picture, or of knowing its sides. */
export function ViewportMessage({
  instance,
  loaded,
  knowledge,
  hasMarks,
  isSideSaid,
  onMarkSide,
  t,
}: ViewportMessageProps) {
  const failureText = usePictureFailure()
  if (instance.shows !== 'image') {
    return (
      <Notice title={t('cannot-show.title')} says={t(`cannot-show.${instance.shows}`, { kind: instance.sopClass })} />
    )
  }
  if (loaded.is === 'failed') return <Notice title={t('cannot-show.title')} says={failureText(loaded.failure)} />
  if (loaded.is === 'waiting') {
    return (
      <p className={styles.waiting} role="status">
        {t('loading')}
      </p>
    )
  }
  const { from } = knowledge
  const isAsked =
    from === 'nobody' ||
    from === 'contradiction' ||
    (from === 'file' && hasMarks) ||
    (from === 'side-on' && hasMarks && !isSideSaid)
  if (!isAsked) return null
  const kind = from === 'contradiction' ? 'stop' : from === 'file' || from === 'side-on' ? 'caution' : 'unknown'
  return (
    <div className={classes(styles.side, styles[kind])} role="status">
      <StatusIcon kind={kind} />
      <span>{t(`side.says.${from}`)}</span>
      <Button onPress={onMarkSide}>
        {t(from === 'file' ? 'side.confirm' : from === 'side-on' ? 'side.say' : 'side.mark')}
      </Button>
    </div>
  )
}

function Notice({ title, says }: { readonly title: string; readonly says: string }) {
  return (
    <div className={styles.notice} role="alert">
      <StatusIcon kind="caution" />
      <div>
        <strong>{title}</strong>
        <p>{says}</p>
      </div>
    </div>
  )
}
