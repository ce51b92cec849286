/**
 * What a site decides about the rules. Every value has a default; a site may only make a limit stricter than the table's.
 */
export type ScreeningPolicy = {
  /** From this age the risk class goes one step up. The guideline gives no number. */
  readonly seniorAgeYears: number
  /** Ages between which pregnancy is asked about; site policy, not a guideline. */
  readonly pregnancyAgeYears: readonly [number, number]
  /** From how many medicines on a person looks at them together; site policy, not a guideline. */
  readonly manyMedicines: number
  /** Procedures the site treats one class higher than the guideline: deep or non-compressible sites. */
  readonly raisedProcedures: readonly string[]
  /** Editions adopted besides the pain guideline; the stricter row counts. */
  readonly adoptedEditions: readonly string[]
  /** Who adopted the rule version for this site, by name and date; null until then. */
  readonly adopted: { readonly by: string; readonly at: string; readonly version: string } | null
}

export const defaultScreeningPolicy: ScreeningPolicy = {
  seniorAgeYears: 75,
  pregnancyAgeYears: [10, 55],
  manyMedicines: 5,
  raisedProcedures: [],
  adoptedEditions: [],
  adopted: null,
}
