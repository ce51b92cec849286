const suffix = ', prescriber’s decision'

/** The name under which the own class of the procedure speaks about a drug beside the raised one. */
export function ownClassSubject(drug: string): string {
  return `${drug}${suffix}`
}

/** The drug of such a name, or null for any other. */
export function drugOfOwnClass(subject: string): string | null {
  return subject.endsWith(suffix) ? subject.slice(0, -suffix.length) : null
}
