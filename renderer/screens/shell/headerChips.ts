import type { CaseState } from '@shared/case/state'
import type { CaseScreening } from '@shared/preparation/screenCase'
import { isCounted } from '@shared/screening/allergyReading'
import { subjectIn } from '@shared/screening/shown'
import type { StatusKind } from '../../components/StatusIcon'
import type { TextParams } from '../../text/catalogues'

type HeaderChip = { readonly kind: StatusKind; readonly key: string; readonly params: TextParams }

/** What the header says of antithrombotics: not asked, none, the drugs that stop or caution, or all past their interval. */
export function antithromboticChip(state: CaseState, screening: CaseScreening, locale: string): HeaderChip {
  const { status } = state.preparation.medications
  if (status === 'not-asked') return { kind: 'unknown', key: 'chip.medicationNotAsked', params: {} }
  const open = screening.findings.filter((finding) => finding.topic === 'antithrombotic' && finding.severity !== 'info')
  const names = [...new Set(open.map((finding) => subjectIn(locale, finding.subject)))].join(', ')
  const stop = open.some((finding) => finding.severity === 'stop' && finding.override === null)
  if (open.length > 0) return { kind: stop ? 'stop' : 'caution', key: 'chip.antithrombotic', params: { names } }
  if (screening.findings.some((finding) => finding.topic === 'unknown-medication')) {
    return { kind: 'unknown', key: 'chip.medicationUnknown', params: {} }
  }
  const passed = [
    ...new Set(screening.passed.filter((check) => check.topic === 'antithrombotic').map((check) => check.subject)),
  ]
  return passed.length > 0
    ? { kind: 'clear', key: 'chip.antithromboticPassed', params: { names: passed.join(', ') } }
    : { kind: 'clear', key: 'chip.noAntithrombotic', params: {} }
}

export function allergyChip(state: CaseState, screening: CaseScreening): HeaderChip {
  const { status, items } = state.preparation.allergies
  if (status === 'not-asked') return { kind: 'unknown', key: 'chip.allergyNotAsked', params: {} }
  if (status === 'none') return { kind: 'clear', key: 'chip.noAllergy', params: {} }
  // What is refuted or over is shown among the findings with its mark; here it would read as an allergy.
  const counted = items.filter(isCounted)
  const names = (counted.length > 0 ? counted : items).map((item) => item.substance).join(', ')
  const open = screening.findings.filter((finding) => finding.topic === 'allergy' && finding.override === null)
  const kind = open.some((finding) => finding.severity === 'stop')
    ? 'stop'
    : open.some((finding) => finding.severity === 'caution')
      ? 'caution'
      : 'info'
  return {
    kind,
    key: counted.length > 0 || items.length === 0 ? 'chip.allergy' : 'chip.allergyNotCounted',
    params: { names },
  }
}
