export type RecoveryState = { readonly observations: readonly never[] }
export const noRecovery: RecoveryState = { observations: [] }
