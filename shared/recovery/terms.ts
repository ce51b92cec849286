import type { Plan } from '@shared/plan/plan'
import { complicationTermOf } from '@shared/procedure/catalogue'

/**
 * Whether the term is an expected effect of this procedure rather than a complication: a Horner syndrome belongs to a
 * stellate block and to nothing else (clinical reference section 10.5). The observer may say otherwise; this is what
 * is offered first.
 */
export function isExpected(term: string, plan: Pick<Plan, 'procedure'>): boolean {
  return complicationTermOf(term)?.expectedIn.includes(plan.procedure) ?? false
}

/** What to do now (clinical reference section 10.6), as a key of the catalogue `escalation.<key>`. */
export type Escalation =
  | 'last'
  | 'neurological'
  | 'stroke'
  | 'anaphylaxis'
  | 'lung'
  | 'circulation'
  | 'high-block'
  | 'airway'
  | 'glucose'
  | 'report'

const escalations: Readonly<Record<string, Escalation>> = {
  last: 'last',
  'new-motor-deficit': 'neurological',
  'sphincter-change': 'neurological',
  'epidural-haematoma': 'neurological',
  'cord-injury': 'neurological',
  stroke: 'stroke',
  'visual-loss': 'stroke',
  seizure: 'last',
  'allergic-moderate': 'anaphylaxis',
  'allergic-severe': 'anaphylaxis',
  'contrast-reaction': 'anaphylaxis',
  desaturation: 'lung',
  pneumothorax: 'lung',
  'respiratory-depression': 'lung',
  'phrenic-palsy': 'lung',
  'chest-pain': 'lung',
  vasovagal: 'circulation',
  presyncope: 'circulation',
  hypotension: 'circulation',
  bradycardia: 'circulation',
  tachycardia: 'circulation',
  'high-spinal': 'high-block',
  'intrathecal-injection': 'high-block',
  'subdural-injection': 'high-block',
  'recurrent-laryngeal': 'airway',
  hyperglycaemia: 'glucose',
}

/** The escalation advice for a term; null for an expected effect and where the table says nothing. */
export function escalationFor(term: string, expected: boolean): Escalation | null {
  if (expected) return null
  return escalations[term] ?? (complicationTermOf(term)?.reportable ? 'report' : null)
}
