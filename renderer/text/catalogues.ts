type Catalogue = Readonly<Record<string, string>>
type Module = { readonly default: Catalogue }

const modules = import.meta.glob<Module>('../../resources/locales/*/*.json', { eager: true })

/** Every message catalogue, by locale and area. */
const catalogues: Readonly<Record<string, Readonly<Record<string, Catalogue>>>> = gather()

function gather() {
  const byLocale: Record<string, Record<string, Catalogue>> = {}
  for (const [path, module] of Object.entries(modules)) {
    const match = /locales\/([^/]+)\/([^/]+)\.json$/.exec(path)
    if (match?.[1] === undefined || match[2] === undefined) continue
    byLocale[match[1]] = { ...byLocale[match[1]], [match[2]]: module.default }
  }
  return byLocale
}

export type TextParams = Readonly<Record<string, string | number>>

/**
 * The message, or undefined where this locale has none. Where the count is one and the catalogue has a text for that
 * under `key#one`, it is that one.
 */
export function message(locale: string, area: string, key: string, params: TextParams = {}): string | undefined {
  const catalogue = catalogues[locale]?.[area]
  const text = (params.count === 1 ? catalogue?.[`${key}#one`] : undefined) ?? catalogue?.[key]
  return text?.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole))
}

/** A refusal in another language: its area is the first part of the code, wherever it is kept. */
export function refusalMessage(locale: string, code: string, params: TextParams): string | undefined {
  for (const area of Object.keys(catalogues[locale] ?? {})) {
    const found = message(locale, area, `refusal.${code}`, params)
    if (found !== undefined) return found
  }
  return undefined
}
