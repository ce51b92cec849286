import { type SpineRegion, spineRegions } from '@shared/plan/catalogue'

/** One segment of the spine or rib cage, in order from the skull. `C8` exists as a root only. */
export type Segment = { readonly letter: 'C' | 'T' | 'L' | 'S'; readonly number: number }

/** What a level's text names: the space between two vertebrae, one segment (a root, a nerve or a vertebra), or a rib. */
export type Level =
  | { readonly kind: 'space'; readonly upper: Segment; readonly lower: Segment }
  | {
      readonly kind: 'segment'
      readonly segment: Segment
      readonly as: 'any' | 'root' | 'dorsal-ramus' | 'medial-branch' | 'lateral-branch'
    }
  | { readonly kind: 'rib'; readonly number: number }
  | { readonly kind: 'third-occipital-nerve' }

const last = { C: 7, T: 12, L: 5, S: 5 } as const
const nextLetter = { C: 'T', T: 'L', L: 'S', S: null } as const
const regionLetter = { cervical: 'C', thoracic: 'T', lumbar: 'L', sacral: 'S' } as const

/** `L5-S1`, `C8`: the spelling used everywhere in the record. */
function segmentName(segment: Segment): string {
  return `${segment.letter}${segment.number}`
}

export function levelName(level: Level): string {
  switch (level.kind) {
    case 'space':
      return `${segmentName(level.upper)}-${segmentName(level.lower)}`
    case 'segment':
      return level.as === 'dorsal-ramus' ? `${segmentName(level.segment)} dorsal ramus` : segmentName(level.segment)
    case 'rib':
      return `rib ${level.number}`
    case 'third-occipital-nerve':
      return 'third occipital nerve'
  }
}

/**
 * Reads a level as people write it: `L5-S1`, `L5/S1`, `l4/5`, `C7–T1`, `C6 root`, `L5 DR`, `T7`, `rib 7`, `TON`.
 * Returns null for what is no level, and for two segments that are no neighbours.
 */
export function parseLevel(text: string): Level | null {
  const tidy = text
    .trim()
    .toUpperCase()
    .replace(/[‐-―−]/g, '-')
    .replace(/\s+/g, ' ')
  if (/^(TON|THIRD OCCIPITAL NERVE)$/.test(tidy)) return { kind: 'third-occipital-nerve' }
  const rib = /^(?:(?:RIB|COSTILLA|R)\s*(\d{1,2})|(\d{1,2})(?:ST|ND|RD|TH)? RIB)$/.exec(tidy)
  if (rib !== null) {
    const number = Number(rib[1] ?? rib[2])
    return number >= 1 && number <= 12 ? { kind: 'rib', number } : null
  }
  const space =
    /^(?:DISC |DISCO |FORAMEN )?([CTDLSO])\s?(\d{1,2})?\s?(?:[-/]|(?=[CTDLS]))\s?([CTDLS])?\s?(\d{1,2})(?: (?:SPACE|DISC|FORAMEN|JOINT|FACET))?$/.exec(
      tidy,
    )
  if (space !== null) return spaceFrom(space[1], space[2], space[3], space[4])
  const single =
    /^([CTDLS])\s?(\d{1,2})(?: (ROOT|NERVE ROOT|RAIZ|RAÍZ|DR|DORSAL RAMUS|MB|MEDIAL BRANCH|LB|LATERAL BRANCH|NERVE|VERTEBRA|FORAMEN))?$/.exec(
      tidy,
    )
  if (single === null) return null
  const segment = segmentFrom(single[1], single[2])
  if (segment === null) return null
  return { kind: 'segment', segment, as: roleOf(single[3]) }
}

function roleOf(word: string | undefined): 'any' | 'root' | 'dorsal-ramus' | 'medial-branch' | 'lateral-branch' {
  if (word === undefined) return 'any'
  if (/ROOT|RA[IÍ]Z/.test(word)) return 'root'
  if (/^DR$|DORSAL/.test(word)) return 'dorsal-ramus'
  if (/^MB$|MEDIAL/.test(word)) return 'medial-branch'
  if (/^LB$|LATERAL/.test(word)) return 'lateral-branch'
  return 'any'
}

function segmentFrom(letter: string | undefined, digits: string | undefined): Segment | null {
  const known = letter === 'D' ? 'T' : letter
  if (known !== 'C' && known !== 'T' && known !== 'L' && known !== 'S') return null
  const number = Number(digits)
  const most = known === 'C' ? 8 : last[known]
  return number >= 1 && number <= most ? { letter: known, number } : null
}

function spaceFrom(
  upperLetter: string | undefined,
  upperDigits: string | undefined,
  lowerLetter: string | undefined,
  lowerDigits: string | undefined,
): Level | null {
  const occiput = (upperLetter === 'O' && upperDigits === undefined) || (upperLetter === 'C' && upperDigits === '0')
  const upper: Segment | null = occiput ? { letter: 'C', number: 0 } : segmentFrom(upperLetter, upperDigits)
  const lower = segmentFrom(lowerLetter ?? upperLetter, lowerDigits)
  if (upper === null || lower === null || upper.number === 8) return null
  const expected = below(upper)
  const neighbours = expected !== null && expected.letter === lower.letter && expected.number === lower.number
  return neighbours ? { kind: 'space', upper, lower } : null
}

/** The vertebra below, or null under the last sacral one. */
function below(vertebra: Segment): Segment | null {
  if (vertebra.number < last[vertebra.letter]) return { letter: vertebra.letter, number: vertebra.number + 1 }
  const letter = nextLetter[vertebra.letter]
  return letter === null ? null : { letter, number: 1 }
}

/** The vertebra above, or null over C1. */
function above(vertebra: Segment): Segment | null {
  if (vertebra.number > 1) return { letter: vertebra.letter, number: vertebra.number - 1 }
  const letter = spineRegions
    .map((region) => regionLetter[region])
    .find((candidate) => nextLetter[candidate] === vertebra.letter)
  return letter === undefined ? null : { letter, number: last[letter] }
}

/**
 * The root that leaves through the foramen of a space. Cervical roots leave above their vertebra (C6 through C5-C6,
 * C8 through C7-T1), thoracic and lumbar roots below theirs (L5 through L5-S1)..
 */
export function rootOfForamen(upper: Segment): Segment {
  return upper.letter === 'C' ? { letter: 'C', number: upper.number + 1 } : upper
}

/** The space whose foramen a root leaves through, or null for sacral roots, which leave through their own foramina. */
export function foramenOfRoot(root: Segment): Level | null {
  if (root.letter === 'S') return null
  const upper: Segment = root.letter === 'C' ? { letter: 'C', number: root.number - 1 } : root
  const lower = below(upper)
  return lower === null || upper.number < 1 ? null : { kind: 'space', upper, lower }
}

/**
 * The nerves that supply a facet joint, by name. Lumbar Ln-Ln+1: medial branches L(n-1) and Ln, with the L5 dorsal ramus
 * for L5-S1; cervical Cn-Cn+1: Cn and Cn+1, with the third occipital nerve for C2-3 and C8 for C7-T1; thoracic
 * Tn-Tn+1: T(n-1) and Tn.. Null for C0-1 and C1-2, which have no such supply.
 */
export function nervesOfFacetJoint(joint: Level): readonly string[] | null {
  if (joint.kind !== 'space') return null
  const { upper } = joint
  if (upper.letter === 'C') {
    if (upper.number < 2) return null
    if (upper.number === 2) return ['third occipital nerve', 'C3']
    return [segmentName(upper), `C${upper.number + 1}`]
  }
  if (upper.letter === 'L' && upper.number === 5) return ['L4', 'L5 dorsal ramus']
  if (upper.letter === 'S') return null
  const over = above(upper)
  if (over === null) return null
  // The root between C7 and T1 is C8: the joint T1-2 is supplied by C8 and T1.
  const upperNerve = over.letter === 'C' ? 'C8' : segmentName(over)
  return [upperNerve, segmentName(upper)]
}

/** Atlanto-occipital and atlanto-axial joints: the vertebral artery and the C2 root are near.. */
export function isUpperCervicalJoint(level: Level): boolean {
  return level.kind === 'space' && level.upper.letter === 'C' && level.upper.number <= 1
}

/** Whether a level lies in a region. Spaces on a border belong to both regions. */
export function levelInRegion(level: Level, region: SpineRegion): boolean {
  const letter = regionLetter[region]
  switch (level.kind) {
    case 'third-occipital-nerve':
      return region === 'cervical'
    case 'rib':
      return region === 'thoracic'
    case 'space':
      return level.upper.letter === letter || level.lower.letter === letter
    case 'segment':
      // The C8 and T1 nerves belong to the neck, S1 is treated together with the lumbar roots.
      if (region === 'lumbar' && level.segment.letter === 'S') return level.segment.number === 1
      if (region === 'lumbar' && level.segment.letter === 'T') return level.segment.number === 12
      if (region === 'cervical' && level.segment.letter === 'T') return level.segment.number === 1
      if (region === 'thoracic' && level.segment.letter === 'C') return level.segment.number === 8
      if (region === 'sacral' && level.segment.letter === 'L') return level.segment.number === 5
      return level.segment.letter === letter
  }
}

/** Whether a root and a space name the same foramen; null where one of them cannot say. */
export function rootMatchesSpace(root: string, space: string): boolean | null {
  const nerve = parseLevel(root)
  const level = parseLevel(space)
  if (nerve?.kind !== 'segment' || level?.kind !== 'space' || level.upper.number === 0) return null
  const expected = rootOfForamen(level.upper)
  return expected.letter === nerve.segment.letter && expected.number === nerve.segment.number
}
