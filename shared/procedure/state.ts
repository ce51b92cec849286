export type ProcedureState = { readonly startedAt: string | null; readonly endedAt: string | null }
export const noProcedure: ProcedureState = { startedAt: null, endedAt: null }
