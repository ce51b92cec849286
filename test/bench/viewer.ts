import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import { launch } from '../e2e/launch'
import { boardIsThere, openCase, showScreen } from '../e2e/steps/board'
import { closeReport, startImport } from '../e2e/steps/images'
import { nurse, signIn } from '../e2e/steps/people'
import { el, explicitLittleUid, imageElements, part10 } from '../fixtures/dicomBytes'
import { benchPictures } from './decoders'
import { held, median, print } from './measure'

const size = 1024
const frames = 48
/** As the display shows them: a run that is played at the rate of the screen. */
const frameTimeMs = 1000 / 60

type Kind = { readonly name: string; readonly bits: 8 | 12; readonly encoder: readonly [string, ...string[]] | null }
const kinds: readonly Kind[] = [
  { name: '16 bit', bits: 12, encoder: null },
  { name: 'JPEG', bits: 8, encoder: ['dcmcjpeg', '+eb'] },
]

/** One run a round, because a first pass is a first pass only once. Returns false where the encoder is missing. */
function writeRun(folder: string, kind: Kind, round: number): boolean {
  const path = join(folder, `${kind.name.replace(' ', '')}-${round}`)
  const bytes = part10(
    imageElements({
      uid: `1.2.3.7.${kind.bits}.${round}`,
      rows: size,
      columns: size,
      frames,
      bitsAllocated: kind.bits > 8 ? 16 : 8,
      bitsStored: kind.bits,
      modality: 'XA',
      patientName: 'Hartmann^Liesel',
      patientId: '4471-203',
      pixels: benchPictures(frames, size, 1, kind.bits),
      more: [
        el(0x00100030, 'DA', '19580312'),
        el(0x00100040, 'CS', 'F'),
        el(0x00181063, 'DS', frameTimeMs.toFixed(3)),
        el(0x0020000e, 'UI', `1.2.3.8.${kind.bits}.${round}`),
        el(0x0008103e, 'LO', `${kind.name} ${round}`),
      ],
    }),
    explicitLittleUid,
  )
  if (kind.encoder === null) {
    writeFileSync(path, bytes)
    return true
  }
  const [command, ...args] = kind.encoder
  writeFileSync(`${path}.plain`, bytes)
  const made = spawnSync(command, [...args, `${path}.plain`, path]).status === 0
  rmSync(`${path}.plain`)
  return made
}

type Drawn = { readonly at: number; readonly intoFrameMs: number }

declare global {
  interface Window {
    /** What the bench noted in the page. */
    bench: { drawn: Drawn[]; clickedAt: number }
  }
}

/** Notes when a picture of the viewport was drawn, and how far into the display's frame that was. */
async function watchDrawing(page: Page): Promise<void> {
  await page.evaluate(() => {
    const own = CanvasRenderingContext2D.prototype.drawImage
    const bench: Window['bench'] = { drawn: [], clickedAt: 0 }
    window.bench = bench
    addEventListener('click', ({ timeStamp }) => Object.assign(bench, { clickedAt: timeStamp, drawn: [] }), true)
    CanvasRenderingContext2D.prototype.drawImage = function (this: CanvasRenderingContext2D, ...args: unknown[]) {
      Reflect.apply(own, this, args)
      if (this.canvas.closest('[role=application]') === null) return
      const at = performance.now()
      bench.drawn.push({ at, intoFrameMs: at - Number(document.timeline.currentTime) })
    }
  })
}

/** Frames a second of bare `putImageData` of ready pixels on a canvas as large as the run's pictures. */
async function limit(page: Page): Promise<{ fps: number; firstMs: number }> {
  return await page.evaluate(async (size) => {
    const canvas = document.createElement('canvas')
    canvas.width = size
    canvas.height = size
    canvas.style.cssText = 'position:fixed;z-index:99;left:30%;top:15%;width:50%;height:70%'
    const context = canvas.getContext('2d', { alpha: false })
    const ready = Array.from({ length: 8 }, (_, each) => {
      const data = new ImageData(size, size)
      new Uint32Array(data.data.buffer).fill(0xff000000 | (each * 0x101010 + 0x404040))
      return data
    })
    const next = () => new Promise<number>((resolve) => requestAnimationFrame(resolve))
    await next()
    const began = performance.now()
    document.body.append(canvas)
    await next()
    context?.putImageData(ready[0] as ImageData, 0, 0)
    await new Promise((resolve) => setTimeout(resolve))
    const firstMs = performance.now() - began
    const from = performance.now()
    let count = 0
    while (performance.now() - from < 1500) {
      await next()
      context?.putImageData(ready[count % ready.length] as ImageData, 0, 0)
      count += 1
    }
    const fps = (count * 1000) / (performance.now() - from)
    canvas.remove()
    return { fps, firstMs }
  }, size)
}

type Passes = { firstMs: number; first: number; later: number; firstP95: number; laterP95: number }

async function play(page: Page, name: RegExp): Promise<Passes> {
  const drawn = () => page.evaluate(() => window.bench)
  await page.getByRole('complementary', { name: 'Images of this case' }).getByRole('button', { name }).click()
  const until = performance.now() + 60_000
  let seen = await drawn()
  while (seen.drawn.length < frames * 3 && performance.now() < until) {
    await page.waitForTimeout(250)
    seen = await drawn()
  }
  await page.getByRole('button', { name: 'Hold', exact: true }).click()
  await page.waitForTimeout(500)
  const rate = (of: readonly Drawn[]) => ((of.length - 1) * 1000) / ((of.at(-1)?.at ?? 0) - (of[0]?.at ?? 0))
  const p95 = (of: readonly Drawn[]) =>
    of.map(({ intoFrameMs }) => intoFrameMs).toSorted((a, b) => a - b)[Math.floor(of.length * 0.95)] ?? Number.NaN
  const first = seen.drawn.slice(0, frames)
  const later = seen.drawn.slice(frames)
  return {
    firstMs: (first[0]?.at ?? Number.NaN) - seen.clickedAt,
    first: rate(first),
    later: rate(later),
    firstP95: p95(first),
    laterP95: p95(later),
  }
}

async function residentMegabytes(app: ElectronApplication): Promise<number> {
  const { workingSetSize } = await app.evaluate(({ app }) => {
    const own = app.getAppMetrics().find(({ type }) => type === 'Browser')
    return { workingSetSize: own?.memory.workingSetSize ?? Number.NaN }
  })
  return workingSetSize / 1024
}

/** The viewer in the real application: first picture after a click and play, beside bare painting in the same window. */
export async function benchViewer(folder: string, rounds: number): Promise<void> {
  const from = join(folder, 'runs')
  mkdirSync(from)
  const made = kinds.filter((kind) =>
    Array.from({ length: rounds }, (_, round) => writeRun(from, kind, round)).every(Boolean),
  )
  const running = await launch({ args: ['--demo'] })
  try {
    const { desk, app } = running
    await boardIsThere(desk)
    await signIn(desk, nurse)
    await openCase(desk, 'Hartmann')
    await showScreen(desk, 'Images')
    await startImport({ ...running, clock: { forward: 0 } }, 'folder', from)
    await closeReport(desk)
    await watchDrawing(desk)
    print(`pictures in the application, ${size} × ${size}, ${frames} frames at 60 a second`)
    for (const kind of made) {
      const limits: { fps: number; firstMs: number }[] = []
      const ours: Passes[] = []
      for (let round = 0; round < rounds; round++) {
        limits.push(await limit(desk))
        ours.push(await play(desk, new RegExp(`${kind.name} ${round}`)))
      }
      const bare = median(limits.map(({ fps }) => fps))
      const of = (part: keyof Passes) => median(ours.map((each) => each[part]))
      print(
        `  ${kind.name}: limit ${bare.toFixed(1)}, first pass ${of('first').toFixed(1)}, later ${of('later').toFixed(1)} frames/s`,
      )
      held(`  ${kind.name}, first pass / limit`, of('first') / bare, { atLeast: 0.95 })
      held(`  ${kind.name}, later passes / limit`, of('later') / bare, { atLeast: 0.95 })
      held(`  ${kind.name}, first pass drawn within (p95), ms`, of('firstP95'), { atMost: 17 })
      held(`  ${kind.name}, later passes drawn within (p95), ms`, of('laterP95'), { atMost: 17 })
      const ready = median(limits.map(({ firstMs }) => firstMs))
      held(`  ${kind.name}, first image / ready pixels`, of('firstMs') / ready, { atMost: 3 })
    }
    held('  main process resident, MB', await residentMegabytes(app), { atMost: 300 })
  } finally {
    await running.close()
  }
}
