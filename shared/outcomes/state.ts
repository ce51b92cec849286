export type OutcomeState = { readonly measures: readonly never[] }
export const noOutcomes: OutcomeState = { measures: [] }
