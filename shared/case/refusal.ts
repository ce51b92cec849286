import { fail } from '@shared/kit/result'

/**
 * Why an act was not possible, for a person to read. `says` is plain English: what is in the way and what to do.
 * `code` is what programs and the message catalogues of other languages read (`refusal.<code>`), with `params`.
 */
export type Refusal = {
  readonly code: string
  readonly says: string
  readonly params: Readonly<Record<string, string | number>>
  /** The sentences that `says` is made of, where there are several: other languages say each of them too. */
  readonly because?: readonly Omit<Refusal, 'because'>[] | undefined
}

export function refuse(code: string, says: string, params: Refusal['params'] = {}) {
  return fail<Refusal>({ code, says, params })
}
