import type { OutputOf } from '@shared/contract/channels'
import { useEffect, useState } from 'react'
import { request, subscribe } from '../../bridge/bridge'
import { CaseProvider } from '../../state/caseStore'
import { useText } from '../../text/useText'
import { WallCase } from './WallCase'
import { WallIdle } from './WallIdle'

/** The second window, on the wall of the room: what everyone may see, in letters for three metres, without a control. */
export function WallScreen() {
  const t = useText('pause')
  const [wall, setWall] = useState<OutputOf<'wall.status'> | null>(null)
  useEffect(() => {
    const end = subscribe('wall.changed', setWall)
    void request('wall.status', {}).then((reply) => {
      if (reply.ok) setWall(reply.value)
    })
    return end
  }, [])
  if (wall?.caseId == null) return <WallIdle says={t('wall.idle')} />
  return (
    <CaseProvider
      key={wall.caseId}
      caseId={wall.caseId}
      whileLoading={<WallIdle says={t('wall.loading')} />}
      onFailure={() => <WallIdle says={t('wall.closed')} />}
    >
      <WallCase />
    </CaseProvider>
  )
}
