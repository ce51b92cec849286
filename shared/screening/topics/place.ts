import { spineRegionOf } from '@shared/plan/catalogue'
import { isUpperCervicalJoint, type Level, levelInRegion, parseLevel, rootMatchesSpace } from '@shared/plan/levels'
import type { Draft } from '@shared/screening/draft'
import type { Facts } from '@shared/screening/facts'
import { sayGuidance } from '@shared/screening/topics/sayGuidance'
import { joined, named, oneOf, quote, term, w } from '@shared/screening/wording'

/** Region, side and levels against the catalogue. */
export function placeDrafts({ plan, procedure, conditions }: Facts): Draft[] {
  const drafts: Draft[] = []
  const { region, side, levels } = plan
  if (region !== null && procedure.regions !== null && !procedure.regions.includes(region.toLowerCase())) {
    drafts.push(
      sayGuidance(
        'stop',
        'region',
        'catalogue/region',
        w`${named(procedure.name)} is not done in the region “${term(region)}”.`,
        {
          needs: joined(procedure.regions.map(term), ', '),
          has: term(region),
          clearedBy: ['change-plan'],
        },
      ),
    )
  }
  if (side !== null && !procedure.sides.includes(side)) {
    const one = procedure.code === 'stellate-ganglion-block' && side === 'bilateral'
    const says = one
      ? w`A stellate ganglion block is done on one side only per session.`
      : w`${named(procedure.name)} needs one of these sides: ${joined(procedure.sides.map(term), ', ')}.`
    drafts.push(
      sayGuidance('stop', 'side', one ? 'catalogue/one-side-only' : 'catalogue/side', says, {
        needs: joined(procedure.sides.map(term), ', '),
        has: term(side),
        clearedBy: ['change-plan'],
      }),
    )
  }
  const listed = levels ?? []
  if (procedure.levels.most > 0 && listed.length > procedure.levels.most) {
    drafts.push(
      sayGuidance(
        'caution',
        'level',
        'catalogue/level-count',
        w`${listed.length} levels are planned; this procedure usually has at most ${procedure.levels.most} in one session.`,
        { has: quote(listed.length), needs: w`at most ${procedure.levels.most}` },
      ),
    )
  }
  if (procedure.regionKind === 'spine') for (const text of listed) drafts.push(...levelDrafts(text, plan, procedure))
  for (const detail of plan.levelDetails ?? []) {
    if (detail.root !== undefined && rootMatchesSpace(detail.root, detail.level) === false) {
      drafts.push(
        sayGuidance(
          'caution',
          detail.level,
          'catalogue/root-and-foramen',
          w`The ${quote(detail.root)} root does not leave through ${quote(detail.level)}; one of them is wrong.`,
          { has: w`${quote(detail.root)} through ${quote(detail.level)}` },
        ),
      )
    }
  }
  const transitional = conditions.find(({ id }) => id === 'transitional-vertebra')
  if (
    (plan.transitionalVertebra === true || (transitional !== undefined && procedure.regionKind === 'spine')) &&
    !(plan.levelDetails ?? []).some(({ countedFrom }) => countedFrom !== undefined)
  ) {
    drafts.push(
      sayGuidance(
        'caution',
        'level',
        'catalogue/transitional-vertebra',
        w`A transitional vertebra is known, and nobody has said from which landmark the levels are counted.`,
        { matchedFrom: transitional?.text ?? null, clearedBy: ['answer', 'override'] },
      ),
    )
  }
  return drafts
}

/** C0-1, C1-2 and the roots C1 and C2. */
function isUpperCervical(level: Level): boolean {
  if (level.kind === 'segment') return level.segment.letter === 'C' && level.segment.number <= 2
  return isUpperCervicalJoint(level)
}

/** Joint injections only, in expert hands: the vertebral artery and the C2 root are near (clinical reference 1.2). */
function upperCervical(text: string, procedure: Facts['procedure']): Draft[] {
  const joint = procedure.levels.kind === 'joint'
  return [
    sayGuidance(
      joint ? 'caution' : 'stop',
      text,
      'catalogue/upper-cervical',
      joint
        ? w`${quote(text)} is an atlanto-occipital or atlanto-axial level: the vertebral artery and the C2 root are near, and only an expert injects there.`
        : w`${named(procedure.name)} is not done at ${quote(text)}; only joint injections are, by experts.`,
      { has: quote(text), clearedBy: joint ? ['override'] : ['change-plan', 'override'] },
    ),
  ]
}

function levelDrafts(text: string, plan: Facts['plan'], procedure: Facts['procedure']): Draft[] {
  const level = parseLevel(text)
  if (level === null)
    return [
      sayGuidance(
        'stop',
        text,
        'catalogue/level-unreadable',
        w`“${quote(text)}” is not a level that can be read; write it like L5-S1, C6 or rib 7.`,
        { has: quote(text), clearedBy: ['change-plan'] },
      ),
    ]
  const region = plan.region === null ? null : spineRegionOf(plan.region)
  if (region !== null && !levelInRegion(level, region)) {
    return [
      sayGuidance(
        'stop',
        text,
        'catalogue/level-elsewhere',
        w`${quote(text)} does not lie in the ${term(region)} region.`,
        {
          has: w`${quote(text)}, ${term(region)}`,
          clearedBy: ['change-plan'],
        },
      ),
    ]
  }
  const { allowed, kind } = procedure.levels
  if (isUpperCervical(level)) return upperCervical(text, procedure)
  if (
    allowed !== undefined &&
    level.kind === 'segment' &&
    !allowed.includes(`${level.segment.letter}${level.segment.number}`)
  ) {
    return [
      sayGuidance(
        'stop',
        text,
        'catalogue/level-not-allowed',
        w`${named(procedure.name)} is done at ${oneOf(allowed.map(quote))}.`,
        {
          has: quote(text),
          needs: joined(allowed.map(quote), ', '),
          clearedBy: ['change-plan'],
        },
      ),
    ]
  }
  if (kind === 'space' && level.kind !== 'space') {
    return [
      sayGuidance(
        'caution',
        text,
        'catalogue/level-not-a-space',
        w`${named(procedure.name)} goes through a space between two vertebrae; ${quote(text)} names one segment.`,
        { has: quote(text), needs: w`a space such as L4-L5` },
      ),
    ]
  }
  return []
}
