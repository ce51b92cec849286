import type { LinkedInstance } from '@shared/imaging/caseState'
import { useState } from 'react'
import { Button } from '../../components/Button'
import { Status } from '../../components/Status'
import { useCase } from '../../state/caseStore'
import { formatTime } from '../../text/format'
import { useText } from '../../text/useText'
import { ReasonDialog } from './ReasonDialog'

/** What the picture on screen was calibrated on, by whom and when, with the way to take it back. */
export function CalibrationCard({ instance }: { readonly instance: LinkedInstance }) {
  const t = useText('images')
  const { state, execute } = useCase()
  const [isAsking, setAsking] = useState(false)
  const calibration = state.imaging.calibrations[instance.contentId]
  if (calibration === undefined) return null
  const { what, realMm, by, at } = calibration
  return (
    <>
      <Status kind="info">{t('calibration.says', { on: what, mm: realMm, at: formatTime(at), by })}</Status>
      <Button variant="quiet" onPress={() => setAsking(true)}>
        {t('calibration.withdraw')}
      </Button>
      <ReasonDialog
        title={t('calibration.withdraw-title')}
        isOpen={isAsking}
        reasons={['wrong-size', 'wrong-place']}
        keep={t('remove.keep')}
        remove={t('calibration.withdraw-do')}
        onRemove={(reason) => void execute({ do: 'image.withdrawCalibration', contentId: instance.contentId, reason })}
        onClose={() => setAsking(false)}
      />
    </>
  )
}
