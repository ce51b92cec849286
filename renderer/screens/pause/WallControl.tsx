import { request } from '../../bridge/bridge'
import { Button } from '../../components/Button'
import { useCase } from '../../state/caseStore'
import { useWall } from '../../state/wall'
import { useText } from '../../text/useText'

/** Shows this case on the wall of the room, or closes the wall display where it shows it already. */
export function WallControl() {
  const t = useText('pause')
  const { caseId } = useCase()
  const wall = useWall()
  const isHere = wall?.open === true && wall.caseId === caseId
  return (
    <Button
      variant="quiet"
      onPress={() => void (isHere ? request('wall.close', {}) : request('wall.open', { caseId, displayId: null }))}
    >
      {t(isHere ? 'wall.hide' : 'wall.show')}
    </Button>
  )
}
