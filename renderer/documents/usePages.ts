import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { packPages } from './packPages'
import { loadPrintFonts } from './printFonts'

/** How much air there is: less only where the sheet would otherwise be longer than two pages, and least as a last resort. */
const densities = ['regular', 'tight', 'tightest'] as const
export type Density = (typeof densities)[number]

type Pages = {
  /** Of the body of the first page, while everything stands on it to be measured. */
  readonly body: RefObject<HTMLDivElement | null>
  readonly density: Density
  /** Indices of the blocks of each page; null while they are measured. */
  readonly pages: readonly (readonly number[])[] | null
}

/** Space left free at the foot of a page, in CSS pixels: letters may be a hair wider on paper than on the screen. */
const slackPx = 8
const mostPages = 2

type Measured = { readonly of: unknown; readonly density: Density; readonly pages: Pages['pages'] }

/**
 * Lays blocks out over pages of one height: all of them are measured in the first page's body, then each page gets those
 * that fit. Measured anew for every other `content`, and not before the fonts are there that `text` needs.
 */
export function usePages(content: unknown, text: string): Pages {
  const body = useRef<HTMLDivElement>(null)
  const [hasFonts, setHasFonts] = useState(false)
  const [measured, setMeasured] = useState<Measured>({ of: content, density: 'regular', pages: null })
  const current: Measured = measured.of === content ? measured : { of: content, density: 'regular', pages: null }
  const { density, pages } = current

  useEffect(() => {
    let stillHere = true
    void loadPrintFonts(text).then(() => {
      if (stillHere) setHasFonts(true)
    })
    return () => {
      stillHere = false
    }
  }, [text])

  useLayoutEffect(() => {
    if (!hasFonts || pages !== null || body.current === null) return
    const found = pagesIn(body.current)
    const tighter = densities[densities.indexOf(density) + 1]
    const tooLong = found.length > mostPages && tighter !== undefined
    setMeasured({ of: content, density: tooLong ? tighter : density, pages: tooLong ? null : found })
  }, [content, density, pages, hasFonts])

  return { body, density, pages }
}

/** Rectangles are measured as they are shown: where the preview is scaled down, room and blocks are alike. */
function pagesIn(body: HTMLElement): readonly (readonly number[])[] {
  const heightOf = (element: Element) => element.getBoundingClientRect().height
  const scale = body.offsetWidth === 0 ? 1 : body.getBoundingClientRect().width / body.offsetWidth
  return packPages(Array.from(body.children, heightOf), heightOf(body) - slackPx * scale)
}
