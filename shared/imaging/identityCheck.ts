import type { InstanceSummary } from '@shared/imaging/types'

/**
 * Whether an image belongs to the patient and the plan of a case. Pure comparison: it decides nothing; a mismatch is
 * shown side by side and people decide. What is not stated is `unknown`, never a match.
 */

/** The patient of the case, as far as images can be compared with. */
export type ComparedPatient = {
  readonly familyName: string
  readonly givenName: string
  /** `YYYY-MM-DD` */
  readonly birthDate: string
  readonly sex: string
  readonly id: string
}

export type IdentityField = 'id' | 'name' | 'birthDate' | 'sex'

export type IdentityDifference = {
  readonly field: IdentityField
  /** What the case says. */
  readonly here: string
  /** What the file says; null when it says nothing. */
  readonly there: string | null
  /** `differs`: another value. `differs slightly`: compatible, worth a look. `not stated`: the file is silent. */
  readonly how: 'differs' | 'differs slightly' | 'not stated'
}

export type IdentityComparison = {
  readonly verdict: 'match' | 'mismatch' | 'unknown'
  readonly differences: readonly IdentityDifference[]
}

type Grade = 'same' | 'slight' | 'different' | 'not-stated'

/**
 * Compares the file's patient with the case's. `match` takes two agreeing identifiers, one of them the id or the birth
 * date together with the name; one that differs makes a `mismatch`; too little said is `unknown`.
 */
export function compareIdentity(
  patient: ComparedPatient,
  summary: Pick<InstanceSummary, 'patient'>,
): IdentityComparison {
  const there = summary.patient
  const hereName = `${patient.familyName}^${patient.givenName}`
  const grades: readonly (readonly [IdentityField, Grade, string, string | null])[] = [
    ['id', gradeId(patient.id, there.id, there.otherIds), patient.id, there.id],
    ['name', gradeName(hereName, there.name), displayOf(hereName), there.name === null ? null : displayOf(there.name)],
    [
      'birthDate',
      there.birthDate === null ? 'not-stated' : there.birthDate === patient.birthDate ? 'same' : 'different',
      patient.birthDate,
      there.birthDate,
    ],
    ['sex', gradeSex(patient.sex, there.sex), patient.sex, there.sex],
  ]
  const differences = grades.flatMap(([field, grade, here, stated]): IdentityDifference[] => {
    if (grade === 'same') return []
    return [
      {
        field,
        here,
        there: stated,
        how: grade === 'slight' ? 'differs slightly' : grade === 'different' ? 'differs' : 'not stated',
      },
    ]
  })
  const gradeOf = (field: IdentityField) => grades.find(([name]) => name === field)?.[1] ?? 'not-stated'
  if (grades.some(([, grade]) => grade === 'different')) return { verdict: 'mismatch', differences }
  const named = gradeOf('name') === 'same' || gradeOf('name') === 'slight'
  const agreeing = [named, gradeOf('id') === 'same', gradeOf('birthDate') === 'same'].filter(Boolean).length
  return { verdict: agreeing >= 2 ? 'match' : 'unknown', differences }
}

function gradeId(here: string, there: string | null, others: readonly string[]): Grade {
  const own = plainId(here)
  if (there === null || own === '') return 'not-stated'
  if (plainId(there) === own) return 'same'
  if (others.some((other) => plainId(other) === own)) return 'same'
  return 'different'
}

/** Ids are written with and without separators and leading zeros. */
function plainId(id: string): string {
  const joined = id
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-_./]/g, '')
  return joined.replace(/^0+(?=.)/, '')
}

function gradeSex(here: string, there: 'male' | 'female' | 'other' | null): Grade {
  if (there === null) return 'not-stated'
  if (here !== 'male' && here !== 'female') return 'slight'
  if (there === 'other') return 'slight'
  return here === there ? 'same' : 'different'
}

/**
 * Names are the same when they have the same words in any order, whatever the case, accents, hyphens and titles. They
 * differ slightly when one has more given names, initials, or one letter is otherwise; a different family name and a
 * different given name are different people.
 */
export function gradeName(here: string, there: string | null): Grade {
  if (there === null) return 'not-stated'
  const candidates = there
    .split('=')
    .map(words)
    .filter((each) => each.length > 0)
  const own = words(here)
  if (own.length === 0 || candidates.length === 0) return 'not-stated'
  const grades = candidates.map((other) => gradeWords(own, other))
  if (grades.includes('same')) return 'same'
  return grades.includes('slight') ? 'slight' : 'different'
}

function gradeWords(own: readonly string[], other: readonly string[]): Grade {
  const left = [...own].sort()
  const right = [...other].sort()
  if (left.join(' ') === right.join(' ') || left.join('') === right.join('')) return 'same'
  if (own.join('') === other.join('')) return 'same'
  const [shorter, longer] = own.length <= other.length ? [own, other] : [other, own]
  const rest = [...longer]
  let whole = 0
  for (const word of shorter) {
    const exact = rest.indexOf(word)
    const at = exact >= 0 ? exact : rest.findIndex((candidate) => isNear(word, candidate))
    if (at < 0) return 'different'
    if ((rest[at] ?? '').length > 1 && word.length > 1) whole++
    rest.splice(at, 1)
  }
  // One word alone (a family name) says too little to be called the same person.
  return whole >= 2 || (whole >= 1 && shorter.length >= 2) ? 'slight' : 'different'
}

function isNear(a: string, b: string): boolean {
  if (a.length === 1 || b.length === 1) return a[0] === b[0]
  return Math.min(a.length, b.length) >= 5 && isOneEdit(a, b)
}

/** Whether one letter added, left out, changed, or swapped with its neighbour makes `a` into `b`. */
function isOneEdit(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start++
  let end = 0
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++
  const restA = a.slice(start, a.length - end)
  const restB = b.slice(start, b.length - end)
  if (restA.length <= 1 && restB.length <= 1) return true
  return restA.length === 2 && restB.length === 2 && restA[0] === restB[1] && restA[1] === restB[0]
}

const titles = new Set([
  'DR',
  'MR',
  'MRS',
  'MS',
  'MISS',
  'PROF',
  'JR',
  'SR',
  'II',
  'III',
  'MD',
  'PHD',
  'HERR',
  'FRAU',
  'SENOR',
  'SENORA',
])

function words(name: string): readonly string[] {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .replace(/ß/g, 'SS')
    .replace(/Ø/g, 'O')
    .replace(/Æ/g, 'AE')
    .replace(/Ł/g, 'L')
    .replace(/['’`.]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !titles.has(word))
}

function displayOf(name: string): string {
  const [family = '', given = '', middle = ''] = (name.split('=')[0] ?? '').split('^').map((part) => part.trim())
  const rest = [given, middle].filter((part) => part !== '').join(' ')
  return rest === '' ? family : family === '' ? rest : `${family}, ${rest}`
}

/** The plan, as far as an image can contradict it. */
export type ComparedPlan = { readonly side: string; readonly region: string }

export type PlanDifference = {
  readonly field: 'laterality' | 'bodyPart'
  readonly here: string
  readonly there: string
}

/** What the image says about side and body part against the plan. An image that says nothing contradicts nothing. */
export function compareWithPlan(
  plan: ComparedPlan,
  summary: Pick<InstanceSummary, 'laterality' | 'bodyPart'>,
): readonly PlanDifference[] {
  const differences: PlanDifference[] = []
  const { laterality, bodyPart } = summary
  if (
    (laterality === 'left' || laterality === 'right') &&
    (plan.side === 'left' || plan.side === 'right') &&
    laterality !== plan.side
  ) {
    differences.push({ field: 'laterality', here: plan.side, there: laterality })
  }
  if (bodyPart !== null) {
    const seen = regionsOf(bodyPart)
    const wanted = regionsOf(plan.region)
    if (seen.length > 0 && wanted.length > 0 && !seen.some((region) => wanted.includes(region))) {
      differences.push({ field: 'bodyPart', here: plan.region, there: bodyPart })
    }
  }
  return differences
}

/** Words of Body Part Examined (PS3.16 annex L) and of plans, by the region they show; those not listed show anything. */
const regionWords: readonly (readonly [string, readonly string[]])[] = [
  ['CSPINE', ['cervical']],
  ['CERVICAL', ['cervical']],
  ['NECK', ['cervical']],
  ['TSPINE', ['thoracic']],
  ['THORACIC', ['thoracic']],
  ['CTSPINE', ['cervical', 'thoracic']],
  ['TLSPINE', ['thoracic', 'lumbar']],
  ['LSSPINE', ['lumbar', 'sacral']],
  ['LSPINE', ['lumbar', 'sacral']],
  ['LUMBAR', ['lumbar', 'sacral']],
  ['LUMBOSACRAL', ['lumbar', 'sacral']],
  ['SSPINE', ['sacral']],
  ['SACRUM', ['sacral', 'lumbar']],
  ['SACRAL', ['sacral']],
  ['SACROILIAC', ['sacral']],
  ['SIJOINT', ['sacral']],
  ['COCCYX', ['sacral']],
  ['KNEE', ['knee']],
  ['HIP', ['hip']],
  ['SHOULDER', ['shoulder']],
  ['ELBOW', ['elbow']],
  ['WRIST', ['wrist']],
  ['HAND', ['wrist', 'hand']],
  ['ANKLE', ['ankle']],
  ['FOOT', ['ankle', 'foot']],
  ['SKULL', ['head']],
  ['HEAD', ['head']],
  ['BRAIN', ['head']],
  ['BREAST', ['breast']],
]

function regionsOf(text: string): readonly string[] {
  const plain = text
    .normalize('NFKD')
    .toUpperCase()
    .replace(/[^A-Z]/g, '')
  return regionWords
    .filter(([word]) => plain === word || (word.length > 4 && plain.includes(word)))
    .flatMap(([, regions]) => regions)
}
