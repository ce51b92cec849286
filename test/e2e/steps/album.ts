import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { Shot, Walk } from './walk'

export type Chapter = { readonly title: string; readonly seconds: number; readonly pictures: readonly string[] }

/** Numbered pictures of a walk through a case, by its steps. */
export class Album {
  readonly chapters: Chapter[] = []
  readonly #folder: string
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
    this.chapters.push({ title, seconds: (performance.now() - began) / 1000, pictures: this.#pictures })
  }

  shot({ desk }: Walk): Shot {
    return async (name, page = desk) => {
      await fromTheTop(page)
      this.#count += 1
      const file = `${String(this.#count).padStart(2, '0')}-${name}.png`
      await page.screenshot({ path: join(this.#folder, file), animations: 'disabled' })
      this.#pictures.push(file)
    }
  }
}

/** A screen is shown from its beginning, wherever the last press left it. */
async function fromTheTop(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const each of document.querySelectorAll('main, main *')) if (each.scrollTop > 0) each.scrollTop = 0
  })
}
