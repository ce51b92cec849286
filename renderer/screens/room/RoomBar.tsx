import type { Failure } from '@shared/contract/channel'
import type { RescueCardId } from '@shared/rescue/cards'
import { useState } from 'react'
import { Button } from '../../components/Button'
import { RefusalBanner } from '../../components/RefusalBanner'
import { noteInRoom, useHeld } from '../../state/held'
import { useView } from '../../state/view'
import { useText } from '../../text/useText'
import { entriesOf } from '../rescue/entries'
import { RescueDialog } from '../rescue/RescueDialog'
import styles from './RoomBar.module.css'

type RoomBarProps = {
  /** Where no case can be looked at: the record is locked, or nobody works here yet. */
  readonly isLocked?: boolean
}

/**
 * STOP and the rescue cards on every screen that shows no case, for anyone, without a sign-in. The one case that is under
 * way takes what is done; where there is none, or the record is locked, it is written down and joined to a case later.
 */
export function RoomBar({ isLocked = false }: RoomBarProps) {
  const t = useText('room')
  const { show } = useView()
  const held = useHeld()
  const [rescue, setRescue] = useState(false)
  const [weightKg, setWeightKg] = useState<number | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [stoppedAt, setStoppedAt] = useState<string | null>(null)
  const [mine, setMine] = useState<ReturnType<typeof entriesOf>>([])

  const stop = async () => {
    const reply = await noteInRoom({ kind: 'stop' })
    setFailure(reply.ok ? null : reply.failure)
    if (!reply.ok) return
    if (reply.value.caseId === null) setStoppedAt(new Date().toISOString())
    else show({ at: 'case', caseId: reply.value.caseId, screen: 'pause' })
  }
  const note = async (card: RescueCardId, step: number | null, kg: number | null) => {
    setMine((before) => [...before, { at: new Date().toISOString(), card, step, weightKg: kg }])
    const reply = await noteInRoom(
      step === null ? { kind: 'rescue-closed', card } : { kind: 'rescue', card, step, weightKg: kg },
    )
    setFailure(reply.ok ? null : reply.failure)
    if (reply.ok && reply.value.weightKg !== null) setWeightKg(reply.value.weightKg)
  }
  const says = stoppedAt !== null ? t(isLocked ? 'stop.held.locked' : 'stop.held') : t(isLocked ? 'bar.locked' : 'bar')
  return (
    <aside className={styles.bar} aria-label={t('title')}>
      <Button variant="danger" size="large" onPress={() => void stop()}>
        {t('stop')}
      </Button>
      <Button
        size="large"
        onPress={() => {
          setMine(entriesOf(held))
          setWeightKg(null)
          setRescue(true)
        }}
      >
        {t('rescue')}
      </Button>
      <p className={styles.says} role="status">
        {says}
      </p>
      <RefusalBanner failure={failure} onDismiss={() => setFailure(null)} />
      <RescueDialog
        isOpen={rescue}
        onClose={() => setRescue(false)}
        weightKg={weightKg}
        entries={mine}
        isRecorded={!isLocked}
        onNote={(card, step, kg) => void note(card, step, kg)}
      />
    </aside>
  )
}
