import { useState } from 'react'
import { Button } from '../../components/Button'
import { useCase } from '../../state/caseStore'
import { useText } from '../../text/useText'
import { RescueDialog } from './RescueDialog'

/** The rescue cards, one press away on every screen of a case. */
export function RescueControl() {
  const t = useText('rescue')
  const { state, execute } = useCase()
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button size="large" onPress={() => setOpen(true)}>
        {t('rescue')}
      </Button>
      <RescueDialog
        isOpen={open}
        onClose={() => setOpen(false)}
        weightKg={state.preparation.weightKg}
        onNote={(card, step) => void execute({ do: 'rescue.note', card, step })}
      />
    </>
  )
}
