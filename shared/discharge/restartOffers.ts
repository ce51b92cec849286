import type { SitePolicy } from '@shared/case/policy'
import type { CaseState } from '@shared/case/state'
import { notThinners } from '@shared/discharge/bloodThinners'
import { type Instant, toMs } from '@shared/kit/time'
import { rulesOfCase } from '@shared/preparation/rulesOfCase'
import { rulePolicy, scenarioOf } from '@shared/preparation/screenCase'
import { standing } from '@shared/procedure/state'
import { drugRowOf } from '@shared/rulebook/inForce'
import { screenInForce } from '@shared/rulebook/screenInForce'
import { type EarliestRestart, earliestRestart } from '@shared/screening/restart'
import type { DrugGroup, DrugRow } from '@shared/screening/rules'
import { quote, type Wording, w } from '@shared/screening/wording'

/** What the table says about taking one drug again. An offer to a clinician, never a line on paper. */
export type RestartOffer = {
  /** Generic name: the key of the decision. */
  readonly drug: string
  readonly group: DrugGroup
  /** As the patient's list names it. */
  readonly knownAs: string
  /** Earliest instant of the table after the end of the procedure; null where it leaves the time to the clinician. */
  readonly earliest: Instant | null
  /** The interval in words, `24 h after`; null where the table has none. */
  readonly after: string | null
  readonly says: string
  /** Both for other languages. */
  readonly words: { readonly after: Wording | null; readonly says: Wording }
  readonly rule: string
  readonly source: string
  /** A decision has to be there before the patient leaves; for a pain killer or a herb it may be given. */
  readonly required: boolean
}

export type LaterReason = 'bloody-tap' | 'several-passes' | 'dural-puncture'

export type RestartOffers = {
  /** Whether the medication list was asked for at all. */
  readonly asked: boolean
  readonly offers: readonly RestartOffer[]
  /** What speaks for a later restart: the clinician decides (clinical reference 2.7, step 6). */
  readonly laterBecause: readonly LaterReason[]
}

/**
 * Every antithrombotic on the medication list with the earliest time of the table, counted from the end of the procedure
 * with the very rule that screening used (clinical reference section 2.7, step 6). Where several rows of a drug could
 * apply, the latest time counts. Empty before the procedure has ended.
 */
export function restartOffers(state: CaseState, policy: SitePolicy): RestartOffers {
  const { procedure, preparation } = state
  const asked = preparation.medications.status !== 'not-asked'
  const later = laterBecause(state)
  if (procedure.endedAt === null || procedure.startedAt === null) return { asked, offers: [], laterBecause: later }
  const offers = new Map<string, RestartOffer>()
  for (const offer of offersOf(state, procedure.startedAt, procedure.endedAt, later.length > 0, policy)) {
    const before = offers.get(offer.drug)
    if (before === undefined || isStricter(offer, before)) offers.set(offer.drug, offer)
  }
  return { asked, offers: [...offers.values()], laterBecause: later }
}

/**
 * One offer for each row that counted. Where the app has newer tables since the procedure began, the rows that the record
 * kept are the ones; of a drug it kept none of, no table here is the one that screening used, and a person decides.
 */
function offersOf(
  state: CaseState,
  startedAt: Instant,
  endedAt: Instant,
  later: boolean,
  policy: SitePolicy,
): readonly RestartOffer[] {
  const rules = rulesOfCase(state, policy)
  const { findings, passed, riskClass } = screenInForce(scenarioOf(state, startedAt), rules, rulePolicy(policy))
  const noted = state.preparation.rules
  const newer = noted !== null && noted.tables !== rules.tables.version
  const pinned = newer ? (noted.pinned?.rows ?? []) : []
  const kept = pinned.map((row) =>
    offerOf(row, row.knownAs, earliestRestart(row, endedAt, noted?.pinned?.riskClass ?? riskClass, later)),
  )
  const found = [...findings, ...passed].flatMap(({ matchedFrom, rule }): readonly RestartOffer[] => {
    const row = drugRowOf(rules, rule)
    // A stent or a line struck from the list is nothing to take again.
    if (row === undefined || pinned.some(({ drug }) => drug === row.drug)) return []
    const offer = offerOf(row, matchedFrom ?? '', earliestRestart(row, endedAt, riskClass, later))
    return [newer ? withoutTime(offer) : offer]
  })
  return [...kept, ...found]
}

function offerOf(
  row: Pick<DrugRow, 'drug' | 'group' | 'rule' | 'source'>,
  knownAs: string,
  { at, after, text }: EarliestRestart,
): RestartOffer {
  const { drug, group, rule, source } = row
  return {
    drug,
    group,
    knownAs,
    earliest: at,
    after: after?.en ?? null,
    says: text.en,
    words: { after, says: text },
    rule,
    source,
    required: !notThinners.has(group),
  }
}

function withoutTime(offer: RestartOffer): RestartOffer {
  const says = w`${quote(offer.drug)}: the record does not hold the row of the table it was screened with; the clinician decides.`
  return { ...offer, earliest: null, after: null, says: says.en, words: { after: null, says } }
}

function isStricter(one: RestartOffer, other: RestartOffer): boolean {
  // An offer without a time asks a person, which is stricter than any time.
  if (one.earliest === null || other.earliest === null) return one.earliest === null
  return toMs(one.earliest) > toMs(other.earliest)
}

function laterBecause({ procedure }: CaseState): readonly LaterReason[] {
  const positions = standing(procedure.positions)
  const reasons: LaterReason[] = []
  if (positions.some((each) => each.aspiration === 'blood')) reasons.push('bloody-tap')
  if (standing(procedure.repositions).length > 1) reasons.push('several-passes')
  const dural = standing(procedure.complications).some((each) => each.term === 'dural-puncture')
  if (dural || positions.some((each) => each.aspiration === 'csf')) reasons.push('dural-puncture')
  return reasons
}
