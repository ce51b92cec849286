import { rescueRuns } from '@shared/rescue/runs'
import { useState } from 'react'
import { Button } from '../../components/Button'
import { useCase } from '../../state/caseStore'
import { useNow } from '../../state/now'
import { formatClock } from '../../text/format'
import { useText } from '../../text/useText'
import { RescueDialog } from './RescueDialog'

/** The rescue cards, one press away on every screen of a case; while a rescue runs, with its clock. */
export function RescueControl() {
  const t = useText('rescue')
  const { state, execute } = useCase()
  const [open, setOpen] = useState(false)
  const running = rescueRuns(state.pause.rescues).findLast((run) => run.closedAt === null)
  return (
    <>
      <Button size="large" variant={running === undefined ? 'plain' : 'danger'} onPress={() => setOpen(true)}>
        {t('rescue')}
        {running !== undefined && <Since at={running.openedAt} />}
      </Button>
      <RescueDialog
        isOpen={open}
        onClose={() => setOpen(false)}
        weightKg={state.preparation.weightKg}
        entries={state.pause.rescues}
        isRecorded
        onNote={(card, step, weightKg) =>
          void execute(step === null ? { do: 'rescue.close', card } : { do: 'rescue.note', card, step, weightKg })
        }
      />
    </>
  )
}

function Since({ at }: { readonly at: string }) {
  const now = useNow(1000)
  return <span> {formatClock(Math.max(0, Date.parse(now) - Date.parse(at))).slice(3)}</span>
}
