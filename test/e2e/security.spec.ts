import { expect, test } from '@playwright/test'
import { launch, type RunningApp } from './launch'

let running: RunningApp

test.beforeAll(async () => {
  running = await launch({ args: ['--demo'] })
})

test.afterAll(async () => {
  await running.close()
})

test('the page has neither Node nor Electron in it', async () => {
  const found = await running.desk.evaluate(() =>
    ['require', 'process', 'module', 'global', 'Buffer', '__dirname', 'electron'].filter((name) => name in globalThis),
  )
  expect(found).toEqual([])
})
