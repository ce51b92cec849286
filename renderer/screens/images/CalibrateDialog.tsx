import type { Target } from '@shared/imaging/caseEvents'
import { useState } from 'react'
import { Banner } from '../../components/Banner'
import { Button } from '../../components/Button'
import { Dialog } from '../../components/Dialog'
import { NumberField } from '../../components/NumberField'
import { TextField } from '../../components/TextField'
import { useCase } from '../../state/caseStore'
import { useText } from '../../text/useText'
import styles from './Dialogs.module.css'

/** A length that was drawn along an object of known size becomes the scale of its picture. */
export function CalibrateDialog({ by, onClose }: { readonly by: Target | null; readonly onClose: () => void }) {
  return by === null ? null : <Question key={by.id} by={by} onClose={onClose} />
}

function Question({ by, onClose }: { readonly by: Target; readonly onClose: () => void }) {
  const t = useText('images')
  const { execute } = useCase()
  const [what, setWhat] = useState('')
  const [realMm, setRealMm] = useState<number | null>(null)
  const [from, to] = by.points
  const isComplete = what.trim().length >= 2 && realMm !== null && from !== undefined && to !== undefined

  async function save(): Promise<void> {
    if (realMm === null || from === undefined || to === undefined) return
    onClose()
    await execute({ do: 'image.calibrate', on: { ...by.on }, ends: [from, to], realMm, what: what.trim() })
  }

  return (
    <Dialog
      title={t('calibrate.title')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('calibrate.keep')}</Button>
          <Button variant="primary" isDisabled={!isComplete} onPress={() => void save()}>
            {t('calibrate.save')}
          </Button>
        </>
      }
    >
      <div className={styles.fields}>
        <p>{t('calibrate.says')}</p>
        <TextField label={t('calibrate.what')} value={what} onChange={setWhat} maxLength={60} autoFocus />
        <NumberField label={t('calibrate.size')} unit="mm" value={realMm} onChange={setRealMm} min={0.1} max={1000} />
        <Banner kind="caution">{t('calibrate.plane')}</Banner>
      </div>
    </Dialog>
  )
}
