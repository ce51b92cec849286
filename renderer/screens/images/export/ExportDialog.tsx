import { useState } from 'react'
import { Button } from '../../../components/Button'
import { CheckField } from '../../../components/CheckField'
import { Choices } from '../../../components/Choices'
import { Dialog } from '../../../components/Dialog'
import { Meter } from '../../../components/Meter'
import { RefusalBanner } from '../../../components/RefusalBanner'
import { Status } from '../../../components/Status'
import type { Stage } from '../../../imaging/stage'
import { useText } from '../../../text/useText'
import styles from '../Dialogs.module.css'
import importStyles from '../Import.module.css'
import { type ExportWish, useExport } from './useExport'

type ExportDialogProps = { readonly stage: Stage; readonly isOpen: boolean; readonly onClose: () => void }

/** Takes pictures of the case out: as drawn pictures, and as a disc folder that other viewers open. */
export function ExportDialog({ stage, isOpen, onClose }: ExportDialogProps) {
  return isOpen ? <Export stage={stage} onClose={onClose} /> : null
}

function Export({ stage, onClose }: Omit<ExportDialogProps, 'isOpen'>) {
  const t = useText('images')
  const exports = useExport(stage)
  const { now, kept, marked } = exports
  const [wish, setWish] = useState<ExportWish>({
    pictures: kept > 0,
    captures: kept > 0,
    states: marked > 0,
    originals: kept > 0 ? 'kept' : 'all',
    withName: true,
  })
  const change = (part: Partial<ExportWish>) => setWish((before) => ({ ...before, ...part }))
  const isNothing = !wish.pictures && !wish.captures && !wish.states && wish.originals === 'none'

  if (now.is === 'running') {
    return (
      <Dialog
        title={t('export.running')}
        isOpen
        isDismissable={false}
        onClose={() => {}}
        actions={<Button onPress={() => void exports.cancel()}>{t('importing.cancel')}</Button>}
      >
        <Meter label={t('export.writing')} value={now.done} max={now.total} text="" />
      </Dialog>
    )
  }
  if (now.is === 'done') {
    const { folder, originals, states, captures, pictures, left } = now.result
    return (
      <Dialog
        title={t('export.done')}
        isOpen
        onClose={onClose}
        actions={
          <Button variant="primary" autoFocus onPress={onClose}>
            {t('report.close')}
          </Button>
        }
      >
        <p className={styles.path}>{folder}</p>
        <ul className={importStyles.counts}>
          {(
            [
              ['pictures', pictures],
              ['captures', captures],
              ['states', states],
              ['originals', originals],
            ] as const
          )
            .filter(([, count]) => count > 0)
            .map(([what, count]) => (
              <li key={what}>
                <Status kind="clear">{t(`export.wrote.${what}`, { count })}</Status>
              </li>
            ))}
        </ul>
        {left.length > 0 && (
          <ul className={importStyles.refused} aria-label={t('export.left')}>
            {left.map(({ what, says }) => (
              <li key={what}>
                <b>{what}</b>
                <span>{says}</span>
              </li>
            ))}
          </ul>
        )}
      </Dialog>
    )
  }
  return (
    <Dialog
      title={t('export.title')}
      isOpen
      size="wide"
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('export.not-now')}</Button>
          <Button variant="primary" isDisabled={isNothing} onPress={() => void exports.run(wish)}>
            {t('export.choose')}
          </Button>
        </>
      }
    >
      <div className={styles.fields}>
        <p>{kept === 0 ? t('export.nothing-kept') : t('export.says', { kept, marked })}</p>
        <CheckField
          label={t('export.pictures')}
          value={wish.pictures}
          isDisabled={kept === 0}
          onChange={(pictures) => change({ pictures })}
        />
        <CheckField
          label={t('export.captures')}
          value={wish.captures}
          isDisabled={kept === 0}
          onChange={(captures) => change({ captures })}
        />
        <CheckField
          label={t('export.states')}
          value={wish.states}
          isDisabled={marked === 0}
          onChange={(states) => change({ states })}
        />
        <Choices
          label={t('export.originals')}
          value={wish.originals}
          onChange={(originals) => change({ originals })}
          options={(['none', 'kept', 'all'] as const).map((value) => ({
            value,
            label: t(`export.originals.${value}`),
          }))}
        />
        <CheckField label={t('export.with-name')} value={wish.withName} onChange={(withName) => change({ withName })} />
        <p className={styles.quiet}>{t('export.privacy')}</p>
        <RefusalBanner failure={exports.failure} onDismiss={exports.clearFailure} />
      </div>
    </Dialog>
  )
}
