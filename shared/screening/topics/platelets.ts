import { dayMs } from '@shared/kit/time'
import { type Draft, draft } from '@shared/screening/draft'
import { type Facts, isRunning, newestLab } from '@shared/screening/facts'
import { elapsedText, lastMoment } from '@shared/screening/instants'
import { riskOf } from '@shared/screening/riskClass'
import { quote, term, w } from '@shared/screening/wording'

/** A count where one is needed, and a count that is too low for what is planned. */
export function platelets(facts: Facts, atMs: number): Draft[] {
  const { plateletsSirLow, plateletsSirHigh, plateletsNeuraxial, heparinPlateletDays } = facts.rules.thresholds
  const count = newestLab(facts, 'platelets', atMs, ({ value }) => -value.low)
  const risk = riskOf(facts, atMs).effective
  const drafts: Draft[] = []
  const base = {
    topic: 'platelets' as const,
    subject: 'platelets',
    confidence: 'verified-secondary' as const,
    clearedBy: ['lab', 'override'] as const,
  }
  if (count === null) {
    const reason = facts.conditions.find(({ id }) =>
      ['thrombocytopenia', 'liver-disease', 'liver-advanced', 'chemotherapy'].includes(id),
    )
    const sir = {
      rule: 'sir-2019/platelets',
      source: plateletsSirHigh.source,
      edition: 'SIR consensus 2019',
      needs: w`a platelet count`,
      has: w`none on record`,
      actions: [w`Obtain a platelet count.`],
    }
    if (reason !== undefined) {
      drafts.push(
        draft({
          ...base,
          ...sir,
          matchedFrom: reason.text,
          severity: 'stop',
          says: w`A platelet count is needed because of ${term(reason.label)}, and none is on record.`,
        }),
      )
    }
    const heparin = facts.medicines.find(
      (medicine) =>
        isRunning(medicine) &&
        medicine.mention.meaning.kind === 'antithrombotic' &&
        medicine.mention.meaning.drug === 'heparin',
    )
    if (heparin !== undefined && reason === undefined) {
      const started =
        typeof heparin.item.startedAt === 'string' ? lastMoment(heparin.item.startedAt, facts.offset) : null
      const days = started === null ? null : (atMs - started.ms) / dayMs
      if (days === null || days > heparinPlateletDays.value) {
        const says =
          days === null
            ? w`Nobody has written down since when heparin is given; after more than ${heparinPlateletDays.value} days a platelet count is needed.`
            : w`Heparin has been given for more than ${heparinPlateletDays.value} days, and no platelet count is on record.`
        drafts.push(
          draft({
            ...base,
            ...sir,
            rule: 'asra-2018/heparin-platelets',
            source: heparinPlateletDays.source,
            edition: 'ASRA interventional pain, 2nd edition 2018',
            matchedFrom: heparin.from,
            severity: days === null ? 'caution' : 'stop',
            says,
            clearedBy: ['answer', 'lab', 'override'],
          }),
        )
      }
    }
    return drafts
  }
  const value = count.value.low
  const below = count.value.low === Number.NEGATIVE_INFINITY ? count.text : String(value)
  const has = w`${quote(count.text)}, ${elapsedText(atMs - count.atMs)} old`
  const neuraxial = facts.procedure.neuraxial && risk !== 'low'
  const [stopBelow, cautionBelow] = neuraxial
    ? plateletsNeuraxial.value
    : risk === 'low'
      ? [plateletsSirLow.value, plateletsSirLow.value]
      : [plateletsSirHigh.value, plateletsSirHigh.value]
  const limit = neuraxial ? plateletsNeuraxial : risk === 'low' ? plateletsSirLow : plateletsSirHigh
  const rule = neuraxial ? 'neuraxial/platelets' : risk === 'low' ? 'sir-2019/platelets-low' : 'sir-2019/platelets-high'
  const named = {
    matchedFrom: count.text,
    rule,
    source: limit.source,
    edition: neuraxial ? 'common practice' : 'SIR consensus 2019',
    confidence: limit.confidence,
    has,
    needs: w`platelets of at least ${cautionBelow} ×10⁹/L`,
    actions: [w`Repeat the count, and ask for the reason.`],
  }
  if (value < stopBelow)
    drafts.push(
      draft({
        ...base,
        ...named,
        severity: 'stop',
        says: w`The platelet count is ${quote(below)}, below ${stopBelow} ×10⁹/L.`,
      }),
    )
  else if (value < cautionBelow)
    drafts.push(
      draft({
        ...base,
        ...named,
        severity: 'caution',
        says: w`The platelet count is ${quote(below)}, between ${stopBelow} and ${cautionBelow} ×10⁹/L.`,
      }),
    )
  return drafts
}
