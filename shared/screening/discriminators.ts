import type { Medicine } from '@shared/screening/facts'
import { fold, nameKey } from '@shared/screening/names/words'
import type { DrugGroup } from '@shared/screening/rules'

/** Everything written about one medicine, folded, for the questions that decide its row. */
function writtenAbout({ item, mention }: Medicine): string {
  return fold(
    [mention.entry, item.dose ?? '', item.frequency ?? '', item.route ?? '', item.indication ?? ''].join(' ; '),
  )
}

const has = (text: string, ...words: readonly string[]) => {
  const key = ` ${nameKey(text)} `
  return words.some((word) => key.includes(` ${word} `))
}

/** Gel, cream or patch of an anti-inflammatory drug: a low level in the blood. */
export function isTopicalNsaid(medicine: Medicine, group: DrugGroup): boolean {
  if (group !== 'nsaid' && group !== 'cox-2') return false
  return has(
    writtenAbout(medicine),
    'gel',
    'cream',
    'crema',
    'ointment',
    'pomada',
    'patch',
    'parche',
    'topical',
    'emulgel',
    'lotion',
    'eye drops',
    'ophthalmic',
    'colirio',
    'spray',
    'transdermal',
  )
}

/** A name can look like a reason ("Thrombo ASS"): the reason is read from the other words. */
function withoutName(text: string, name: string): string {
  return ` ${nameKey(text)} `.replace(` ${name} `, ' ')
}

/** Why aspirin is taken: only what its own line says counts. */
export function aspirinIndication(medicine: Medicine): 'primary' | 'secondary' | null {
  const text = withoutName(writtenAbout(medicine), medicine.mention.words)
  if (
    /secondary|stent|infarct|heart attack|\bmi\b|coronary|\bcad\b|cabg|bypass|stroke|\btia\b|ischa?emi|peripheral arter|\bpad\b|\bpvd\b|angina|\ba ?-?fib|\baf\b|fibrillation|carotid|\bacs\b|secundaria|infarto|ictus|embol|thrombo|valve|claudication/.test(
      text,
    )
  ) {
    return 'secondary'
  }
  return /primary|primaria|primarpravention/.test(text) ? 'primary' : null
}

/** Heparin by vein or under the skin. */
export function heparinRoute(medicine: Medicine): 'iv' | 'sc' | null {
  const text = writtenAbout(medicine)
  const sc = has(
    text,
    'sc',
    'sq',
    'subq',
    'subcut',
    'subcutaneous',
    'subcutaneously',
    'subcutanea',
    'subcutaneo',
    'bid',
    'tid',
  )
  const iv = has(text, 'iv', 'intravenous', 'intravenously', 'infusion', 'drip', 'bolus', 'gtt', 'intravenosa')
  if (sc === iv) return null
  return sc ? 'sc' : 'iv'
}

/** A flush that keeps a line open: no dose a hold is counted from, but a reason to ask about heparin in the blood count. */
export function isLineFlush(medicine: Medicine): boolean {
  return has(writtenAbout(medicine), 'flush', 'flushes', 'lock', 'heplock', 'hep lock')
}

const twiceDaily = [
  'bid',
  'bd',
  'twice',
  'q 12 h',
  'q 12 hr',
  'q 12 hours',
  'every 12 hours',
  'every 12 h',
  'cada 12 horas',
  'cada 12 h',
  '12 hourly',
  '2 x day',
  '2 x',
  '2 times',
  'dos veces',
]
const onceDaily = [
  'daily',
  'od',
  'qd',
  'once',
  'q 24 h',
  'q 24 hr',
  'q 24 hours',
  'every 24 hours',
  'every day',
  'every evening',
  'every morning',
  'cada 24 horas',
  'diaria',
  'diario',
  'nightly',
  'at night',
  'hs',
  'qhs',
  'qam',
  'qpm',
  'per day',
  'day',
  'una vez',
]

/**
 * The dose decides: 30 mg twice a day or 40 mg once a day is prophylactic, any other stated dose therapeutic, whatever it
 * is given for. A dose of 30 or 40 mg without its frequency is not known. Only without any dose do the words count that
 * name one ("prophylactic dose").
 */
export function enoxaparinDose(medicine: Medicine): 'prophylactic' | 'therapeutic' | null {
  const { item, mention } = medicine
  // The strength of a solution is no dose.
  const text = fold([item.dose ?? '', item.frequency ?? '', mention.entry].join(' ; ')).replace(/mg\s*\/\s*ml\b/g, ' ')
  if (/therapeutic|full[ -]dose|treatment dose|mg ?\/ ?kg|terapeutic/.test(text)) return 'therapeutic'
  const doses = [...text.matchAll(/(\d+(?:[.,]\d+)?)\s*mg/g)].map((match) => Number((match[1] ?? '').replace(',', '.')))
  if (doses.length === 0) return /prophyla|profila/.test(text) ? 'prophylactic' : null
  const [mg] = doses
  if (doses.some((each) => each !== mg) || (mg !== 30 && mg !== 40)) return 'therapeutic'
  const twice = has(text, ...twiceDaily)
  const once = has(text, ...onceDaily)
  if (mg === 30 && twice) return 'prophylactic'
  if (mg === 40 && once && !twice) return 'prophylactic'
  return twice || once ? 'therapeutic' : null
}

/** Vitamin E below supplement doses is food. Null where the dose is not stated. */
export function isHighDoseVitaminE(medicine: Medicine): boolean | null {
  const dose = /(\d+)\s*(iu|ui|units?|u\b)/.exec(writtenAbout(medicine).replace(/(\d),(\d{3})/g, '$1$2'))
  return dose === null ? null : Number(dose[1]) >= 400
}

/** The vascular dose of rivaroxaban, usually taken together with aspirin. */
export function isVascularRivaroxaban(medicine: Medicine): boolean {
  return /\b2[.,]5\s*mg/.test(writtenAbout(medicine)) || has(writtenAbout(medicine), 'vascular')
}
