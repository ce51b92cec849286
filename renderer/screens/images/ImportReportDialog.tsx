import type { RefusedFile } from '@shared/imaging/types'
import { Button } from '../../components/Button'
import { Dialog } from '../../components/Dialog'
import { Status } from '../../components/Status'
import { useFailureText, useText } from '../../text/useText'
import styles from './Import.module.css'
import type { ImageImport } from './useImport'

/** What became of every file: taken, here before, refused with its reason. */
export function ImportReportDialog({ imports }: { readonly imports: ImageImport }) {
  const t = useText('images')
  const says = useFailureText()
  if (imports.state.is !== 'done' || imports.doubtful.length > 0) return null
  const { report, added, before } = imports.state
  const { refused, passedOver } = report
  const nothing = added === 0 && before === 0 && refused.length === 0
  return (
    <Dialog
      title={t(report.cancelled ? 'report.cancelled' : 'report.title')}
      isOpen
      size={refused.length > 0 ? 'wide' : 'normal'}
      onClose={imports.close}
      actions={
        <Button variant="primary" onPress={imports.close} autoFocus>
          {t('report.close')}
        </Button>
      }
    >
      <ul className={styles.counts}>
        {added > 0 && (
          <li>
            <Status kind="clear">{t('report.added', { count: added })}</Status>
          </li>
        )}
        {before > 0 && (
          <li>
            <Status kind="info">{t('report.before', { count: before })}</Status>
          </li>
        )}
        {refused.length > 0 && (
          <li>
            <Status kind="caution">{t('report.refused', { count: refused.length })}</Status>
          </li>
        )}
        {passedOver > 0 && <li className={styles.quiet}>{t('report.passed-over', { count: passedOver })}</li>}
        {nothing && <li>{t('report.nothing')}</li>}
      </ul>
      {refused.length > 0 && (
        <ul className={styles.refused} aria-label={t('report.refused-list')}>
          {inOrder(refused).map((file) => (
            <li key={`${file.source} ${file.code}`}>
              <b>{file.source}</b>
              <span>{says({ code: `import.${file.code}`, says: file.says, params: {} })}</span>
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  )
}

const byName = new Intl.Collator(undefined, { numeric: true }).compare

/** By name, as a person looks for them: folders give their files in any order. */
function inOrder(refused: readonly RefusedFile[]): readonly RefusedFile[] {
  return refused.toSorted((one, other) => byName(one.source, other.source))
}
