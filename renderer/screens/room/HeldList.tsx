import type { HeldNote } from '@shared/rescue/held'
import { formatTime } from '../../text/format'
import { useText } from '../../text/useText'
import styles from './RoomBar.module.css'

/** Each held note with its time. It names no patient, so that it can be shown while the record is locked. */
export function HeldList({ held }: { readonly held: readonly HeldNote[] }) {
  const t = useText('room')
  const tRescue = useText('rescue')
  return (
    <ul className={styles.held} aria-label={t('held.list')}>
      {held.map((note) => (
        <li key={note.id}>
          <b>{formatTime(note.at)}</b> {saysOf(note, t, tRescue)}
        </li>
      ))}
    </ul>
  )
}

function saysOf(note: HeldNote, t: ReturnType<typeof useText>, tRescue: ReturnType<typeof useText>): string {
  switch (note.kind) {
    case 'stop':
      return t('held.stop')
    case 'rescue': {
      const card = tRescue(`title.${note.card}`)
      return note.step === 0
        ? t('held.opened', { card })
        : t('held.step', { card, step: tRescue(`step.${note.card}.${note.step}`) })
    }
    case 'rescue-closed':
      return t('held.closed', { card: tRescue(`title.${note.card}`) })
  }
}
