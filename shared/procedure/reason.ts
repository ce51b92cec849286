import type { Refusal } from '@shared/case/refusal'

/**
 * One sentence of a judgement: plain English in `says`, the code under which the message catalogues hold the other
 * languages, and the values in it. The same shape as a refusal, so that a reason can become one.
 */
export type Reason = Refusal

export function because(code: string, says: string, params: Reason['params'] = {}): Reason {
  return { code, says, params }
}
