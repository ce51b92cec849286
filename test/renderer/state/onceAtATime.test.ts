import { expect, test } from 'vitest'
import { createOnceAtATime } from '../../../renderer/state/onceAtATime'

test('two equal acts before the answer go out once and get the same answer', async () => {
  const once = createOnceAtATime<number>()
  let sent = 0
  const act = () => Promise.resolve(++sent)
  expect(await Promise.all([once('give', act), once('give', act)])).toEqual([1, 1])
})

test('acts that differ go out each, and the same act goes out again once it was answered', async () => {
  const once = createOnceAtATime<number>()
  let sent = 0
  const act = () => Promise.resolve(++sent)
  expect(await Promise.all([once('give', act), once('move', act)])).toEqual([1, 2])
  expect(await once('give', act)).toBe(3)
})

test('an act that failed can be tried again', async () => {
  const once = createOnceAtATime<number>()
  await expect(once('give', () => Promise.reject(new Error('gone')))).rejects.toThrow('gone')
  expect(await once('give', () => Promise.resolve(2))).toBe(2)
})
