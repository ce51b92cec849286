import { dayMs, hourMs } from '@shared/kit/time'
import { namesPart } from '@shared/screening/conditions'
import { type Check, type Draft, draft } from '@shared/screening/draft'
import { conditionOf, type Facts, newestLab, takesClass } from '@shared/screening/facts'
import { addDuration, elapsedText, lastMoment } from '@shared/screening/instants'
import { readAgent } from '@shared/screening/tray'

const safeguards = {
  source: 'Rathmell 2015, safeguards for epidural steroid injections (doi:10.1097/ALN.0000000000000614)',
  edition: 'safeguards 2015',
  confidence: 'memory-to-verify' as const,
}

/** Which steroid, how much so far, and what it does to sugar and to other drugs. */
export function steroidChecks(facts: Facts): readonly Check[] {
  if (facts.tray.steroids.length === 0) return [(atMs) => ({ drafts: sugarAlways(facts, atMs) })]
  const fixed = [...choice(facts), ...interactions(facts), ...cautionConditions(facts)]
  return [
    () => ({ drafts: fixed }),
    (atMs) => ({ drafts: load(facts, atMs) }),
    (atMs) => ({ drafts: sugar(facts, atMs) }),
    (atMs) => ({ drafts: vaccines(facts, atMs) }),
  ]
}

function choice(facts: Facts): Draft[] {
  const { procedure, plan, tray } = facts
  const region = plan.region?.toLowerCase() ?? null
  const drafts: Draft[] = []
  for (const { text, agent } of tray.steroids) {
    const particulate = agent.particulate
    const base = {
      topic: 'steroid-choice' as const,
      subject: agent.id,
      matchedFrom: text,
      clearedBy: ['change-plan', 'override'] as const,
      ...safeguards,
    }
    if (procedure.approach === 'transforaminal' && particulate !== false)
      drafts.push(...transforaminal(region, facts, base, particulate === null))
    else if (procedure.epidural && particulate === null) {
      drafts.push(
        draft({
          ...base,
          severity: 'stop',
          rule: 'safeguards-2015/steroid-not-named',
          says: 'A steroid is planned and not named; whether it is a suspension is not known.',
          clearedBy: ['change-plan', 'answer', 'override'],
        }),
      )
    }
    if (agent.notEpidural === true && (procedure.epidural || procedure.approach === 'transforaminal')) {
      drafts.push(
        draft({
          ...base,
          severity: 'caution',
          rule: 'label/not-epidural',
          says: `The label of ${text} says: not for epidural or intrathecal use.`,
          source: 'US product label, read 2026',
          edition: 'US labels 2026',
          confidence: 'verified',
          actions: ['Dexamethasone, preservative-free.'],
        }),
      )
    }
  }
  return drafts
}

type Base = Pick<Draft, 'topic' | 'subject' | 'matchedFrom' | 'clearedBy' | 'source' | 'edition' | 'confidence'>

/**
 * Suspensions near the radicular arteries: never in the neck, not at a first lumbar injection, and not without contrast.
 * A region nobody stated counts as the neck.
 */
function transforaminal(region: string | null, { plan, tray }: Facts, base: Base, unnamed: boolean): Draft[] {
  const what = unnamed
    ? 'A steroid is planned and not named, so it may be a suspension'
    : `${base.matchedFrom} is a suspension`
  const actions = ['Dexamethasone is the non-particulate steroid considered first.']
  const needs = 'a non-particulate steroid'
  const has = unnamed ? 'not named' : `${base.matchedFrom} (particulate)`
  const drafts: Draft[] = []
  if (tray.contrast.kind === 'none') {
    drafts.push(
      draft({
        ...base,
        severity: 'stop',
        rule: 'safeguards-2015/no-contrast-no-particulate',
        says: `${what}; without contrast only a preservative-free, particle-free steroid may be used.`,
        needs,
        has,
        actions,
      }),
    )
  }
  if (region === 'cervical' || region === null) {
    drafts.push(
      draft({
        ...base,
        severity: 'stop',
        rule: 'safeguards-2015/cervical-transforaminal-particulate',
        says: `${what}; particulate steroid is not used for a cervical transforaminal injection.`,
        needs,
        has,
        actions,
      }),
    )
  } else if (region === 'thoracic') {
    drafts.push(
      draft({
        ...base,
        severity: 'caution',
        rule: 'safeguards-2015/thoracic-transforaminal-particulate',
        says: `${what}; a non-particulate steroid is preferred at thoracic levels.`,
        needs,
        has,
        actions,
      }),
    )
  } else {
    const later = plan.injectionNumber !== undefined && plan.injectionNumber > 1
    const says = later
      ? `${what}; it is used at a later lumbar transforaminal injection only with a reason.`
      : plan.injectionNumber === 1
        ? `${what}; the first lumbar transforaminal injection uses a non-particulate steroid.`
        : `${what}, and nobody has said whether this is the first injection at this site; a first one uses a non-particulate steroid.`
    drafts.push(
      draft({
        ...base,
        severity: later ? 'caution' : 'stop',
        rule: 'safeguards-2015/lumbar-transforaminal-particulate',
        says,
        needs,
        has,
        actions,
        clearedBy:
          plan.injectionNumber === undefined ? ['answer', 'change-plan', 'override'] : ['change-plan', 'override'],
      }),
    )
  }
  return drafts
}

function interactions(facts: Facts): Draft[] {
  const drafts: Draft[] = []
  const booster = takesClass(facts, 'ritonavir-or-cobicistat')
  const inhibitor = takesClass(facts, 'strong-cyp3a4-inhibitor')
  for (const { text, agent } of facts.tray.steroids) {
    const worst =
      agent.tags.includes('triamcinolone') || agent.tags.includes('methylprednisolone') || agent.particulate === null
    const medicine = booster ?? inhibitor
    if (medicine === undefined) continue
    const severity = booster !== undefined && worst ? 'stop' : 'caution'
    const taken = medicine.mention.meaning.kind === 'other' ? medicine.mention.meaning.drug : medicine.from
    drafts.push(
      draft({
        topic: 'interaction',
        subject: `${taken} and ${agent.id}`,
        matchedFrom: medicine.from,
        severity,
        says: `${taken} slows the breakdown of ${text}: Cushing syndrome and adrenal suppression have followed.`,
        rule: booster !== undefined ? 'interaction/ritonavir-cobicistat' : 'interaction/strong-cyp3a4-inhibitor',
        source: 'usual practice; avoid, or ask a specialist',
        edition: 'common practice',
        needs: 'another plan, or a specialist’s advice',
        has: `${taken} and ${text}`,
        clearedBy: ['change-plan', 'override'],
        actions: ['Leave the steroid out, or ask a specialist.'],
      }),
    )
  }
  return drafts
}

function cautionConditions(facts: Facts): Draft[] {
  const drafts: Draft[] = []
  for (const id of ['glaucoma', 'heart-failure', 'psychosis', 'peptic-ulcer']) {
    const found = conditionOf(facts, id)
    if (found === undefined) continue
    drafts.push(
      draft({
        topic: 'steroid-choice',
        subject: found.label,
        matchedFrom: found.text,
        severity: 'caution',
        says: `${found.label.charAt(0).toUpperCase()}${found.label.slice(1)} is on the list; a steroid can make it worse.`,
        rule: `steroid/${id}`,
        source: 'usual practice',
        edition: 'common practice',
        clearedBy: ['override'],
        actions: ['The physician weighs it.'],
      }),
    )
  }
  const target = `${facts.plan.region ?? ''} ${facts.plan.target ?? ''}`
  if (facts.procedure.code === 'peripheral-joint-injection') {
    const joints = ['knee', 'hip', 'shoulder', 'ankle', 'elbow', 'wrist'].filter((joint) =>
      target.toLowerCase().includes(joint),
    )
    const replaced = facts.conditions.find(
      ({ id, text }) =>
        id === 'joint-replacement' &&
        (joints.length === 0 ||
          namesPart(text, joints) ||
          !namesPart(text, ['knee', 'hip', 'shoulder', 'ankle', 'elbow', 'wrist', 'rodilla', 'cadera'])),
    )
    if (replaced !== undefined) {
      drafts.push(
        draft({
          topic: 'steroid-choice',
          subject: 'joint replacement',
          matchedFrom: replaced.text,
          severity: 'caution',
          says: 'A joint replacement is on the list; a steroid is not put into a prosthetic joint.',
          rule: 'steroid/prosthetic-joint',
          source: 'usual practice',
          edition: 'common practice',
          clearedBy: ['answer', 'override'],
        }),
      )
    }
    if (facts.scenario.answers.jointSurgeryPlanned === 'yes') {
      drafts.push(
        draft({
          topic: 'steroid-choice',
          subject: 'planned joint surgery',
          severity: 'caution',
          says: 'Surgery of this joint is planned; it is usually deferred about 3 months after a steroid in the joint.',
          rule: 'steroid/surgery-planned',
          source: 'usual practice',
          edition: 'common practice',
          clearedBy: ['override'],
          actions: ['Ask the surgeon.'],
        }),
      )
    }
  }
  return drafts
}

/** Steroid so far: every injection and burst of twelve months, by region and as methylprednisolone. */
function load(facts: Facts, atMs: number): Draft[] {
  const { steroids } = facts.scenario
  const { steroidSessionsYear, steroidDaysApart, jointSteroidMonths, steroidSessionMg } = facts.rules.thresholds
  const drafts: Draft[] = []
  const base = { topic: 'steroid-load' as const, subject: 'steroid', clearedBy: ['override'] as const }
  const planned = facts.plan.steroidDoseMg
  if (planned !== undefined && facts.procedure.epidural) {
    for (const { agent } of facts.tray.steroids) {
      const limit = steroidSessionMg.value[agent.id]
      if (limit !== undefined && planned > limit)
        drafts.push(
          draft({
            ...base,
            subject: agent.id,
            severity: 'caution',
            rule: 'medicare/steroid-per-session',
            says: `${planned} mg of ${agent.id} is planned; the policy limit for an epidural session is ${limit} mg.`,
            source: steroidSessionMg.source,
            edition: 'US Medicare',
            needs: `at most ${limit} mg`,
            has: `${planned} mg`,
            clearedBy: ['change-plan', 'override'],
          }),
        )
    }
  }
  if (steroids === undefined)
    return [
      ...drafts,
      draft({
        ...base,
        severity: 'info',
        rule: 'steroid-load/history',
        says: 'Earlier steroid injections are not part of what was asked here.',
        source: 'common practice',
        edition: 'common practice',
        clearedBy: [],
      }),
    ]
  if (steroids.status === 'not-asked' || (steroids.status === 'recorded' && steroids.items.length === 0)) {
    return [
      ...drafts,
      draft({
        ...base,
        severity: 'caution',
        rule: 'steroid-load/history',
        says: 'Nobody has asked about steroid injections of the last twelve months, at any site and clinic.',
        source: 'common practice',
        edition: 'common practice',
        needs: 'date, drug, dose and place of each',
        has: 'not asked',
        clearedBy: ['answer', 'override'],
      }),
    ]
  }
  const yearAgo = addDuration(atMs, 'P12M') - atMs
  const given = steroids.items.flatMap((item) => {
    const moment = lastMoment(item.at, facts.offset)
    return moment === null ? [] : [{ item, atMs: moment.ms }]
  })
  const recent = given.filter((each) => each.atMs > atMs - yearAgo && each.atMs <= atMs + 36 * hourMs)
  const region = facts.plan.region?.toLowerCase() ?? ''
  const here = recent.filter(
    ({ item }) => item.region === null || item.region === undefined || item.region.toLowerCase() === region,
  )
  const equivalent = recent.reduce((sum, { item }) => sum + equivalentMg(item.drug, item.doseMg ?? null, facts), 0)
  const has = `${recent.length} in 12 months, ${here.length} here, about ${Math.round(equivalent)} mg as methylprednisolone`
  const newest = here.reduce((latest, each) => Math.max(latest, each.atMs), Number.NEGATIVE_INFINITY)
  if (facts.procedure.epidural) {
    if (here.length >= steroidSessionsYear.value) {
      const oldest = [...here].map((each) => each.atMs).sort((a, b) => b - a)[steroidSessionsYear.value - 1] ?? newest
      drafts.push(
        draft({
          ...base,
          severity: 'caution',
          rule: 'medicare/sessions-per-year',
          says: `${here.length} steroid sessions in this region in 12 months; the policy limit is ${steroidSessionsYear.value}.`,
          source: steroidSessionsYear.source,
          edition: 'US Medicare',
          confidence: steroidSessionsYear.confidence,
          needs: `fewer than ${steroidSessionsYear.value} in 12 months`,
          has,
          clearedBy: ['wait', 'override'],
          breaks: [oldest + yearAgo, addDuration(oldest, 'P12M')],
        }),
      )
    }
    if (newest > atMs - steroidDaysApart.value * dayMs) {
      drafts.push(
        draft({
          ...base,
          severity: 'caution',
          rule: 'payer/days-apart',
          says: `The last steroid here lies ${elapsedText(atMs - newest)} back; sessions are at least ${steroidDaysApart.value} days apart.`,
          source: steroidDaysApart.source,
          edition: 'US payer policy',
          confidence: steroidDaysApart.confidence,
          needs: `${steroidDaysApart.value} days`,
          has: elapsedText(atMs - newest),
          clearedBy: ['wait', 'override'],
          breaks: [newest + steroidDaysApart.value * dayMs],
        }),
      )
    }
  } else if (facts.procedure.regionKind === 'joint' && newest > Number.NEGATIVE_INFINITY) {
    const until = addDuration(newest, `P${jointSteroidMonths.value}M`)
    if (atMs < until)
      drafts.push(
        draft({
          ...base,
          severity: 'caution',
          rule: 'steroid-load/same-joint',
          says: `The last steroid in this joint lies ${elapsedText(atMs - newest)} back; usually not more often than every ${jointSteroidMonths.value} months.`,
          source: jointSteroidMonths.source,
          edition: 'common practice',
          needs: `${jointSteroidMonths.value} months`,
          has: elapsedText(atMs - newest),
          clearedBy: ['wait', 'override'],
          breaks: [until],
        }),
      )
  }
  if (drafts.length === 0)
    drafts.push(
      draft({
        ...base,
        severity: 'info',
        rule: 'steroid-load/total',
        says: `Steroid so far: ${has}.`,
        source: 'record and list',
        edition: 'common practice',
        has,
        clearedBy: [],
      }),
    )
  return drafts
}

function equivalentMg(drug: string, doseMg: number | null, { rules }: Facts): number {
  const agent = readAgent(drug, rules)[0]?.agent
  if (doseMg === null || agent?.equivalentMg === null || agent?.equivalentMg === undefined) return 0
  return (doseMg / agent.equivalentMg) * 40
}

/** Low sugar matters without a steroid too. */
function sugarAlways(facts: Facts, atMs: number): Draft[] {
  const { glucoseLow, glucoseWindowHours } = facts.rules.thresholds
  const glucose = newestLab(facts, 'glucose', atMs, ({ value }) => -value.low)
  if (
    glucose === null ||
    glucose.atMs < atMs - glucoseWindowHours.value * hourMs ||
    glucose.value.low >= glucoseLow.value
  )
    return []
  return [
    draft({
      topic: 'glucose',
      subject: 'glucose',
      matchedFrom: glucose.text,
      severity: 'stop',
      rule: 'glucose/low',
      says: `The glucose is below ${glucoseLow.value} mg/dL; it is treated first.`,
      source: glucoseLow.source,
      edition: 'common practice',
      needs: `at least ${glucoseLow.value} mg/dL`,
      has: glucose.text,
      clearedBy: ['lab', 'override'],
      actions: ['Treat, then measure again.'],
    }),
  ]
}

function sugar(facts: Facts, atMs: number): Draft[] {
  const { glucoseWarn, glucoseStop, glucoseWindowHours, hba1cWarn } = facts.rules.thresholds
  const diabetes = conditionOf(facts, 'diabetes')
  const lowering = takesClass(facts, 'glucose-lowering')
  const drafts = sugarAlways(facts, atMs)
  const base = {
    topic: 'glucose' as const,
    subject: 'glucose',
    edition: 'common practice',
    clearedBy: ['lab', 'override'] as const,
  }
  const glucose = newestLab(facts, 'glucose', atMs, ({ value }) => value.high)
  const fresh = glucose !== null && atMs - glucose.atMs <= glucoseWindowHours.value * hourMs ? glucose : null
  if (fresh === null && (diabetes !== undefined || lowering !== undefined)) {
    const severity = diabetes === undefined ? 'caution' : 'stop'
    const because =
      diabetes === undefined
        ? `${lowering?.from ?? ''} lowers glucose, so diabetes is likely`
        : 'Diabetes is on the list'
    drafts.push(
      draft({
        ...base,
        matchedFrom: diabetes?.text ?? lowering?.from ?? null,
        severity,
        rule: 'glucose/on-the-day',
        says: `${because} and a steroid is planned, but no glucose of the day is on record.`,
        source: glucoseWindowHours.source,
        needs: `a glucose value within ${glucoseWindowHours.value} h`,
        has: glucose === null ? 'none' : `${glucose.text}, ${elapsedText(atMs - glucose.atMs)} old`,
        actions: ['Measure the glucose.'],
      }),
    )
  }
  if (fresh !== null && fresh.value.high > glucoseWarn.value) {
    const stop = fresh.value.high > glucoseStop.value
    const limit = stop ? glucoseStop : glucoseWarn
    drafts.push(
      draft({
        ...base,
        matchedFrom: fresh.text,
        severity: stop ? 'stop' : 'caution',
        rule: stop ? 'glucose/defer-steroid' : 'glucose/high',
        says: `The glucose is above ${limit.value} mg/dL, and a steroid raises it for days.`,
        source: limit.source,
        needs: `at most ${limit.value} mg/dL`,
        has: `${fresh.text}, ${elapsedText(atMs - fresh.atMs)} old`,
        actions: ['Look for ketosis; the physician decides whether the steroid waits.'],
      }),
    )
  }
  const hba1c = newestLab(facts, 'hba1c', atMs, ({ value }) => value.high)
  if (hba1c !== null && hba1c.value.high > hba1cWarn.value) {
    drafts.push(
      draft({
        ...base,
        subject: 'hba1c',
        matchedFrom: hba1c.text,
        severity: 'caution',
        rule: 'glucose/hba1c',
        says: `The HbA1c is above ${hba1cWarn.value} %; many sites talk about the steroid first.`,
        source: hba1cWarn.source,
        needs: `at most ${hba1cWarn.value} %`,
        has: hba1c.text,
      }),
    )
  }
  return drafts
}

function vaccines(facts: Facts, atMs: number): Draft[] {
  const { vaccineMrna, vaccineVector, vaccineLive } = facts.rules.thresholds
  return (facts.scenario.vaccines?.items ?? []).flatMap((vaccine) => {
    const moment = lastMoment(vaccine.at, facts.offset)
    if (moment === null) return []
    const name = vaccine.name.toLowerCase()
    const limit = /mrna|pfizer|moderna|comirnaty|spikevax/.test(name)
      ? vaccineMrna
      : /astra|janssen|j&j|johnson|vector|adeno/.test(name)
        ? vaccineVector
        : /live|mmr|measles|varicella|yellow fever|zostavax|flumist/.test(name)
          ? vaccineLive
          : /covid/.test(name)
            ? vaccineVector
            : null
    if (limit === null) return []
    const [before, after] = limit.value
    const days = (atMs - moment.ms) / dayMs
    if (days >= after || -days >= before) return []
    const says =
      days >= 0
        ? `${vaccine.name} was given ${elapsedText(atMs - moment.ms)} ago; a steroid usually waits ${after} days after it.`
        : `${vaccine.name} is planned within ${before} days; a steroid usually keeps that distance.`
    return [
      draft({
        topic: 'vaccine',
        subject: vaccine.name,
        matchedFrom: vaccine.name,
        severity: 'info',
        rule: 'vaccine/distance',
        says,
        source: limit.source,
        edition: 'FactFinder 2021',
        confidence: limit.confidence,
        clearedBy: ['override'],
      }),
    ]
  })
}
