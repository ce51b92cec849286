import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { barriersOn } from './accessibility'
import { resize, type Shot, type Walk } from './walk'

type Chapter = { readonly title: string; readonly seconds: number; readonly pictures: readonly string[] }

const large = { width: 1920, height: 1080 }
const small = { width: 1366, height: 768 }

/** Screens that are also kept on the smallest display and in the dark. */
const twice: ReadonlySet<string> = new Set([
  'board',
  'prepare-ready',
  'images-target',
  'pause',
  'procedure-injected',
  'recovery-ready',
  'discharge',
  'outcomes',
  'record',
])

/** Numbered pictures of a walk through a case, by its steps, and what was found wrong with a screen on the way. */
export class Album {
  /** Barriers to people and contents that do not fit, each with its screen. */
  readonly findings: string[] = []
  readonly #folder: string
  readonly #chapters: Chapter[] = []
  #pictures: string[] = []
  #count = 0

  constructor(folder: string) {
    this.#folder = folder
  }

  /** Takes the time of a step and keeps its pictures together. */
  async during(title: string, act: () => Promise<void>): Promise<void> {
    this.#pictures = []
    const began = performance.now()
    await act()
    this.#chapters.push({ title, seconds: (performance.now() - began) / 1000, pictures: this.#pictures })
  }

  /** Keeps a screen as it is, looks for barriers in light and dark, and at whether it fits the smallest display. */
  shot(walk: Walk): Shot {
    const { desk } = walk
    return async (name, page = desk) => {
      await fromTheTop(page)
      await this.#keep(page, name)
      await this.#look(page, name)
      if (page !== desk) return
      await inTheDark(desk, async () => {
        if (twice.has(name)) await this.#keep(desk, `${name}-dark`)
        await this.#look(desk, `${name} in the dark`)
      })
      await resize(walk, small)
      if (twice.has(name)) await this.#keep(desk, `${name}-${small.width}x${small.height}`)
      const width = await desk.evaluate(() => document.documentElement.scrollWidth)
      if (width > small.width) this.findings.push(`${name}: ${width} pixels wide on a display of ${small.width}`)
      await resize(walk, large)
    }
  }

  /** Writes one page that says what was done and how long it took, with the pictures. `notes`: what to know about it. */
  write(files: Readonly<Record<string, string>>, notes: readonly string[]): void {
    const seconds = this.#chapters.reduce((sum, chapter) => sum + chapter.seconds, 0)
    const lines = this.#chapters.map(
      ({ title, seconds, pictures }) =>
        `<li><h2>${html(title)} <small>${seconds.toFixed(1)} s</small></h2><p>${pictures.map(thumbnail).join('')}</p></li>`,
    )
    const links = Object.entries(files).map(([name, file]) => `<li><a href="${file}">${html(name)}</a></li>`)
    const page = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Walk-through</title>
<style>
  body { font: 16px/1.5 system-ui, sans-serif; max-width: 1100px; margin: 2rem auto; padding: 0 1rem; }
  h2 { font-size: 1.1rem; } small { font-weight: 400; color: #555; }
  img { width: 240px; border: 1px solid #999; margin: 0 8px 8px 0; vertical-align: top; }
</style>
<h1>A whole case in the real application</h1>
<p>A training case; nobody in it is real. ${this.#chapters.length} steps, ${this.#count} pictures, ${Math.round(seconds)} seconds.</p>
<ul>${notes.map((note) => `<li>${html(note)}</li>`).join('')}</ul>
<h2>Files</h2>
<ul>${links.join('')}</ul>
<ol>
${lines.join('\n')}
</ol>
</html>
`
    writeFileSync(join(this.#folder, 'summary.html'), page)
  }

  async #keep(page: Page, name: string): Promise<void> {
    this.#count += 1
    const file = `${String(this.#count).padStart(2, '0')}-${name}.png`
    await page.screenshot({ path: join(this.#folder, file), animations: 'disabled' })
    this.#pictures.push(file)
  }

  async #look(page: Page, name: string): Promise<void> {
    this.findings.push(...(await barriersOn(page)).map((barrier) => `${name}: ${barrier}`))
  }
}

/** A screen is shown from its beginning, wherever the last press left it. */
async function fromTheTop(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const each of document.querySelectorAll('main, main *')) if (each.scrollTop > 0) each.scrollTop = 0
  })
}

/** The desk in its dark theme for as long as something is looked at. */
async function inTheDark(desk: Page, look: () => Promise<void>): Promise<void> {
  const change = (theme: 'dark' | 'light') =>
    desk.evaluate(async (wanted) => {
      const changed = await window.companion.request['settings.set']({ theme: wanted })
      if (!changed.ok) throw new Error(changed.failure.says)
    }, theme)
  await change('dark')
  await desk.locator('html[data-theme=dark]').waitFor()
  await look()
  await change('light')
}

function thumbnail(file: string): string {
  return `<a href="${file}"><img src="${file}" alt="${html(file)}" loading="lazy"></a>`
}

function html(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
