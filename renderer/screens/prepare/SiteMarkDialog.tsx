import { planSide, type Side } from '@shared/plan/plan'
import { useState } from 'react'
import { ActDialog } from '../../components/ActDialog'
import { CheckField } from '../../components/CheckField'
import { Choices } from '../../components/Choices'
import { TextField } from '../../components/TextField'
import { useCase } from '../../state/caseStore'
import { useText } from '../../text/useText'
import styles from './PrepareScreen.module.css'

/** The mark on the skin, recorded by the physician who made it. */
export function SiteMarkDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText('prepare')
  const common = useText('common')
  const { execute } = useCase()
  const [side, setSide] = useState<Side | null>(null)
  const [region, setRegion] = useState('')
  const [initials, setInitials] = useState('')
  const [visible, setVisible] = useState(false)
  const save =
    side === null || region.trim() === '' || initials.trim() === ''
      ? null
      : () => execute({ do: 'siteMark.record', side, region, initials, visibleAfterDraping: visible })
  return (
    <ActDialog title={t('document.siteMark')} onClose={onClose} confirm={t('record')} act={save}>
      <p className={styles.muted}>{t('mark.how')}</p>
      <Choices
        label={t('mark.side')}
        value={side}
        onChange={setSide}
        options={planSide.options.map((value) => ({ value, label: common(`side.${value}`) }))}
      />
      <div className={styles.two}>
        <TextField label={t('mark.region')} value={region} onChange={setRegion} maxLength={200} />
        <TextField label={t('mark.initials')} value={initials} onChange={setInitials} maxLength={6} />
      </div>
      <CheckField label={t('mark.visible')} value={visible} onChange={setVisible} />
    </ActDialog>
  )
}
