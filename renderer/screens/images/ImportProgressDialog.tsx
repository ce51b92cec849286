import { Button } from '../../components/Button'
import { Dialog } from '../../components/Dialog'
import { Meter } from '../../components/Meter'
import { useText } from '../../text/useText'
import styles from './Import.module.css'
import type { ImageImport } from './useImport'

/** How far the import has come, with a way out. The rest of the app goes on meanwhile. */
export function ImportProgressDialog({ imports }: { readonly imports: ImageImport }) {
  const t = useText('images')
  if (imports.state.is !== 'running') return null
  const { progress } = imports.state
  const step = progress?.step ?? 'looking'
  const of = step === 'storing' ? Math.max(1, progress?.bytesTotal ?? 1) : Math.max(1, progress?.found ?? 1)
  const done = step === 'storing' ? (progress?.bytesDone ?? 0) : (progress?.read ?? 0)
  return (
    <Dialog
      title={t('importing.title')}
      isOpen
      isDismissable={false}
      onClose={() => {}}
      actions={<Button onPress={() => void imports.cancel()}>{t('importing.cancel')}</Button>}
    >
      <div className={styles.progress}>
        <Meter
          label={t(`importing.${step}`)}
          value={step === 'looking' ? 0 : done}
          max={of}
          text={step === 'storing' ? t('importing.percent', { percent: Math.floor((100 * done) / of) }) : ''}
        />
        <p>
          {t('importing.count', {
            found: progress?.found ?? 0,
            read: progress?.read ?? 0,
            stored: progress?.stored ?? 0,
            refused: progress?.refused ?? 0,
          })}
        </p>
      </div>
    </Dialog>
  )
}
