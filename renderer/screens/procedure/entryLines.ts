import { complicationTermOf, patternOf, productOf, ultrasoundOf } from '@shared/procedure/catalogue'
import { needleNumber } from '@shared/procedure/needles'
import type { Entry, ProcedureState } from '@shared/procedure/state'
import { useText } from '../../text/useText'
import { useLevelName, useName } from './useReason'

export type EntryLine = { readonly entry: Entry; readonly text: string }

/** Every entry of the record of the procedure as one short line, as it happened: what replaces an entry follows it. */
export function useEntryLines(procedure: ProcedureState): readonly EntryLine[] {
  const t = useText('procedure')
  const nameOf = useName()
  const levelOf = useLevelName()
  const needle = (needleId: string | null) =>
    needleId === null ? '' : t('needle.number', { number: needleNumber(procedure, needleId) || '?' })
  const line = (entry: Entry, ...parts: readonly string[]): EntryLine => ({
    entry,
    text: parts.filter((each) => each !== '').join(' · '),
  })
  const lines: EntryLine[] = [
    ...procedure.needles.map((each) =>
      line(
        each.entry,
        t('entry.needle'),
        levelOf(each.level),
        t(`sideWord.${each.side}`),
        each.gauge === null ? '' : `${each.gauge} G`,
        each.lengthMm === null ? '' : `${each.lengthMm} mm`,
      ),
    ),
    ...procedure.repositions.map((each) => line(each.entry, t('entry.reposition'), needle(each.needleId), each.reason)),
    ...procedure.positions.map((each) =>
      line(
        each.entry,
        t('entry.position'),
        needle(each.needleId),
        t('position.aspirationIs', { found: t(`aspiration.${each.aspiration}`).toLowerCase() }),
      ),
    ),
    ...procedure.decisions.map((each) =>
      line(each.entry, t(`decide.${each.outcome}`), needle(each.needleId), each.reason),
    ),
    ...procedure.lesions.map((each) =>
      line(
        each.entry,
        t(`lesion.${each.kind}`),
        needle(each.needleId),
        each.temperatureC === null ? '' : `${each.temperatureC} °C`,
      ),
    ),
    ...procedure.spreads.map((each) =>
      line(
        each.entry,
        t('contrast'),
        needle(each.needleId),
        each.patterns.map((code) => nameOf(patternOf(code).name)).join(', ') || each.noneReason,
      ),
    ),
    ...procedure.ultrasound.map((each) =>
      line(
        each.entry,
        t('ultrasound'),
        needle(each.needleId),
        each.spread.map((code) => nameOf(ultrasoundOf(code).name)).join(', '),
      ),
    ),
    ...procedure.injectates.map((each) =>
      line(
        each.entry,
        nameOf(productOf(each.productId)?.short ?? { en: each.product, es: each.product }),
        `${each.volumeMl} mL`,
        each.doseMg === null ? '' : `${each.doseMg} mg`,
        needle(each.needleId),
        each.lot === '' ? '' : t('lot.is', { lot: each.lot }),
      ),
    ),
    ...procedure.doses.map((each) =>
      line(
        each.entry,
        t('dose'),
        each.fluoroscopyS === null ? '' : `${each.fluoroscopyS} s`,
        each.airKermaMGy === null ? '' : `${each.airKermaMGy} mGy`,
        each.dapGyCm2 === null ? '' : `${each.dapGyCm2} Gy·cm²`,
      ),
    ),
    ...procedure.complications.map((each) =>
      line(
        each.entry,
        t('complication'),
        nameOf(complicationTermOf(each.term)?.name ?? { en: each.name, es: each.name }),
        each.action,
      ),
    ),
  ]
  return lines.sort((a, b) => a.entry.order - b.entry.order || a.entry.sequence - b.entry.sequence)
}
