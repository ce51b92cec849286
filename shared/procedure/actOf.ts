import type { ProcedureAct } from '@shared/procedure/events'
import type { ProcedureState } from '@shared/procedure/state'

/**
 * The act that would record an entry once more, with every value it holds: what a correction starts from. Null for
 * what no correction replaces: a move or a decision at a needle is taken back and made anew. What was confirmed or
 * decided about the old values is not taken over; it is asked about the new ones.
 */
export function actOf(procedure: ProcedureState, sequence: number): ProcedureAct | null {
  const at = <T extends { readonly entry: { readonly sequence: number } }>(entries: readonly T[]): T | undefined =>
    entries.find((each) => each.entry.sequence === sequence)
  const needle = at(procedure.needles)
  if (needle !== undefined) {
    const { id: _id, entry: _entry, cautions: _cautions, ...body } = needle
    return { do: 'needle.place', ...body }
  }
  const position = at(procedure.positions)
  if (position !== undefined) {
    const { entry: _entry, ...body } = position
    return { do: 'needle.confirmPosition', ...body }
  }
  const lesion = at(procedure.lesions)
  if (lesion !== undefined) {
    const { id: _id, entry: _entry, ...body } = lesion
    return { do: 'lesion.record', ...body }
  }
  const ultrasound = at(procedure.ultrasound)
  if (ultrasound !== undefined) {
    const { id: _id, entry: _entry, ...body } = ultrasound
    return { do: 'ultrasoundSpread.record', ...body }
  }
  const complication = at(procedure.complications)
  if (complication !== undefined) {
    const { id: _id, entry: _entry, name: _name, reportable: _reportable, ...body } = complication
    return { do: 'complication.record', ...body }
  }
  return spreadAct(at(procedure.spreads)) ?? injectateAct(at(procedure.injectates)) ?? doseAct(at(procedure.doses))
}

function spreadAct(spread: ProcedureState['spreads'][number] | undefined): ProcedureAct | null {
  if (spread === undefined) return null
  const { id, entry, attempt, mgIodinePerMl, confirmed, cautions, decided, ...body } = spread
  return { do: 'contrast.record', ...body, confirmed: false, reason: '' }
}

function injectateAct(injectate: ProcedureState['injectates'][number] | undefined): ProcedureAct | null {
  if (injectate === undefined) return null
  const { needleId, productId, mgPerMl, volumeMl, route, lot, expiry } = injectate
  return {
    do: 'injectate.give',
    needleId,
    productId,
    mgPerMl,
    volumeMl,
    route,
    lot,
    expiry,
    confirmed: false,
    reason: '',
  }
}

function doseAct(dose: ProcedureState['doses'][number] | undefined): ProcedureAct | null {
  if (dose === undefined) return null
  const { fluoroscopy, airKerma, areaProduct, runs, frames, source } = dose
  return { do: 'dose.record', fluoroscopy, airKerma, areaProduct, runs, frames, source, confirmed: false }
}
