import type { WebContents } from 'electron'

/** Our own pages: the desk is worked at, the wall is read across the room, a document is printed and never seen. */
export type PageKind = 'desk' | 'wall' | 'document'

const kinds = new WeakMap<WebContents, PageKind>()

/** Says what a page is, when its window is made. A page that was never named here may ask for nothing. */
export function namePage(contents: WebContents, kind: PageKind): void {
  kinds.set(contents, kind)
}

export function pageKindOf(contents: WebContents): PageKind | null {
  return kinds.get(contents) ?? null
}
