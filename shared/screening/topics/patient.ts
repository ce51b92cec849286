import { hourMs } from '@shared/kit/time'
import { type Check, type Draft, draft } from '@shared/screening/draft'
import { ageOf, conditionOf, type Facts, hasCondition, newestLab, takesClass } from '@shared/screening/facts'
import type { FindingSeverity, FindingTopic } from '@shared/screening/finding'
import { elapsedText } from '@shared/screening/instants'
import { contrastExpected, usesRadiation } from '@shared/screening/tray'

const practice = { source: 'usual practice', edition: 'common practice', confidence: 'memory-to-verify' as const }

/** Pregnancy, infection, devices, sedation, escort, consent, and what nobody has asked. */
export function patientChecks(facts: Facts): readonly Check[] {
  const fixed = [
    ...missing(facts),
    ...consent(facts),
    ...devices(facts),
    ...escort(facts),
    ...sedation(facts),
    ...renalContrast(facts),
  ]
  return [
    () => ({ drafts: fixed }),
    (atMs) => ({ drafts: identity(facts, atMs) }),
    (atMs) => ({ drafts: pregnancy(facts, atMs) }),
    () => ({ drafts: infection(facts) }),
    fasting(facts),
  ]
}

function say(
  topic: FindingTopic,
  severity: FindingSeverity,
  subject: string,
  rule: string,
  says: string,
  more: Partial<Draft> = {},
): Draft {
  return draft({ topic, subject, severity, rule, says, ...practice, ...more })
}

function missing(facts: Facts): Draft[] {
  const { scenario, plan, procedure, tray, labProblems } = facts
  const drafts: Draft[] = []
  const lack = (subject: string, says: string, severity: FindingSeverity = 'stop', more: Partial<Draft> = {}) =>
    drafts.push(
      say('data-missing', severity, subject, `missing/${subject.replace(/ /g, '-')}`, says, {
        has: 'not stated',
        clearedBy: ['answer', 'override'],
        source: 'principle: unknown is not “no”',
        edition: 'house rule',
        confidence: 'verified',
        ...more,
      }),
    )
  const lists = { medications: 'medication list', allergies: 'allergy list', conditions: 'list of conditions' } as const
  for (const name of ['medications', 'allergies', 'conditions'] as const) {
    const { status, items } = scenario[name]
    if (status === 'not-asked') lack(name, `Nobody has asked for the ${lists[name]}.`, 'stop', { has: 'not asked' })
    else if (status === 'recorded' && items.length === 0)
      lack(name, `The ${lists[name]} is marked as recorded and is empty: that is not “none”.`, 'stop', { has: 'empty' })
    else if (status === 'none' && items.length > 0)
      lack(name, `The ${lists[name]} is marked “none” and has entries: one of them is wrong.`, 'stop', {
        has: `none, with ${items.length} entries`,
      })
  }
  if (plan.region === null && needsRegion(facts))
    lack('region', 'The region or the joint, nerve or muscle of the procedure is not stated.')
  if (plan.side === null) {
    if (procedure.sideRequired)
      lack('side', `${procedure.name.en} has a side, and none is stated.`, 'stop', { clearedBy: ['answer'] })
    else if (!procedure.sides.includes('not-applicable'))
      lack('side', 'The side is not stated: left, right, both or midline.', 'caution')
  }
  const levels = plan.levels ?? []
  if (levels.length === 0 && procedure.levels.required)
    lack('level', `${procedure.name.en} has a level, and none is stated.`, 'stop', { clearedBy: ['answer'] })
  else if (levels.length === 0 && procedure.levels.kind === 'sympathetic')
    lack('level', 'The level is not stated.', 'caution')
  if (plan.modality === null && procedure.needle)
    lack('modality', 'The guidance (fluoroscopy, ultrasound, CT, landmarks) is not stated.')
  if (tray.contrast.kind === 'unstated' && contrastExpected(plan))
    lack(
      'contrast',
      'The contrast is not stated: a product with its concentration, or none.',
      procedure.contrast.need === 'usual' ? 'caution' : 'stop',
    )
  if (plan.sedation === null) lack('sedation', 'Whether sedation is planned is not stated.')
  if (plan.injectates === null)
    lack('injectates', 'What will be injected is not stated, so allergies and steroid rules cannot be checked.')
  for (const text of tray.unknown)
    lack('planned drug', `“${text}” on the tray is not recognised, so allergies to it cannot be checked.`, 'stop', {
      matchedFrom: text,
      has: text,
      clearedBy: ['change-plan', 'answer', 'override'],
    })
  if (tray.localAnaesthetics.length > 0 && typeof scenario.patient.weightKg !== 'number')
    lack('weight', 'The weight is not known, so the most local anaesthetic by weight cannot be checked.', 'caution')
  for (const { test, says } of labProblems)
    lack(`${test} result`, says, 'caution', { has: 'not readable', clearedBy: ['lab', 'override'] })
  return drafts
}

function needsRegion({ procedure }: Facts): boolean {
  return procedure.regions === null ? procedure.regionKind !== 'none' : procedure.regions.length > 1
}

function identity(facts: Facts, atMs: number): Draft[] {
  const { patient } = facts.scenario
  const drafts: Draft[] = []
  const lack = (subject: string, rule: string, says: string) =>
    drafts.push(
      say('identity', 'stop', subject, rule, says, {
        clearedBy: ['answer'],
        source: 'two identifiers, stated and compared',
        edition: 'Universal Protocol',
        confidence: 'verified',
      }),
    )
  const age = ageOf(facts, atMs)
  if (age === null)
    lack(
      'birth date',
      'identity/birth-date',
      'The birth date is not known: it identifies the patient and decides the risk class.',
    )
  else if (age < 0 || age > 120)
    lack('birth date', 'identity/birth-date-implausible', `The birth date gives an age of ${age} years; check it.`)
  if (patient.deceased === true)
    lack(
      'patient',
      'identity/deceased',
      'The record says that this patient has died: it is the wrong record, or it is wrong.',
    )
  return drafts
}

function pregnancy(facts: Facts, atMs: number): Draft[] {
  const { scenario, policy, plan, rules } = facts
  const answer = scenario.answers.pregnant ?? null
  const { sex } = scenario.patient
  const age = ageOf(facts, atMs)
  const radiation = usesRadiation(plan)
  const severity: FindingSeverity = radiation === 'no' ? 'caution' : 'stop'
  const actions = [
    'Ask in private; a urine test the same day per policy; ultrasound or another day where it is possible.',
  ]
  const base = {
    needs: 'no, not possible, or a negative test of the day',
    actions,
    clearedBy: ['answer', 'lab', 'override'] as const,
  }
  const listed = conditionOf(facts, 'pregnancy')
  const hcg = newestLab(facts, 'hcg', atMs, ({ value, word }) => (word === 'positive' ? Number.MAX_VALUE : value.high))
  // A number is for a person to read; `<5` is how a laboratory prints a negative result.
  const positive = hcg !== null && hcg.word === null && hcg.value.low !== Number.NEGATIVE_INFINITY
  const negativeWord = hcg !== null && (hcg.word === 'negative' || hcg.value.low === Number.NEGATIVE_INFINITY)
  if (answer === 'yes' || answer === 'possible' || listed !== undefined || hcg?.word === 'positive') {
    const matched = listed?.text ?? (hcg?.word === 'positive' ? hcg.text : null)
    const says =
      radiation === 'no'
        ? 'Pregnancy is likely or possible; the drugs of the procedure are the physician’s decision.'
        : 'Pregnancy is likely or possible, and X-rays are planned or not excluded.'
    return [
      say('pregnancy', severity, 'pregnancy', 'pregnancy/possible', says, {
        ...base,
        matchedFrom: matched,
        has: matched ?? answer,
        clearedBy: ['change-plan', 'override'],
      }),
    ]
  }
  if (positive && hcg !== null) {
    return [
      say(
        'pregnancy',
        severity,
        'pregnancy',
        'pregnancy/hcg',
        `The result ${hcg.text} needs a person to read it: it may be a pregnancy.`,
        { ...base, matchedFrom: hcg.text, has: hcg.text },
      ),
    ]
  }
  if (sex === 'male' || age === null || age < policy.pregnancyAgeYears[0] || age > policy.pregnancyAgeYears[1])
    return []
  const negative = hcg !== null && negativeWord && atMs - hcg.atMs <= rules.thresholds.pregnancyTestHours.value * hourMs
  if (answer === null || answer === 'unknown') {
    if (negative) return []
    return [
      say(
        'pregnancy',
        severity,
        'pregnancy',
        'pregnancy/not-answered',
        'Nobody has asked whether the patient could be pregnant.',
        { ...base, has: answer === null ? 'not asked' : 'unknown' },
      ),
    ]
  }
  return []
}

function infection(facts: Facts): Draft[] {
  const { answers } = facts.scenario
  const drafts: Draft[] = []
  const limit = facts.rules.thresholds.feverC
  const actions = ['Elective steroid and needles near the spine usually wait until it is over.']
  const base = { clearedBy: ['answer', 'override'] as const, actions }
  const listed = conditionOf(facts, 'infection')
  const antibiotic = takesClass(facts, 'antibiotic')
  if (answers.infection === 'yes')
    drafts.push(
      say('infection', 'stop', 'infection', 'infection/active', 'An infection is on record.', {
        ...base,
        clearedBy: ['override'],
      }),
    )
  else if (answers.infection === 'treated')
    drafts.push(
      say(
        'infection',
        'caution',
        'infection',
        'infection/treated',
        'An infection was treated recently; the course is finished and the symptoms are gone before the procedure.',
        base,
      ),
    )
  else if (answers.infection !== 'no')
    drafts.push(
      say(
        'infection',
        'stop',
        'infection',
        'infection/not-answered',
        'Nobody has asked about infection, at the needle site or elsewhere.',
        { ...base, has: 'not asked' },
      ),
    )
  const hot = typeof answers.temperatureC === 'number' && answers.temperatureC >= limit.value
  if (answers.fever === 'yes' || hot)
    drafts.push(
      say('infection', 'stop', 'fever', 'infection/fever', `Fever is on record (from ${limit.value.toFixed(1)} °C).`, {
        ...base,
        has: hot ? `${answers.temperatureC} °C` : 'yes',
        source: limit.source,
        clearedBy: ['override'],
      }),
    )
  else if (answers.fever !== 'no' && typeof answers.temperatureC !== 'number')
    drafts.push(
      say('infection', 'stop', 'fever', 'infection/fever-not-answered', 'Nobody has asked about fever.', {
        ...base,
        has: 'not asked',
      }),
    )
  if (listed !== undefined && answers.infection !== 'yes')
    drafts.push(
      say(
        'infection',
        'caution',
        listed.label,
        'infection/on-the-list',
        `“${listed.text}” is on the list of conditions; ask whether it is over.`,
        { ...base, matchedFrom: listed.text },
      ),
    )
  if (antibiotic !== undefined || answers.onAntibiotics === 'yes')
    drafts.push(
      say(
        'infection',
        'caution',
        'antibiotic',
        'infection/antibiotic',
        'An antibiotic is being taken: the course is finished and the symptoms are gone before an elective procedure.',
        {
          ...base,
          matchedFrom: antibiotic?.from ?? null,
          actions: ['Ask what it is for and when it ends; policies range from 48 h to 2 weeks after the last dose.'],
        },
      ),
    )
  return drafts
}

function consent({ scenario }: Facts): Draft[] {
  const { consent: given } = scenario.answers
  const base = {
    source: 'consent: right patient, procedure, level, side, signed, still wished',
    edition: 'Universal Protocol',
    clearedBy: ['consent'] as const,
    actions: ['Nobody can decide this away: the patient signs, or the procedure does not take place.'],
  }
  if (given === 'signed') return []
  if (given === 'withdrawn')
    return [
      say('consent', 'stop', 'consent', 'consent/withdrawn', 'The patient no longer wishes the procedure.', {
        ...base,
        has: 'withdrawn',
      }),
    ]
  return [
    say(
      'consent',
      'stop',
      'consent',
      given === 'not-signed' ? 'consent/not-signed' : 'consent/not-recorded',
      given === 'not-signed' ? 'The consent is not signed.' : 'No consent is on record.',
      { ...base, has: given ?? 'not asked' },
    ),
  ]
}

function devices(facts: Facts): Draft[] {
  const { procedure, scenario } = facts
  if (procedure.radiofrequency === 'none') return []
  const plan = scenario.answers.devicePlan ?? null
  const drafts: Draft[] = []
  const needs = {
    pacemaker: 'device, dependence, last check, pad and current path, magnet or programming plan',
    stimulator: 'stimulator off, leads and generator away from the lesion',
    'intrathecal-pump': 'no radiofrequency near the pump',
  } as const
  for (const id of ['pacemaker', 'stimulator', 'intrathecal-pump'] as const) {
    const found = conditionOf(facts, id)
    if (found === undefined) continue
    const base = {
      matchedFrom: found.text,
      source: 'Sowder 2023 (doi:10.2147/JPR.S419594); details from memory',
      edition: 'ASPN 2023',
      needs: needs[id],
    }
    if (plan === null || plan.trim() === '')
      drafts.push(
        say(
          'device',
          'stop',
          found.label,
          `device/${id}`,
          `${found.label.charAt(0).toUpperCase()}${found.label.slice(1)} and radiofrequency: no plan with the device team is on record.`,
          { ...base, has: 'no plan', clearedBy: ['answer', 'override'], actions: [needs[id]] },
        ),
      )
    else
      drafts.push(
        say(
          'device',
          'info',
          found.label,
          `device/${id}`,
          `${found.label.charAt(0).toUpperCase()}${found.label.slice(1)}: ${plan}`,
          { ...base, has: plan, clearedBy: [] },
        ),
      )
  }
  const metal = conditionOf(facts, 'metal-implant')
  if (metal !== undefined)
    drafts.push(
      say(
        'device',
        'info',
        metal.label,
        'device/metal',
        'Metal on the list: mind the path of the current and the pad.',
        { matchedFrom: metal.text, clearedBy: [] },
      ),
    )
  const status = scenario.devices?.status
  if (status === 'not-asked')
    drafts.push(
      say(
        'device',
        'stop',
        'implanted device',
        'device/not-asked',
        'Nobody has asked about implanted devices, and radiofrequency is planned.',
        { has: 'not asked', clearedBy: ['answer', 'override'] },
      ),
    )
  return drafts
}

function escort({ scenario, plan, procedure, tray }: Facts): Draft[] {
  const answer = scenario.answers.escort ?? null
  if (answer === 'yes') return []
  const sedated = plan.sedation !== null && plan.sedation !== 'none'
  const numb = procedure.numbsLimb && tray.localAnaesthetics.length > 0
  if (!sedated && !numb) return []
  const has = answer === 'no' ? 'no escort' : 'not asked'
  const says = sedated
    ? 'Sedation is planned, and no responsible adult to go home with is on record.'
    : 'A limb or an eye may be numb afterwards, and no responsible adult to go home with is on record.'
  return [
    say('escort', sedated ? 'stop' : 'caution', 'escort', sedated ? 'escort/sedation' : 'escort/numb-limb', says, {
      needs: 'an escort with name and telephone',
      has,
      clearedBy: ['answer', 'change-plan', 'override'],
    }),
  ]
}

function sedation(facts: Facts): Draft[] {
  const { plan, procedure, tray } = facts
  const depth = plan.sedation
  const drafts: Draft[] = []
  const epiduralSteroid = procedure.epidural || (procedure.approach === 'transforaminal' && tray.steroids.length > 0)
  const source = { source: 'Rathmell 2015; ASA statement 2021', edition: 'safeguards 2015' }
  if (epiduralSteroid && (depth === 'deep' || depth === 'general' || depth === 'moderate')) {
    const moderate = depth === 'moderate'
    drafts.push(
      say(
        'sedation',
        moderate ? 'caution' : 'stop',
        'sedation',
        `safeguards-2015/sedation-${moderate ? 'moderate' : 'deep'}`,
        `${moderate ? 'Moderate' : 'Deep'} sedation is not recommended for an epidural steroid: the patient has to be able to report pain and other sensations.`,
        { ...source, needs: 'none or light sedation', has: depth, clearedBy: ['change-plan', 'override'] },
      ),
    )
  }
  if (procedure.diagnostic && depth !== null && depth !== 'none')
    drafts.push(
      say(
        'sedation',
        'caution',
        'sedation',
        'sedation/diagnostic-block',
        'Sedation can hide the answer of a diagnostic block.',
        { has: depth, clearedBy: ['change-plan', 'override'] },
      ),
    )
  const deepEnough = depth === 'moderate' || depth === 'deep' || depth === 'general'
  const glp = takesClass(facts, 'glp-1')
  if (deepEnough && glp !== undefined)
    drafts.push(
      say(
        'sedation',
        'caution',
        'GLP-1 agonist',
        'sedation/glp-1',
        `${glp.from} slows the stomach: food may still be there under sedation.`,
        { matchedFrom: glp.from, actions: ['Ask the sedation provider; guidance changed in 2023 and 2024.'] },
      ),
    )
  if (deepEnough && hasCondition(facts, 'gastroparesis'))
    drafts.push(
      say(
        'sedation',
        'caution',
        'gastroparesis',
        'sedation/gastroparesis',
        'Gastroparesis: food may still be in the stomach under sedation.',
        { matchedFrom: conditionOf(facts, 'gastroparesis')?.text ?? null },
      ),
    )
  return drafts
}

/** Fasting before moderate sedation and more. A meal nobody described counts as the longest. */
function fasting(facts: Facts): Check {
  const { sedation: depth } = facts.plan
  const needed = depth === 'moderate' || depth === 'deep' || depth === 'general'
  if (!needed) return () => ({ drafts: [] })
  const { ateAt, ateWhat, drankAt } = facts.scenario.answers
  const { fastingHours } = facts.rules.thresholds
  const rule = { source: fastingHours.source, edition: 'ASA 2017', confidence: fastingHours.confidence }
  return (atMs) => {
    if (ateAt === null || ateAt === undefined) {
      return {
        drafts: [
          say(
            'sedation',
            'stop',
            'fasting',
            'fasting/not-answered',
            'Sedation is planned, and nobody has asked when the patient last ate.',
            { ...rule, needs: 'time of the last meal', has: 'not asked', clearedBy: ['answer', 'override'] },
          ),
        ],
      }
    }
    const drafts: Draft[] = []
    const look = (
      what: 'clear-liquid' | 'breast-milk' | 'light-meal' | 'fatty-meal',
      at: string,
      subject: string,
      named: boolean,
    ) => {
      const hours = fastingHours.value[what]
      const until = Date.parse(at) + hours * hourMs
      if (atMs >= until) return
      drafts.push(
        say(
          'sedation',
          'stop',
          subject,
          `fasting/${what}`,
          `The last ${subject === 'fasting' ? 'meal' : 'drink'} lies ${elapsedText(atMs - Date.parse(at))} back; ${hours} h are needed${named ? '' : ' where nobody said what it was'}.`,
          {
            ...rule,
            needs: `${hours} h`,
            has: elapsedText(atMs - Date.parse(at)),
            clearedBy: named ? ['wait', 'override'] : ['wait', 'answer', 'override'],
            breaks: [until],
          },
        ),
      )
    }
    look(ateWhat ?? 'fatty-meal', ateAt, 'fasting', ateWhat !== null && ateWhat !== undefined)
    if (drankAt !== null && drankAt !== undefined) look('clear-liquid', drankAt, 'clear liquid', true)
    return { drafts }
  }
}

/** Kidneys, thyroid and metformin with the small amounts of contrast used here: to know, not to wait for. */
function renalContrast(facts: Facts): Draft[] {
  if (facts.tray.contrast.kind !== 'iodinated') return []
  const drafts: Draft[] = []
  const egfr = newestLab(facts, 'egfr', Number.POSITIVE_INFINITY, ({ value }) => -value.low)
  const low = egfr !== null && egfr.value.low < facts.rules.thresholds.egfrAdvanced.value
  const acute = conditionOf(facts, 'acute-kidney-injury')
  const weak = low || acute !== undefined || hasCondition(facts, 'renal-advanced')
  const metformin = facts.medicines.find(
    ({ mention, standing }) =>
      standing === 'active' && mention.meaning.kind === 'other' && mention.meaning.drug === 'metformin',
  )
  const acr = {
    source: 'ACR Manual on Contrast Media, as quoted by radiology departments',
    edition: 'ACR 2017-2021',
    confidence: 'verified-secondary' as const,
    clearedBy: [] as const,
  }
  if (weak)
    drafts.push(
      say(
        'renal',
        'info',
        'contrast and kidneys',
        'acr/egfr',
        'The kidneys are weak; the amounts of contrast used here are small and not given into a vein.',
        { ...acr, matchedFrom: low ? egfr.text : (acute?.text ?? null) },
      ),
    )
  if (metformin !== undefined) {
    const says = weak
      ? 'Metformin and weak kidneys: after intravascular contrast the ACR asks for 48 h and a check of the kidneys; the prescriber decides.'
      : 'Metformin: no change with an eGFR of 30 or more and no acute kidney injury.'
    drafts.push(say('renal', 'info', 'metformin', 'acr/metformin', says, { ...acr, matchedFrom: metformin.from }))
  }
  const thyroid = conditionOf(facts, 'thyrotoxicosis')
  if (thyroid !== undefined)
    drafts.push(
      say(
        'renal',
        'info',
        'thyroid',
        'acr/thyrotoxicosis',
        'Thyrotoxicosis and iodinated contrast: the physician is told.',
        { ...acr, matchedFrom: thyroid.text },
      ),
    )
  return drafts
}
