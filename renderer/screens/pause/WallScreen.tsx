import { CaseProvider } from '../../state/caseStore'
import { useWall } from '../../state/wall'
import { useText } from '../../text/useText'
import { WallCase } from './WallCase'
import { WallIdle } from './WallIdle'

/** The second window, on the wall of the room: what everyone may see, in letters for three metres, without a control. */
export function WallScreen() {
  const t = useText('pause')
  const wall = useWall()
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
