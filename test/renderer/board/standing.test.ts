import { boardRowOf } from '@shared/case/boardRow'
import { defaultSitePolicy } from '@shared/case/policy'
import type { Plan } from '@shared/plan/plan'
import { expect, it } from 'vitest'
import { standingOf } from '../../../renderer/screens/board/standing'
import { leftEpidural, Room } from '../../shared/pause/room'

const radiofrequency: Plan = {
  ...leftEpidural,
  procedure: 'medial-branch-rfa',
  levels: ['L4-L5'],
  contrast: 'none',
  injectates: ['lidocaine'],
}

it('a case is never shown as clear while nobody has said which block a radiofrequency rests on', () => {
  const room = new Room(radiofrequency)
  room.prepare()
  const row = boardRowOf(room.state)
  const toneOf = (basisAsked: boolean) => standingOf({ ...row, basisAsked }, row.scheduledAt, defaultSitePolicy).tone
  expect(toneOf(false)).toBe('clear')
  expect(toneOf(true)).toBe('caution')
})
