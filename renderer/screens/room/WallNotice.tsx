import { request } from '../../bridge/bridge'
import { Banner } from '../../components/Banner'
import { Button } from '../../components/Button'
import { useWall } from '../../state/wall'
import { useText } from '../../text/useText'
import styles from './RoomBar.module.css'

/** Says at the desk that the room no longer sees the wall display. */
export function WallNotice() {
  const t = useText('room')
  const wall = useWall()
  if (wall === null || !wall.open || !wall.displayGone) return null
  return (
    <div className={styles.notice}>
      <Banner
        kind="caution"
        actions={<Button onPress={() => void request('wall.close', {})}>{t('wall.without')}</Button>}
      >
        {t('wall.gone')}
      </Banner>
    </div>
  )
}
