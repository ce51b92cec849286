/**
 * Which blocks stand on which page, in their order, none of them cut: a block that no longer fits begins the next page.
 * Heights and `room` in the same unit; a block higher than a page has one of its own. Indices of the blocks.
 */
export function packPages(heights: readonly number[], room: number): readonly (readonly number[])[] {
  const pages: number[][] = []
  let left = 0
  heights.forEach((height, index) => {
    const page = pages.at(-1)
    if (page === undefined || height > left) {
      pages.push([index])
      left = room - height
    } else {
      page.push(index)
      left -= height
    }
  })
  return pages
}
