import { ClockNotice } from './ClockNotice'
import { HeldNotice } from './HeldNotice'
import { WallNotice } from './WallNotice'

/** What everybody at the station has to know whatever is on the screen. Nothing where there is nothing. */
export function RoomNotices() {
  return (
    <>
      <ClockNotice />
      <WallNotice />
      <HeldNotice />
    </>
  )
}
