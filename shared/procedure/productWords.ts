import { productOf } from '@shared/procedure/catalogue'

/** The name of what was given as it was recorded; in another language the catalogue's, while it still is the same product. */
export function productInWords(
  { productId, product }: { readonly productId: string; readonly product: string },
  locale: 'en' | 'es',
): string {
  const entry = productOf(productId)
  return entry !== undefined && entry.name.en === product ? entry.name[locale] : product
}
