import { procedureOf } from '@shared/plan/catalogue'
import type { ProcedureCode } from '@shared/plan/plan'
import { type ProcedureSpread, patternOf, spreadPatterns, spreadRowOf } from '@shared/procedure/catalogue'
import { because, type Reason } from '@shared/procedure/reason'
import type { SpreadMode, SpreadPattern, SpreadView } from '@shared/procedure/vocabulary'

/**
 * What a contrast spread means for the injectate (clinical reference 8.4 and 8.5).
 * `never`: only repositioning or abandoning goes on; `physician`: a physician may decide otherwise with a reason.
 */
export type Adequacy =
  | { readonly kind: 'unlocked'; readonly reasons: readonly Reason[] }
  | { readonly kind: 'note-needed'; readonly reasons: readonly Reason[] }
  | { readonly kind: 'locked'; readonly passable: 'never' | 'physician'; readonly reasons: readonly Reason[] }

/** Only what the flow looked like: without how it was watched. */
export type PatternVerdict = Adequacy

/** Beside a wanted pattern these ask for a note (clinical reference 8.5); where 8.4 forbids them, 8.4 counts. */
const mainlyTissue: ReadonlySet<SpreadPattern> = new Set(['MUSC', 'SUBC', 'PA', 'FOR-EXT'])

/**
 * Judges a set of patterns seen together for a procedure. Where sections 8.4 and 8.5 of the reference differ, the
 * stricter counts: a pattern that 8.5 would allow with a reason still locks when nothing wanted was seen.
 */
export function judgePatterns(procedure: ProcedureCode, patterns: readonly SpreadPattern[]): PatternVerdict {
  if (patterns.length === 0) {
    return locked('physician', because('spread.nothing-recorded', 'What the contrast looked like was not recorded.'))
  }
  const critical = patterns.filter((code) => patternOf(code).group === 'critical')
  if (critical.length > 0) return locked('never', ...critical.map(criticalReason))
  const vascular = patterns.filter((code) => patternOf(code).group === 'vascular')
  if (vascular.length > 0) return locked('physician', ...vascular.map(vascularReason))

  const row = spreadRowOf(procedure)
  if (row === undefined) {
    return {
      kind: 'note-needed',
      reasons: [
        because('spread.no-row', 'No wanted pattern is listed for this procedure. Say why this one is accepted.'),
      ],
    }
  }
  const forbidden = patterns.filter((code) => row.notAcceptable.includes(code))
  if (forbidden.length > 0) return locked('physician', ...forbidden.map((code) => notAcceptable(code, procedure)))

  const wantedSeen = row.wanted.some((together) => together.every((code) => patterns.includes(code)))
  const partSeen = patterns.some((code) => row.wanted.flat().includes(code))
  const acceptableSeen = patterns.filter((code) => row.acceptable.includes(code))
  if (!wantedSeen && !partSeen && acceptableSeen.length === 0) {
    return locked('physician', because('spread.not-wanted', `${names(patterns)} is not what this procedure wants.`))
  }
  const notes: Reason[] = acceptableSeen.map((code) =>
    because('spread.acceptable', `${name(code)} is acceptable with a note.`, { pattern: code }),
  )
  if (!wantedSeen && partSeen) notes.push(partOnly(row, patterns))
  for (const code of patterns.filter((each) => isUnexpected(row, each))) {
    notes.push(because('spread.unexpected', `${name(code)} was seen beside what is wanted.`, { pattern: code }))
  }
  if (notes.length > 0) return { kind: 'note-needed', reasons: notes }
  return { kind: 'unlocked', reasons: [because('spread.wanted', `${names(patterns)}: the wanted pattern.`)] }
}

/** What else is known of the record or records that are judged. */
export type SpreadCircumstances = {
  /** Every view recorded at this needle position; left out where views are not judged. */
  readonly views?: readonly SpreadView[]
  /** Millilitres of contrast, where the procedure's row limits it. */
  readonly volumeMl?: number | null
}

/**
 * Whether the injectate is unlocked after contrast was seen like this. Judges the pattern first, then how it was
 * watched: transforaminal routes need live fluoroscopy or digital subtraction (rules R2 and R7), interlaminar ones AP
 * with lateral or contralateral oblique (rules R5 and R6).
 */
export function adequacyOf(
  procedure: ProcedureCode,
  patterns: readonly SpreadPattern[],
  mode: SpreadMode,
  circumstances: SpreadCircumstances = {},
): Adequacy {
  if (mode === 'none') {
    return locked('physician', because('spread.no-contrast', 'No contrast was given at this needle.'))
  }
  const verdict = judgePatterns(procedure, patterns)
  if (verdict.kind === 'locked') return verdict
  const { contrast } = procedureOf(procedure)
  if (contrast.watch === 'live' && mode === 'static') {
    return locked(
      'physician',
      because(
        'spread.not-live',
        'A still image misses flow that comes and goes. This procedure needs contrast under live fluoroscopy or digital subtraction.',
      ),
    )
  }
  const missing = missingViews(procedure, circumstances.views)
  if (missing !== null) return locked('physician', missing)
  const volume = circumstances.volumeMl
  if (procedure === 'nerve-root-block' && volume != null && volume > 0.5) {
    const reason = because(
      'spread.too-much-for-one-root',
      `${volume} mL of contrast: more than the 0.5 mL that keeps a nerve root block to one root.`,
      { volumeMl: volume },
    )
    return { kind: 'note-needed', reasons: verdict.kind === 'note-needed' ? [...verdict.reasons, reason] : [reason] }
  }
  return verdict
}

function missingViews(procedure: ProcedureCode, views: readonly SpreadView[] | undefined): Reason | null {
  if (views === undefined) return null
  const groups = spreadRowOf(procedure)?.views ?? []
  const missing = groups.find((group) => !group.some((view) => views.includes(view)))
  if (missing === undefined) return null
  const wanted = missing.map((view) => viewNames[view]).join(' or ')
  return because('spread.view-missing', `The ${wanted} view was not recorded at this needle position.`, {
    views: missing.join(', '),
  })
}

const viewNames: Readonly<Record<SpreadView, string>> = {
  ap: 'AP',
  lateral: 'lateral',
  'contralateral-oblique': 'contralateral oblique',
  'ipsilateral-oblique': 'oblique',
  other: 'other',
}

function isUnexpected(row: ProcedureSpread, code: SpreadPattern): boolean {
  if (mainlyTissue.has(code) && !row.acceptable.includes(code)) return true
  return !row.wanted.flat().includes(code) && !row.mayJoin.includes(code) && !row.acceptable.includes(code)
}

function partOnly(row: ProcedureSpread, patterns: readonly SpreadPattern[]): Reason {
  const missing = (row.wanted[0] ?? []).filter((code) => !patterns.includes(code))
  return because('spread.part-only', `${names(missing)} was not seen. Say in a note why this is enough.`, {
    patterns: missing.join(', '),
  })
}

const criticalReason = (code: SpreadPattern): Reason =>
  because(
    'spread.critical',
    `${name(code)} spread: nothing is injected here. Abandon this needle, or reposition it and repeat the contrast.`,
    { pattern: code },
  )

const vascularReason = (code: SpreadPattern): Reason =>
  because(
    'spread.vascular',
    code === 'NONE-SEEN'
      ? 'Nothing was seen: that counts as vascular. Reposition the needle and repeat the contrast.'
      : `${name(code)} spread: do not inject. Reposition the needle and repeat the contrast.`,
    { pattern: code },
  )

const notAcceptable = (code: SpreadPattern, procedure: ProcedureCode): Reason =>
  because(
    'spread.not-acceptable',
    `${name(code)} spread is not acceptable for this procedure (${procedureOf(procedure).name.en}). Reposition the needle and repeat the contrast.`,
    { pattern: code },
  )

function locked(passable: 'never' | 'physician', ...reasons: Reason[]): Adequacy {
  return { kind: 'locked', passable, reasons }
}

const name = (code: SpreadPattern): string => patternOf(code).name.en
const names = (codes: readonly SpreadPattern[]): string => codes.map(name).join(', ')

/** What a procedure offers to pick from: wanted, then acceptable, then the others that are harmless, then the dangerous. */
export type PatternChoices = {
  readonly expected: readonly SpreadPattern[]
  readonly others: readonly SpreadPattern[]
  readonly dangerous: readonly SpreadPattern[]
}

/**
 * The patterns to offer, the expected ones first. `others` are tissue patterns of other procedures; they stay
 * reachable, because what was seen must be recordable.
 */
export function patternChoices(procedure: ProcedureCode): PatternChoices {
  const row = spreadRowOf(procedure)
  const all = spreadPatterns.map((each) => each.code)
  const bad = row?.notAcceptable ?? []
  const isDangerous = (code: SpreadPattern) => bad.includes(code) || patternOf(code).group !== 'tissue'
  const expected = row === undefined ? [] : unique([...row.wanted.flat(), ...row.mayJoin, ...row.acceptable])
  const general: SpreadPattern[] = ['IV-VEN', 'IV-ART', 'IV-MIX', 'ITH', 'SUBD']
  const specific = bad.filter((code) => !general.includes(code) && code !== 'NONE-SEEN')
  const dangerous = unique<SpreadPattern>([...general, ...specific, 'NONE-SEEN'])
  const others = all.filter((code) => !expected.includes(code) && !dangerous.includes(code))
  return { expected, others: [...others.filter((c) => !isDangerous(c)), ...others.filter(isDangerous)], dangerous }
}

function unique<T>(items: readonly T[]): T[] {
  return [...new Set(items)]
}
