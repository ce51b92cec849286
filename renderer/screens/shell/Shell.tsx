import { useEffect } from 'react'
import { request } from '../../bridge/bridge'
import { useView } from '../../state/view'
import { BoardScreen } from '../board/BoardScreen'
import { FollowUpScreen } from '../followUp/FollowUpScreen'
import { SettingsScreen } from '../settings/SettingsScreen'
import { CaseFrame } from './CaseFrame'

/** The desk once the record is open: the board, one case, or the settings. */
export function Shell() {
  const { view, show } = useView()
  useAttendance()
  switch (view.at) {
    case 'board':
      return (
        <BoardScreen
          onOpen={(caseId, screen) => show({ at: 'case', caseId, screen })}
          onSettings={() => show({ at: 'settings' })}
          onFollowUp={() => show({ at: 'followUp' })}
        />
      )
    case 'settings':
      return <SettingsScreen onBack={() => show({ at: 'board' })} />
    case 'followUp':
      return (
        <FollowUpScreen
          onBack={() => show({ at: 'board' })}
          onOpen={(caseId) => show({ at: 'case', caseId, screen: 'outcomes' })}
        />
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
