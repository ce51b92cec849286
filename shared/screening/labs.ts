import type { Lab, LabTest } from '@shared/screening/scenario'
import { oneOf, quote, type Wording, w } from '@shared/screening/wording'

/** A value that lies between two bounds: equal for a plain number, open for `>60` or `<20`. */
export type LabValue = { readonly low: number; readonly high: number }

/** A laboratory result in the one unit the rules use. */
export type LabReading = {
  readonly test: LabTest
  readonly value: LabValue
  /** Words where the result is no number: a pregnancy test. */
  readonly word: 'positive' | 'negative' | null
  readonly atMs: number
  readonly text: string
}

export type LabProblem = { readonly test: LabTest; readonly says: Wording }

type Unit = { readonly spellings: readonly string[]; readonly toCanonical: (value: number) => number }

const same = (value: number) => value
const rounded = (digits: number) => (value: number) => Number(value.toFixed(digits))
const timesRounded = (factor: number, digits: number) => (value: number) => rounded(digits)(value * factor)

/** Creatinine 1 mg/dL = 88.42 µmol/L; glucose 1 mmol/L = 18.016 mg/dL; HbA1c % = 0.09148 × mmol/mol + 2.152 (NGSP). */
const units: Readonly<
  Record<
    LabTest,
    { canonical: string; plausible: readonly [number, number]; unitNeeded: boolean; units: readonly Unit[] }
  >
> = {
  inr: {
    canonical: '',
    plausible: [0.5, 20],
    unitNeeded: false,
    units: [{ spellings: ['', '1', 'inr', 'ratio', 'index', 'none', 'unitless'], toCanonical: same }],
  },
  platelets: {
    canonical: '10^9/L',
    plausible: [0, 3000],
    unitNeeded: true,
    units: [
      {
        spellings: [
          '10^9/l',
          '10*9/l',
          '10e9/l',
          'x10^9/l',
          'x10*9/l',
          '109/l',
          'x109/l',
          'giga/l',
          'gpt/l',
          'g/l',
          '10^3/ul',
          '10*3/ul',
          '10e3/ul',
          'x10^3/ul',
          'x10*3/ul',
          'x103/ul',
          '103/ul',
          'k/ul',
          'k/mcl',
          'k/cumm',
          'thousand/ul',
          'thousand/mcl',
          'thousands/ul',
          '1000/ul',
          '10^3/mm3',
          '10*3/mm3',
          'k/mm3',
          'thou/ul',
          'thou/mm3',
          '10*3/mcl',
          '10^3/mcl',
          'x10^3/mcl',
          'x10e3/ul',
          '10^3/mm^3',
          'x10^3/mm3',
          'th/mm3',
          'mil/mm3',
        ],
        toCanonical: same,
      },
      {
        spellings: [
          '/ul',
          '/mm3',
          'cells/ul',
          '/mcl',
          'cells/mcl',
          'cells/mm3',
          '/cumm',
          '10*6/l',
          '10^6/l',
          '/mm^3',
          '{cells}/ul',
          'plt/ul',
        ],
        toCanonical: (value) => value / 1000,
      },
    ],
  },
  creatinine: {
    canonical: 'mg/dL',
    plausible: [0.1, 40],
    unitNeeded: true,
    units: [
      { spellings: ['mg/dl', 'mg/100ml', 'mg%'], toCanonical: same },
      { spellings: ['umol/l', 'μmol/l', 'micromol/l', 'mcmol/l'], toCanonical: timesRounded(1 / 88.42, 2) },
      { spellings: ['mg/l'], toCanonical: (value) => value / 10 },
    ],
  },
  egfr: {
    canonical: 'mL/min/1.73 m2',
    plausible: [0, 250],
    unitNeeded: true,
    units: [
      {
        spellings: [
          'ml/min/1.73m2',
          'ml/min/1.73m^2',
          'ml/min/{1.73_m2}',
          'ml/min/1.73',
          'ml/min/{1.73m2}',
          'ml/min/1,73m2',
          'ml/min',
          'ml/min/1.73_m2',
          'ml/min/1.73sqm',
          'ml/min/1.73m²',
          'ml/min/1.73mm2',
          'ml/min/173.10*-2.m2',
          'ml/min/{1.73.m2}',
        ],
        toCanonical: same,
      },
    ],
  },
  crcl: {
    canonical: 'mL/min',
    plausible: [0, 400],
    unitNeeded: true,
    units: [
      { spellings: ['ml/min', 'ml/min/1.73m2'], toCanonical: same },
      { spellings: ['ml/s'], toCanonical: (value) => value * 60 },
    ],
  },
  hba1c: {
    canonical: '%',
    // Below 3.5 % stands what was meant as a percentage and written as mmol/mol.
    plausible: [3.5, 25],
    unitNeeded: true,
    units: [
      { spellings: ['%', 'percent', '%{hb}', '%hb', '%ngsp', 'ngsp%', '%oftotalhgb', '%oftotal'], toCanonical: same },
      { spellings: ['mmol/mol', 'mmol/molhb'], toCanonical: (value) => rounded(1)(value * 0.09148 + 2.152) },
    ],
  },
  glucose: {
    canonical: 'mg/dL',
    plausible: [10, 2500],
    unitNeeded: true,
    units: [
      { spellings: ['mg/dl', 'mg%', 'mg/100ml'], toCanonical: rounded(0) },
      { spellings: ['mmol/l', 'mm'], toCanonical: timesRounded(18.016, 0) },
      { spellings: ['g/l'], toCanonical: timesRounded(100, 0) },
    ],
  },
  'anti-xa': {
    canonical: 'IU/mL',
    plausible: [0, 20],
    unitNeeded: true,
    units: [{ spellings: ['iu/ml', 'u/ml', '[iu]/ml', 'units/ml', 'kiu/l', '[usp]/ml'], toCanonical: same }],
  },
  aptt: {
    canonical: 's',
    plausible: [10, 400],
    unitNeeded: true,
    units: [{ spellings: ['s', 'sec', 'secs', 'second', 'seconds'], toCanonical: same }],
  },
  hcg: {
    canonical: 'mIU/mL',
    plausible: [0, 1_000_000],
    unitNeeded: false,
    units: [
      {
        spellings: ['', 'miu/ml', 'iu/l', 'u/l', 'm[iu]/ml', '[iu]/l', 'mu/ml', 'none', 'qualitative', '1'],
        toCanonical: same,
      },
    ],
  },
}

function unitKey(unit: string): string {
  return unit
    .toLowerCase()
    .normalize('NFKC')
    .replace(/µ/g, 'u')
    .replace(/μ/g, 'u')
    .replace(/\s+/g, '')
    .replace(/^\{inr\}$|^\{ratio\}$/, 'inr')
}

/** Brings a result into the rules' unit, or says in one sentence why it cannot be read. `atMs` is its time. */
export function readLab(lab: Lab, atMs: number): LabReading | LabProblem {
  const known = units[lab.test]
  const shown = `${lab.test} ${lab.value}${lab.unit === '' || lab.unit === '1' ? '' : ` ${lab.unit}`}`
  if (lab.test === 'hcg' && typeof lab.value === 'string') {
    const word = pregnancyWord(lab.value)
    if (word !== null) return { test: 'hcg', value: { low: 0, high: 0 }, word, atMs, text: shown }
  }
  const key = unitKey(lab.unit)
  const unit = known.units.find(({ spellings }) => spellings.some((spelling) => unitKey(spelling) === key))
  if (unit === undefined) {
    const expected = known.units.flatMap(({ spellings }) => spellings.slice(0, 1)).filter((spelling) => spelling !== '')
    const write = expected.length === 0 ? w`write it without a unit` : w`write ${oneOf(expected.map(quote))}`
    return {
      test: lab.test,
      says:
        lab.unit === ''
          ? w`The result ${quote(shown)} has no unit; ${write}.`
          : w`The result ${quote(shown)} has the unit “${quote(lab.unit)}”, which is not one of this test; ${write}.`,
    }
  }
  const number = numberOf(lab.value)
  if (number === null) return { test: lab.test, says: w`The result ${quote(shown)} is not a number.` }
  const canonical = unit.toCanonical(number.value)
  const [least, most] = known.plausible
  if (!(canonical >= least && canonical <= most)) {
    return {
      test: lab.test,
      says: w`The result ${quote(shown)} is not plausible (expected ${least} to ${most} ${quote(known.canonical)}); check the value and its unit.`,
    }
  }
  const value =
    number.sign === '<'
      ? { low: Number.NEGATIVE_INFINITY, high: canonical }
      : number.sign === '>'
        ? { low: canonical, high: Number.POSITIVE_INFINITY }
        : { low: canonical, high: canonical }
  return { test: lab.test, value, word: null, atMs, text: shown }
}

function pregnancyWord(text: string): 'positive' | 'negative' | null {
  const word = text.trim().toLowerCase()
  if (/^(neg|negative|negativo|negativa|not detected|-)$/.test(word)) return 'negative'
  if (/^(pos|positive|positivo|positiva|detected|\+)$/.test(word)) return 'positive'
  return null
}

function numberOf(value: number | string): { value: number; sign: '<' | '>' | '' } | null {
  if (typeof value === 'number') return Number.isFinite(value) ? { value, sign: '' } : null
  // “150,000” is a hundred and fifty to one reader and a thousand times as much to another.
  if (/^\D*[1-9]\d{0,2},\d{3}$/.test(value.trim())) return null
  const match = /^(<=?|>=?|≤|≥)?\s*(\d+(?:[.,]\d+)?)$/.exec(value.trim())
  if (match === null) return null
  const number = Number((match[2] ?? '').replace(',', '.'))
  const sign = match[1] === undefined ? '' : match[1].startsWith('<') || match[1] === '≤' ? '<' : '>'
  return { value: number, sign }
}

export function isLabProblem(reading: LabReading | LabProblem): reading is LabProblem {
  return 'says' in reading
}
