/** How a row of the site's own names its edition and its source; what is stored and printed is this one form. */

export function siteEdition(number: number): string {
  return `rules of this site, version ${number}`
}

export function siteSource(number: number, why: string): string {
  return `This site, version ${number}: ${why}`
}

const source = /^This site, version (\d+): ([\s\S]*)$/
const edition = /^rules of this site, version (\d+)$/

export function isSiteSource(text: string): boolean {
  return source.test(text)
}

/** The source or edition of a site's own row in Spanish, or null where the text is neither. The site's reason stays as it is. */
export function siteRowInSpanish(text: string): string | null {
  const [, number, why] = source.exec(text) ?? []
  if (number !== undefined) return `Este centro, versión ${number}: ${why ?? ''}`
  const [, of] = edition.exec(text) ?? []
  return of === undefined ? null : `reglas de este centro, versión ${of}`
}
