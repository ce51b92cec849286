import type { OutputOf } from '@shared/contract/channels'
import type { Person } from '@shared/people/person'
import { type ReactNode, useEffect, useState } from 'react'
import { request, subscribe } from '../../bridge/bridge'
import { useHeld } from '../../state/held'
import { startSession } from '../../state/session'
import { useText } from '../../text/useText'
import { HeldList } from '../room/HeldList'
import { RoomBar } from '../room/RoomBar'
import { FirstPersonScreen } from '../vault/FirstPersonScreen'
import { VaultScreen } from '../vault/VaultScreen'
import styles from './Desk.module.css'
import { Shell } from './Shell'

/** The desk's window: first the record is opened, then someone is there who may work with it, then the work. */
export function Desk() {
  const [vault, setVault] = useState<OutputOf<'vault.status'> | null>(null)
  const [people, setPeople] = useState<readonly Person[] | null>(null)
  const open = vault?.state === 'open'

  useEffect(() => {
    const end = subscribe('vault.changed', setVault)
    void request('vault.status', {}).then((reply) => {
      if (reply.ok) setVault(reply.value)
    })
    return end
  }, [])

  useEffect(() => {
    if (!open) return
    void startSession()
    void request('people.list', {}).then((reply) => {
      if (reply.ok) setPeople(reply.value.people)
    })
  }, [open])

  if (vault === null || vault.state === 'opening') return <Opening />
  if (!open)
    return (
      <Locked>
        <VaultScreen status={vault} onChanged={setVault} />
      </Locked>
    )
  if (people === null) return <Opening />
  if (people.length === 0)
    return (
      <Locked>
        <FirstPersonScreen onAdded={setPeople} />
      </Locked>
    )
  return <Shell />
}

/** A screen without the record: what was held so far stands on it, and STOP and rescue are one press away. */
function Locked({ children }: { readonly children: ReactNode }) {
  const t = useText('room')
  const held = useHeld()
  return (
    <div className={styles.locked}>
      {children}
      {held.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: where it is longer than the screen, keys scroll it
        <section className={styles.held} aria-label={t('held.list')} tabIndex={0}>
          <p>{t('held.locked')}</p>
          <HeldList held={held} />
        </section>
      )}
      <RoomBar isLocked />
    </div>
  )
}

/** Said after a moment only: an opening that takes no time should not flicker. */
function Opening() {
  const t = useText('vault')
  return <p className={styles.opening}>{t('opening')}</p>
}
