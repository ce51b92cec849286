export type DischargeState = { readonly dischargedAt: string | null }
export const notDischarged: DischargeState = { dischargedAt: null }
