import { spineRegionOf } from '@shared/plan/catalogue'
import { levelInRegion, parseLevel, rootMatchesSpace } from '@shared/plan/levels'
import { type Check, type Draft, draft } from '@shared/screening/draft'
import type { Facts } from '@shared/screening/facts'
import type { FindingSeverity } from '@shared/screening/finding'

const safeguards = {
  source: 'Rathmell 2015, safeguards for epidural steroid injections (doi:10.1097/ALN.0000000000000614)',
  edition: 'safeguards 2015',
  confidence: 'memory-to-verify' as const,
}
const house = { source: 'procedure catalogue', edition: 'catalogue 2026.11', confidence: 'memory-to-verify' as const }

/** Levels, side, imaging and contrast against the rules of the procedure. */
export function guidanceChecks(facts: Facts): readonly Check[] {
  const drafts = [
    ...placeDrafts(facts),
    ...modalityDrafts(facts),
    ...contrastDrafts(facts),
    ...cervicalDrafts(facts),
    ...redFlagDrafts(facts),
  ]
  return [() => ({ drafts })]
}

function say(severity: FindingSeverity, subject: string, rule: string, says: string, more: Partial<Draft> = {}): Draft {
  return draft({
    topic: 'guidance',
    subject,
    severity,
    rule,
    says,
    clearedBy: ['change-plan', 'override'],
    ...house,
    ...more,
  })
}

function placeDrafts({ plan, procedure }: Facts): Draft[] {
  const drafts: Draft[] = []
  const { region, side, levels } = plan
  if (region !== null && procedure.regions !== null && !procedure.regions.includes(region.toLowerCase())) {
    drafts.push(
      say('stop', 'region', 'catalogue/region', `${procedure.name.en} is not done in the region “${region}”.`, {
        needs: procedure.regions.join(', '),
        has: region,
        clearedBy: ['change-plan'],
      }),
    )
  }
  if (side !== null && !procedure.sides.includes(side)) {
    const one = procedure.code === 'stellate-ganglion-block' && side === 'bilateral'
    const says = one
      ? 'A stellate ganglion block is done on one side only per session.'
      : `${procedure.name.en} needs one of these sides: ${procedure.sides.join(', ')}.`
    drafts.push(
      say('stop', 'side', one ? 'catalogue/one-side-only' : 'catalogue/side', says, {
        needs: procedure.sides.join(', '),
        has: side,
        clearedBy: ['change-plan'],
      }),
    )
  }
  const listed = levels ?? []
  if (procedure.levels.most > 0 && listed.length > procedure.levels.most) {
    drafts.push(
      say(
        'caution',
        'level',
        'catalogue/level-count',
        `${listed.length} levels are planned; this procedure usually has at most ${procedure.levels.most} in one session.`,
        { has: `${listed.length}`, needs: `at most ${procedure.levels.most}` },
      ),
    )
  }
  if (procedure.regionKind === 'spine') for (const text of listed) drafts.push(...levelDrafts(text, plan, procedure))
  for (const detail of plan.levelDetails ?? []) {
    if (detail.root !== undefined && rootMatchesSpace(detail.root, detail.level) === false) {
      drafts.push(
        say(
          'caution',
          detail.level,
          'catalogue/root-and-foramen',
          `The ${detail.root} root does not leave through ${detail.level}; one of them is wrong.`,
          { has: `${detail.root} through ${detail.level}` },
        ),
      )
    }
  }
  if (
    plan.transitionalVertebra === true &&
    !(plan.levelDetails ?? []).some(({ countedFrom }) => countedFrom !== undefined)
  ) {
    drafts.push(
      say(
        'caution',
        'level',
        'catalogue/transitional-vertebra',
        'A transitional vertebra is known, and nobody has said from which landmark the levels are counted.',
        { clearedBy: ['answer', 'override'] },
      ),
    )
  }
  return drafts
}

function levelDrafts(text: string, plan: Facts['plan'], procedure: Facts['procedure']): Draft[] {
  const level = parseLevel(text)
  if (level === null)
    return [
      say(
        'stop',
        text,
        'catalogue/level-unreadable',
        `“${text}” is not a level that can be read; write it like L5-S1, C6 or rib 7.`,
        { has: text, clearedBy: ['change-plan'] },
      ),
    ]
  const region = plan.region === null ? null : spineRegionOf(plan.region)
  if (region !== null && !levelInRegion(level, region)) {
    return [
      say('stop', text, 'catalogue/level-elsewhere', `${text} does not lie in the ${region} region.`, {
        has: `${text}, ${region}`,
        clearedBy: ['change-plan'],
      }),
    ]
  }
  const { allowed, kind } = procedure.levels
  if (
    allowed !== undefined &&
    level.kind === 'segment' &&
    !allowed.includes(`${level.segment.letter}${level.segment.number}`)
  ) {
    return [
      say('stop', text, 'catalogue/level-not-allowed', `${procedure.name.en} is done at ${allowed.join(' or ')}.`, {
        has: text,
        needs: allowed.join(', '),
        clearedBy: ['change-plan'],
      }),
    ]
  }
  if (kind === 'space' && level.kind !== 'space') {
    return [
      say(
        'caution',
        text,
        'catalogue/level-not-a-space',
        `${procedure.name.en} goes through a space between two vertebrae; ${text} names one segment.`,
        { has: text, needs: 'a space such as L4-L5' },
      ),
    ]
  }
  return []
}

const modalityWords = {
  fluoroscopy: 'fluoroscopy',
  ultrasound: 'ultrasound',
  ct: 'CT',
  landmark: 'landmarks alone',
} as const

function modalityDrafts({ plan, procedure }: Facts): Draft[] {
  const { modality } = plan
  if (modality === null || !procedure.needle) return []
  const hip =
    procedure.code === 'peripheral-joint-injection' && /hip|cadera/i.test(`${plan.region ?? ''} ${plan.target ?? ''}`)
  const fit = hip && modality === 'landmark' ? 'no' : procedure.modalities[modality]
  if (fit === 'usual') return []
  const { source, confidence } = procedure.modalities
  const rule =
    procedure.approach === 'interlaminar' || procedure.approach === 'transforaminal'
      ? `safeguards-2015/${procedure.approach}-image-guidance`
      : 'catalogue/modality'
  const usual = (['fluoroscopy', 'ct', 'ultrasound', 'landmark'] as const)
    .filter((each) => procedure.modalities[each] === 'usual')
    .map((each) => modalityWords[each])
  const says =
    fit === 'no'
      ? `${procedure.name.en} with ${modalityWords[modality]} does not meet the safeguards; it is done with ${usual.join(' or ')}.`
      : `${procedure.name.en} with ${modalityWords[modality]} is not the usual guidance (${usual.join(' or ')}).`
  return [
    say(fit === 'no' ? 'stop' : 'caution', 'modality', rule, says, {
      needs: usual.join(' or '),
      has: modalityWords[modality],
      source,
      confidence,
      edition: safeguards.edition,
    }),
  ]
}

function contrastDrafts({ plan, procedure, tray, scenario }: Facts): Draft[] {
  const { contrast } = tray
  const drafts: Draft[] = []
  if (contrast.kind === 'unknown') {
    drafts.push(
      say(
        'stop',
        contrast.text,
        'contrast/unknown-product',
        `The contrast “${contrast.text}” is not recognised; whether it may come near the spine is not known.`,
        { clearedBy: ['change-plan', 'override'] },
      ),
    )
  }
  if (contrast.kind === 'gadolinium') {
    const source = contrast.source
    const actions = [
      'An iodinated low-osmolar agent with an intrathecal label, or no contrast with the precautions; “iodine” or “shellfish” on an allergy list is no reason for gadolinium.',
    ]
    if (procedure.neuraxial) {
      drafts.push(
        say(
          'stop',
          'gadolinium',
          'contrast/gadolinium-near-the-dura',
          'Gadolinium near the dura: inadvertent intrathecal gadolinium has caused encephalopathy and death at small doses.',
          { source, edition: 'advisory 2021', confidence: 'verified', has: contrast.text, actions },
        ),
      )
    } else if (procedure.regionKind === 'spine') {
      drafts.push(
        say(
          'caution',
          'gadolinium',
          'contrast/gadolinium-near-the-spine',
          'Gadolinium is planned near the spine; it is not the safe swap for an iodinated agent there.',
          { source, edition: 'advisory 2021', confidence: 'verified', has: contrast.text, actions },
        ),
      )
    }
  }
  if (contrast.kind === 'iodinated' && procedure.neuraxial && contrast.intrathecalLabel !== 'yes') {
    const unclear = contrast.intrathecalLabel === 'unclear'
    const says = unclear
      ? `The concentration of ${contrast.text} is missing or not one of the product’s, so whether its label allows intrathecal use is not known.`
      : `${contrast.text} is not labelled for intrathecal use. ${contrast.note}`
    drafts.push(
      say('stop', contrast.text, unclear ? 'contrast/concentration-missing' : 'contrast/no-intrathecal-label', says, {
        source: contrast.source,
        edition: 'US labels 2026',
        confidence: unclear ? 'memory-to-verify' : 'verified',
        needs: 'a product labelled for intrathecal use',
        has: contrast.text,
        actions: ['Iohexol 180, 240 or 300, or iopamidol-M 200 or 300.'],
      }),
    )
  }
  const fluoroscopic = plan.modality === 'fluoroscopy' || plan.modality === 'ct' || plan.modality === null
  if (contrast.kind === 'none' && (procedure.contrast.when === 'always' || fluoroscopic))
    drafts.push(...withoutContrast(procedure, scenario))
  if (plan.contrastMode === 'static' && procedure.contrast.watch === 'live') {
    drafts.push(
      say(
        'stop',
        'contrast mode',
        'safeguards-2015/live-contrast',
        'A still image after the injection misses fleeting flow; contrast is watched live or with subtraction for this procedure.',
        { ...safeguards, needs: 'live fluoroscopy or digital subtraction', has: 'static' },
      ),
    )
  }
  return drafts
}

function withoutContrast(procedure: Facts['procedure'], scenario: Facts['scenario']): Draft[] {
  const { need, source, confidence } = procedure.contrast
  if (need === 'none' || need === 'optional') return []
  const documented = scenario.allergies.items.some(
    (item) =>
      (item.status === undefined || item.status === null || item.status === 'active') &&
      /contrast|omnipaque|iohexol|isovue|iopamidol|visipaque|iodixanol|optiray|ultravist/i.test(item.substance),
  )
  const has = documented
    ? 'none planned; a contrast reaction is on record'
    : 'none planned; no contraindication on record'
  if (need === 'required') {
    const says = documented
      ? 'No contrast is planned; a contraindication is on record, and the physician decides with that reason.'
      : 'No contrast is planned, and no contraindication to contrast is on record.'
    return [
      say('stop', 'contrast', `safeguards-2015/${procedure.approach}-contrast`, says, {
        ...safeguards,
        needs: 'contrast, or a documented contraindication and a physician’s decision',
        has,
        actions: ['Without contrast only a preservative-free, particle-free steroid may be used.'],
      }),
    ]
  }
  if (need === 'expected')
    return [
      say(
        'caution',
        'contrast',
        'catalogue/contrast-expected',
        'No contrast is planned; this procedure is expected to have it.',
        { source, confidence, needs: 'contrast, or a reason', has },
      ),
    ]
  return [
    say(
      'info',
      'contrast',
      'catalogue/contrast-usual',
      'No contrast is planned; many sites confirm the place of the needle with it.',
      { source, confidence, clearedBy: [] },
    ),
  ]
}

/** Cervical interlaminar: entry at C7-T1 preferred, not above C6-7, and prior imaging reviewed at any level. */
function cervicalDrafts({ plan, procedure, scenario }: Facts): Draft[] {
  if (procedure.approach !== 'interlaminar') return []
  const cervical = plan.region === null || plan.region.toLowerCase() === 'cervical'
  if (!cervical) return []
  const drafts: Draft[] = []
  for (const text of plan.levels ?? []) {
    const level = parseLevel(text)
    if (level?.kind !== 'space' || level.upper.letter !== 'C' || level.upper.number === 7) continue
    const high = level.upper.number < 6
    const says = high
      ? `Entry at ${text} is above C6-C7: a cervical interlaminar epidural is not entered there.`
      : `Entry at ${text}: C7-T1 is preferred.`
    drafts.push(
      say(
        high ? 'stop' : 'caution',
        text,
        high ? 'safeguards-2015/cervical-entry-too-high' : 'safeguards-2015/cervical-entry',
        says,
        { ...safeguards, needs: 'C7-T1, not above C6-C7', has: text },
      ),
    )
  }
  if (scenario.answers.imagingReviewed !== 'yes') {
    drafts.push(
      say(
        'stop',
        'prior imaging',
        'safeguards-2015/cervical-imaging',
        'Before a cervical interlaminar epidural the prior MRI or CT is reviewed and shows enough epidural space at the target; nobody has stated it.',
        {
          ...safeguards,
          needs: 'imaging reviewed, with its date and statement',
          has: scenario.answers.imagingReviewed === 'no' ? 'not reviewed' : 'not stated',
          clearedBy: ['answer', 'override'],
          actions: ['Review the imaging and state the space at the target.'],
        },
      ),
    )
  }
  return drafts
}

function redFlagDrafts({ scenario, conditions }: Facts): Draft[] {
  const drafts: Draft[] = []
  const found = conditions.find(({ id }) => id === 'red-flag')
  if (scenario.answers.redFlags === 'yes' || found !== undefined) {
    drafts.push(
      say(
        'stop',
        'red flags',
        'review/red-flags',
        'A new red flag is on record: medical review comes before an injection.',
        {
          matchedFrom: found?.text ?? null,
          clearedBy: ['override'],
          actions: [
            'Progressive weakness, saddle numbness, sphincter change, fever with spine pain, cancer or trauma: a physician reviews first.',
          ],
        },
      ),
    )
  }
  const { systolicMmHg, diastolicMmHg } = scenario.answers
  const high =
    (typeof systolicMmHg === 'number' && systolicMmHg > 180) ||
    (typeof diastolicMmHg === 'number' && diastolicMmHg > 110)
  const low = typeof systolicMmHg === 'number' && systolicMmHg < 90
  if (high || low) {
    drafts.push(
      say(
        'caution',
        'blood pressure',
        'vitals/blood-pressure',
        `The blood pressure is ${systolicMmHg ?? '–'}/${diastolicMmHg ?? '–'} mmHg, outside the common limits (180/110 and 90).`,
        {
          clearedBy: ['answer', 'override'],
          source: 'common local defer limits',
          edition: 'common practice',
          has: `${systolicMmHg ?? '–'}/${diastolicMmHg ?? '–'} mmHg`,
          needs: 'at most 180/110 and at least 90 mmHg',
          actions: ['Measure again after rest; the physician decides.'],
        },
      ),
    )
  }
  return drafts
}
