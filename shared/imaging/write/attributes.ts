import { dictionary, type Keyword } from './dictionary'
import type { BytesVr, NumberVr, Vr, WrittenElement } from './element'
import { decimalText, type TextVr } from './limits'

type One<Form extends Vr> = Form extends 'DS' | 'IS'
  ? number | string
  : Form extends TextVr
    ? string
    : Form extends NumberVr
      ? number
      : never

type ValueOf<Form extends Vr> = Form extends 'SQ'
  ? readonly Attributes[]
  : Form extends BytesVr
    ? Uint8Array
    : One<Form> | readonly One<Form>[] | null

/** A data set by keyword. `null` writes the element without a value: known to be unknown. Leave out what does not apply. */
export type Attributes = { readonly [Name in Keyword]?: ValueOf<(typeof dictionary)[Name][1]> }

/** The elements of a data set given by keyword. */
export function elementsOf(attributes: Attributes): readonly WrittenElement[] {
  return keywords.flatMap((keyword) => {
    const value = attributes[keyword]
    if (value === undefined) return []
    const [tag, vr] = dictionary[keyword]
    return [elementOf(tag, vr, value)]
  })
}

const isKeyword = (text: string): text is Keyword => text in dictionary
const keywords = Object.keys(dictionary).filter(isKeyword)

type AnyValue = Exclude<Attributes[Keyword], undefined>

function elementOf(tag: number, vr: Vr, value: AnyValue): WrittenElement {
  if (value instanceof Uint8Array) {
    if (vr === 'OB' || vr === 'OW' || vr === 'UN') return { tag, vr, bytes: value }
    throw new RangeError(`${vr} does not hold bytes.`)
  }
  const values = value === null ? [] : [value].flat()
  switch (vr) {
    case 'SQ':
      return { tag, vr, items: values.map((each) => elementsOf(asItem(each))) }
    case 'US':
    case 'SS':
    case 'UL':
    case 'SL':
    case 'FL':
    case 'FD':
    case 'AT':
      return { tag, vr, values: values.map(Number) }
    case 'OB':
    case 'OW':
    case 'UN':
      throw new RangeError(`${vr} holds bytes only.`)
    default:
      return { tag, vr, values: values.map((each) => (typeof each === 'number' ? decimalText(each) : String(each))) }
  }
}

function asItem(value: string | number | Attributes): Attributes {
  if (typeof value !== 'object') throw new RangeError('A sequence holds data sets only.')
  return value
}
