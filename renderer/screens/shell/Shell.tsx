import { useEffect } from 'react'
import { request } from '../../bridge/bridge'
import { useView } from '../../state/view'
import { BoardScreen } from '../board/BoardScreen'
import { FollowUpScreen } from '../followUp/FollowUpScreen'
import { PhoneScreen } from '../phone/PhoneScreen'
import { RoomBar } from '../room/RoomBar'
import { RoomNotices } from '../room/RoomNotices'
import { SettingsScreen } from '../settings/SettingsScreen'
import { BadgeNotice } from '../signIn/BadgeNotice'
import { CaseFrame } from './CaseFrame'
import styles from './Shell.module.css'

/** The desk once the record is open: the board, one case, or the settings. */
export function Shell() {
  const { view, show } = useView()
  useAttendance()
  return (
    <>
      <Shown view={view} show={show} />
      <BadgeNotice />
    </>
  )
}

function Shown({ view, show }: ReturnType<typeof useView>) {
  switch (view.at) {
    case 'board':
      return (
        <div className={styles.room}>
          <BoardScreen
            onOpen={(caseId, screen) => show({ at: 'case', caseId, screen })}
            onSettings={() => show({ at: 'settings' })}
            onFollowUp={() => show({ at: 'followUp' })}
            onPhoneList={() => show({ at: 'phone' })}
          />
          <RoomNotices />
          <RoomBar />
        </div>
      )
    case 'settings':
      return (
        <div className={styles.room}>
          <SettingsScreen onBack={() => show({ at: 'board' })} />
          <RoomNotices />
          <RoomBar />
        </div>
      )
    case 'followUp':
      return (
        <div className={styles.room}>
          <FollowUpScreen
            onBack={() => show({ at: 'board' })}
            onOpen={(caseId) => show({ at: 'case', caseId, screen: 'outcomes' })}
          />
          <RoomNotices />
          <RoomBar />
        </div>
      )
    case 'phone':
      return (
        <div className={styles.room}>
          <PhoneScreen
            onBack={() => show({ at: 'board' })}
            onOpen={(caseId) => show({ at: 'case', caseId, screen: 'prepare' })}
          />
          <RoomNotices />
          <RoomBar />
        </div>
      )
    case 'case':
      return <CaseFrame key={view.caseId} caseId={view.caseId} screen={view.screen} onShow={show} />
  }
}

const touchEveryMs = 30_000

/** Tells main that somebody is here, at most twice a minute, so that an unattended station signs everybody out. */
function useAttendance() {
  useEffect(() => {
    let last = 0
    const touched = () => {
      const now = Date.now()
      if (now - last < touchEveryMs) return
      last = now
      void request('session.touch', {})
    }
    window.addEventListener('pointerdown', touched, { capture: true })
    window.addEventListener('keydown', touched, { capture: true })
    return () => {
      window.removeEventListener('pointerdown', touched, { capture: true })
      window.removeEventListener('keydown', touched, { capture: true })
    }
  }, [])
}
