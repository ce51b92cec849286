import { dayMs } from '@shared/kit/time'
import { type Draft, draft } from '@shared/screening/draft'
import type { Facts } from '@shared/screening/facts'
import { elapsedText, lastMoment } from '@shared/screening/instants'
import { quote, w } from '@shared/screening/wording'

/** Vaccines close to a steroid: to know, not to wait for. */
export function vaccines(facts: Facts, atMs: number): Draft[] {
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
        ? w`${quote(vaccine.name)} was given ${elapsedText(atMs - moment.ms)} ago; a steroid usually waits ${after} days after it.`
        : w`${quote(vaccine.name)} is planned within ${before} days; a steroid usually keeps that distance.`
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
