import { Banner } from '../../components/Banner'
import { useBackup } from '../../state/backup'
import { formatDateTime } from '../../text/format'
import { useText } from '../../text/useText'

/** Says on the board that the backups have stopped; where they go on by themselves it says nothing. */
export function BackupNotice() {
  const t = useText('board')
  const status = useBackup()
  if (status === null || (status.health !== 'overdue' && status.failed === null)) return null
  const at = status.last === null ? null : formatDateTime(status.last.createdAt)
  return <Banner kind="caution">{at === null ? t('backup.none') : t('backup.old', { at })}</Banner>
}
