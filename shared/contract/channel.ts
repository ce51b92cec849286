import { z } from 'zod'

/** A request from a window and its reply. Both ends parse: what arrives is never trusted for its type. */
export type Channel<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType> = {
  readonly input: Input
  readonly output: Output
}

export function channel<Input extends z.ZodType, Output extends z.ZodType>(
  input: Input,
  output: Output,
): Channel<Input, Output> {
  return { input, output }
}

/** Why a request was not fulfilled, as data: an Error would lose everything but its message on the way. */
const sentence = {
  code: z.string(),
  /** One or two plain sentences: what happened, what it means here, what to do next. */
  says: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
}
export const failureSchema = z.object({
  ...sentence,
  /** The sentences it is made of, where there are several. */
  because: z.array(z.object(sentence)).readonly().optional(),
})
export type Failure = Readonly<z.infer<typeof failureSchema>>

export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure }
