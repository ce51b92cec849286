import type { RecordedEvent } from '@shared/case/events'
import type { Noted, PreparationState } from '@shared/preparation/state'

export function evolvePreparation(before: PreparationState, event: RecordedEvent): PreparationState {
  const noted: Noted = { at: event.meta.at, by: event.meta.actor?.name ?? '', role: event.meta.actor?.role ?? '' }
  const touched = { ...before, touched: true }
  switch (event.type) {
    case 'identity.checked': {
      const { identifiers, bandMatches, imagesMatch } = event.body
      const matches = bandMatches && imagesMatch !== false && identifiers.every((identifier) => identifier.matches)
      return {
        ...touched,
        identity: { ...noted, matches, kinds: identifiers.map((each) => each.kind), bandMatches, imagesMatch },
      }
    }
    case 'medications.recorded':
      return { ...touched, medications: { ...event.body, noted } }
    case 'allergies.recorded':
      return { ...touched, allergies: { ...event.body, noted } }
    case 'conditions.recorded':
      return { ...touched, conditions: { ...event.body, noted } }
    case 'steroids.recorded':
      return { ...touched, steroids: event.body }
    case 'vaccines.recorded':
      return { ...touched, vaccines: event.body }
    case 'devices.recorded':
      return { ...touched, devices: event.body }
    case 'labs.recorded':
      return { ...touched, labs: event.body.labs }
    case 'answers.recorded':
      return { ...touched, answers: { ...before.answers, ...event.body.answers } }
    case 'weight.recorded':
      return { ...touched, weightKg: event.body.weightKg }
    case 'baseline.recorded':
      return { ...touched, baseline: { ...event.body, noted } }
    case 'order.recorded':
      return { ...touched, order: { ...noted, ...event.body } }
    case 'consent.recorded':
      return { ...touched, consent: { ...noted, ...event.body } }
    case 'siteMark.recorded':
      return { ...touched, siteMark: { ...noted, ...event.body, markedBy: event.body.markedBy.name } }
    case 'imagingReview.recorded':
      return { ...touched, imagingReview: { ...noted, ...event.body } }
    case 'call.recorded':
      return { ...touched, calls: [...before.calls, { ...event.body, ...noted }] }
    case 'rules.noted':
      return { ...before, rules: event.body }
    case 'finding.overridden': {
      const { finding, reason, prescriberAsked, by } = event.body
      const override = { at: event.meta.at, by: by.name, role: by.role, ...finding, reason, prescriberAsked }
      return { ...touched, overrides: { ...before.overrides, [finding.key]: override } }
    }
    case 'override.withdrawn': {
      const { [event.body.key]: _withdrawn, ...rest } = before.overrides
      return { ...touched, overrides: rest }
    }
    default:
      return before
  }
}
