import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { launch, type RunningApp } from './launch'
import { boardIsThere, openCase, showScreen } from './steps/board'
import { closeReport, startImport, twoPeopleAccept } from './steps/images'
import { nurse, physician, signIn } from './steps/people'
import { patience, type Walk } from './steps/walk'

test.describe.configure({ mode: 'serial' })

/** Files of real scanners, one a codec in WebAssembly; they lie beside the project and are no part of it. */
const real = [
  { codec: 'JPEG-LS', file: 'transcoded/xa-cine-2frames-8bit-80.dcm', family: 'Papadopoulos' },
  { codec: 'JPEG 2000', file: 'transcoded/xa-cine-2frames-8bit-90.dcm', family: 'Nakamura' },
  { codec: 'HTJ2K', file: 'pydicom-data/HTJ2KLossless_08_RGB.dcm', family: 'Vu' },
].map((each) => ({ ...each, path: join(import.meta.dirname, '../../../shared/dicom', each.file) }))

let running: RunningApp
let walk: Walk

test.beforeAll(async () => {
  test.setTimeout(180_000)
  running = await launch({ args: ['--demo'] })
  walk = { ...running, clock: { forward: 0 } }
  await boardIsThere(running.desk)
  await signIn(running.desk, physician)
  await signIn(running.desk, nurse)
})

test.afterAll(async () => {
  await running?.close()
})

for (const { codec, family, path } of real.filter((each) => existsSync(each.path))) {
  test(`${codec} is decoded under the one strict policy`, async () => {
    const { desk } = running
    await openCase(desk, family)
    await showScreen(desk, 'Images')
    await startImport(walk, 'files', path)
    await twoPeopleAccept(desk, `${physician}`, 'A picture of the bench, to look at its codec.')
    await closeReport(desk)
    const canvas = desk.getByRole('application').first().locator('canvas')
    await expect(canvas).toBeVisible({ timeout: patience })
    const shades = () =>
      canvas.evaluate((element) => {
        if (!(element instanceof HTMLCanvasElement)) throw new Error('No canvas.')
        const data = element.getContext('2d')?.getImageData(0, 0, element.width, element.height).data ?? []
        return new Set(data).size
      })
    await expect.poll(shades, { timeout: patience }).toBeGreaterThan(8)
    await expect(desk.getByText('This cannot be shown as a picture')).toBeHidden()
    await desk.getByRole('button', { name: 'Back to the board' }).click()
  })
}

test('the pages have nothing to complain about', () => {
  expect(running.complaints).toEqual([])
})
