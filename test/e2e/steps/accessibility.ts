import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** What keeps people out of a page by WCAG 2.1 A and AA: serious and critical violations, each with where it is. */
export async function barriersOn(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    // What was read aloud a moment ago stands here for seconds, about controls that may be gone: nobody can reach it.
    .exclude('[data-live-announcer]')
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
    .analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${oneLine(failureSummary)}`),
    )
}

/**
 * Words on a page whose colour stands out by less than `ratio` to one from what is painted behind them, measured from the
 * styles as the browser computed them (WCAG 2.1 relative luminance). Controls that are switched off are left out, as WCAG
 * leaves them out.
 */
async function faintWordsOn(page: Page, ratio: number): Promise<readonly string[]> {
  return await page.evaluate((least) => {
    type Colour = readonly [number, number, number, number]
    const read = (text: string): Colour => {
      const canvas = document.createElement('canvas')
      canvas.width = 1
      canvas.height = 1
      const context = canvas.getContext('2d')
      if (context === null) throw new Error('No canvas')
      context.fillStyle = text
      context.fillRect(0, 0, 1, 1)
      const [r = 0, g = 0, b = 0, a = 0] = context.getImageData(0, 0, 1, 1).data
      return [r, g, b, a / 255]
    }
    const over = (top: Colour, below: Colour): Colour => {
      const mix = (a: number, b: number) => a * top[3] + b * (1 - top[3])
      return [mix(top[0], below[0]), mix(top[1], below[1]), mix(top[2], below[2]), 1]
    }
    const luminance = ([r, g, b]: Colour) => {
      const linear = (value: number) => {
        const part = value / 255
        return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
      }
      return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)
    }
    const behind = (element: Element): Colour => {
      const layers: Colour[] = []
      for (let at: Element | null = element; at !== null; at = at.parentElement) {
        const colour = read(getComputedStyle(at).backgroundColor)
        layers.push(colour)
        if (colour[3] >= 0.999) break
      }
      return layers.reduceRight<Colour>((below, layer) => over(layer, below), [255, 255, 255, 1])
    }
    const faint: string[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const element = node.parentElement
      const words = node.textContent?.trim() ?? ''
      if (element === null || words === '' || element.closest('svg, canvas, [data-disabled], :disabled') !== null)
        continue
      if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue
      const box = element.getBoundingClientRect()
      if (box.width <= 1 || box.height <= 1) continue
      // What lies under an open dialog is not read.
      if (
        document.querySelector('[role=dialog], [role=alertdialog]') !== null &&
        element.closest('[role=dialog], [role=alertdialog]') === null
      )
        continue
      const ground = behind(element)
      const ink = over(read(getComputedStyle(element).color), ground)
      const [light, dark] = [luminance(ink), luminance(ground)].sort((a, b) => b - a)
      const contrast = ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05)
      if (contrast < least - 0.005) faint.push(`${contrast.toFixed(2)} “${words.slice(0, 60)}”`)
    }
    return faint
  }, ratio)
}

/** Everybody can use a screen of the pause as it stands, and its words stand out seven to one. */
export async function isReadableInTheRoom(page: Page): Promise<void> {
  expect(await faintWordsOn(page, 7)).toEqual([])
  expect(await barriersOn(page)).toEqual([])
}

const oneLine = (text = '') => text.replaceAll(/\s+/g, ' ')
