import type { DataSet } from './reader'
import { tag } from './tags'
import { ascii, firstDecimal, firstItem, float64, items } from './values'

/** One node of the content tree of a structured report (PS3.3 C.17.3), read as far as it is asked. */
export type ContentItem = {
  /** Code value of its concept name where the scheme is DICOM's own (DCM); undefined for every other. */
  readonly concept: string | undefined
  readonly dataSet: DataSet
}

/** No real dose report has as many items at one level: a screening day of fluoroscopy has some hundred. */
const mostItems = 20_000

/** The code of the root of the content tree, scheme DCM; undefined where the file is no structured report. */
export function rootConcept(dataSet: DataSet): string | undefined {
  return dataSet.elements.has(tag.contentSequence) ? conceptOf(dataSet) : undefined
}

/** The items directly below an item or the root, in their order. */
export function contentItems(of: DataSet | ContentItem): readonly ContentItem[] {
  const dataSet = 'dataSet' in of ? of.dataSet : of
  return items(dataSet, tag.contentSequence, mostItems).map((item) => ({ concept: conceptOf(item), dataSet: item }))
}

function conceptOf(dataSet: DataSet): string | undefined {
  const name = firstItem(dataSet, tag.conceptNameCodeSequence)
  if (name === undefined || ascii(name, tag.codingSchemeDesignator) !== 'DCM') return undefined
  return ascii(name, tag.codeValue)
}

/** The number of a NUM item with the code of its unit; undefined when either is missing or the number is none. */
export function measurementOf({ dataSet }: ContentItem): { readonly value: number; readonly unit: string } | undefined {
  const measured = firstItem(dataSet, tag.measuredValueSequence)
  const unit = measured === undefined ? undefined : firstItem(measured, tag.measurementUnitsCodeSequence)
  const unitCode = unit === undefined ? undefined : ascii(unit, tag.codeValue)
  if (measured === undefined || unitCode === undefined) return undefined
  const value = firstDecimal(measured, tag.numericValue) ?? float64(measured, tag.floatingPointValue)
  return value === undefined ? undefined : { value, unit: unitCode }
}

/** A text of an item, default repertoire: times and identifiers. */
export function textOf({ dataSet }: ContentItem, which: number): string | undefined {
  return ascii(dataSet, which)
}
