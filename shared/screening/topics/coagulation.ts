import { dayMs } from '@shared/kit/time'
import { type Check, type Draft, draft } from '@shared/screening/draft'
import { drugWord, drugWords } from '@shared/screening/drugNames'
import { type Facts, isRunning, newestLab } from '@shared/screening/facts'
import { procedureOfRisk } from '@shared/screening/finding'
import { elapsedText } from '@shared/screening/instants'
import { riskOf } from '@shared/screening/riskClass'
import type { DrugRow } from '@shared/screening/rules'
import { type Course, coursesOf } from '@shared/screening/topics/antithrombotic/courses'
import { reducedKidneys } from '@shared/screening/topics/drugsThroughKidneys'
import { platelets } from '@shared/screening/topics/platelets'
import { capitalised, quote, term, w } from '@shared/screening/wording'

/** Clotting, platelets and the kidneys of the drugs that leave through them. */
export function coagulationChecks(facts: Facts): readonly Check[] {
  return [
    (atMs) => ({ drafts: inrOnItsOwn(facts, atMs) }),
    (atMs) => ({ drafts: clottingNotLookedAt(facts, atMs) }),
    (atMs) => ({ drafts: drugLevels(facts, atMs) }),
    (atMs) => ({ drafts: platelets(facts, atMs) }),
    ...lyticChecks(facts),
    (atMs) => ({ drafts: reducedKidneys(facts, atMs) }),
  ]
}

/** A raised INR matters whatever raised it; under a vitamin K antagonist it has to be normal, not only low enough. */
function inrOnItsOwn(facts: Facts, atMs: number): Draft[] {
  const { inrNormal, inrSirLow, inrSirHigh } = facts.rules.thresholds
  const inr = newestLab(facts, 'inr', atMs, ({ value }) => value.high)
  if (inr === null) return []
  const risk = riskOf(facts, atMs).effective
  const vitaminK = risk !== 'low' && coursesOf(facts).some(takesVitaminKAntagonist)
  const limit = vitaminK ? inrNormal : risk === 'low' ? inrSirLow : inrSirHigh
  const [from, to] = typeof limit.value === 'number' ? [limit.value, limit.value] : limit.value
  const value = inr.value.high
  if (value <= from) return []
  const base = {
    topic: 'coagulation-lab' as const,
    subject: 'inr',
    matchedFrom: inr.text,
    rule: vitaminK ? 'asra-2018/inr' : risk === 'low' ? 'sir-2019/inr-low' : 'sir-2019/inr-high',
    source: limit.source,
    edition: vitaminK ? 'ASRA interventional pain, 2nd edition 2018' : 'SIR consensus 2019',
    confidence: limit.confidence,
    needs:
      from === to
        ? w`INR at most ${from} before ${procedureOfRisk(risk)}`
        : w`INR at most ${from} to ${to} before ${procedureOfRisk(risk)}`,
    has: w`${quote(inr.text)}, ${elapsedText(atMs - inr.atMs)} old`,
    clearedBy: ['lab', 'override'] as const,
    actions: [w`Repeat the INR, and ask for the reason.`],
  }
  return [
    draft({
      ...base,
      severity: value > to ? 'stop' : 'caution',
      says: w`The INR is ${value}, above ${value > to ? to : from}.`,
    }),
  ]
}

/**
 * A bleeding tendency, a liver or kidneys that fail, and no clotting result at all: the guideline asks for coagulation
 * studies in kidney and liver disease and for a routine look for signs of coagulopathy (ASRA News 2019).
 */
function clottingNotLookedAt(facts: Facts, atMs: number): Draft[] {
  const risk = riskOf(facts, atMs).effective
  if (risk === 'low') return []
  const results = (['inr', 'aptt'] as const).map((test) => newestLab(facts, test, atMs, ({ value }) => value.high))
  if (results.some((each) => each !== null)) return []
  return (['bleeding-tendency', 'liver-advanced', 'renal-advanced'] as const).flatMap((id) => {
    const found = facts.conditions.filter((condition) => condition.id === id).sort((a, b) => (a.text < b.text ? -1 : 1))
    const [first] = found
    if (first === undefined) return []
    return [
      draft({
        topic: 'coagulation-lab',
        subject: first.label,
        matchedFrom: first.text,
        severity: 'caution',
        says: w`${capitalised(term(first.label))} is on record, and no clotting result is.`,
        rule: 'asra-2018/coagulopathy',
        source: 'ASRA News 2019: coagulation studies in kidney or liver disease, and a look for signs of coagulopathy',
        edition: 'ASRA interventional pain, 2nd edition 2018',
        confidence: 'verified',
        needs: w`an INR or aPTT, and a look for signs of bleeding`,
        has: w`no clotting result`,
        clearedBy: ['lab', 'override'],
        actions: [w`Ask about bleeding and bruises, and obtain clotting studies.`],
      }),
    ]
  })
}

function takesVitaminKAntagonist({ medicine, rows }: Course): boolean {
  return isRunning(medicine) && rows.some(({ inrGated }) => inrGated)
}

const measuredBy = {
  'anti-xa': (row: DrugRow) =>
    row.group === 'lmwh' ||
    row.group === 'heparin' ||
    row.drug === 'fondaparinux' ||
    row.drug === 'danaparoid' ||
    row.class.includes('factor Xa'),
  aptt: (row: DrugRow) => row.group === 'heparin' || row.class.includes('thrombin inhibitor'),
} as const

/**
 * An anti-Xa or aPTT of the last day under a drug it measures. No table here has its limit (the laboratory has), so a
 * person reads it; only a result below what the laboratory can detect says enough by itself.
 */
function drugLevels(facts: Facts, atMs: number): Draft[] {
  return (['anti-xa', 'aptt'] as const).flatMap((test) => {
    const level = newestLab(facts, test, atMs, ({ value }) => value.high)
    if (level === null || atMs - level.atMs > dayMs || level.value.low === Number.NEGATIVE_INFINITY) return []
    const measured = coursesOf(facts).filter(
      ({ medicine, rows }) => isRunning(medicine) && rows.some((row) => measuredBy[test](row)),
    )
    const row = measured[0]?.rows[0]
    if (row === undefined) return []
    const drugs = drugWords([...new Set(measured.map(({ subject }) => subject))].sort())
    return [
      draft({
        topic: 'coagulation-lab',
        subject: test,
        matchedFrom: level.text,
        severity: 'caution',
        says: w`The result ${quote(level.text)} under ${drugs} is for a person to read: the tables have no limit for it.`,
        rule: `reference/${test}`,
        source:
          'normal after intravenous heparin; calibrated for low-molecular-weight heparin, fondaparinux and xabans',
        edition: 'common practice',
        needs: w`a result in the normal range of the laboratory`,
        has: w`${quote(level.text)}, ${elapsedText(atMs - level.atMs)} old`,
        clearedBy: ['lab', 'override'],
        actions: [w`The physician reads it with the laboratory’s own range.`],
      }),
    ]
  })
}

/** A fibrinolytic within ten days: clotting studies with fibrinogen have to be normal, which no list here can show. */
function lyticChecks(facts: Facts): readonly Check[] {
  const { lyticDays } = facts.rules.thresholds
  return coursesOf(facts).flatMap((course): Check[] => {
    const row = course.rows[0]
    const { lastDose, standing } = course.medicine
    if (
      row === undefined ||
      row.group !== 'fibrinolytic' ||
      lastDose === null ||
      standing === 'void' ||
      standing === 'not-taken'
    )
      return []
    const until = lastDose.ms + lyticDays.value * dayMs
    return [
      (atMs) => {
        if (atMs >= until) return { drafts: [] }
        const says = w`${capitalised(drugWord(course.subject))} was given within the last ${lyticDays.value} days: clotting studies with fibrinogen have to be normal before a needle.`
        return {
          drafts: [
            draft({
              topic: 'coagulation-lab',
              subject: course.subject,
              matchedFrom: course.medicine.from,
              severity: 'stop',
              says,
              rule: `${row.rule}-clotting`,
              source: row.source,
              edition: row.edition,
              confidence: row.confidence,
              needs: w`normal clotting studies with fibrinogen`,
              has: elapsedText(atMs - lastDose.ms),
              clearedBy: ['wait', 'override'],
              actions: [w`Obtain clotting studies with fibrinogen; the physician decides.`],
              breaks: [until],
            }),
          ],
        }
      },
    ]
  })
}
