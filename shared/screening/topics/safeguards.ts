/** The source of the rules for epidural steroid injections. */
export const safeguards = {
  source: 'Rathmell 2015, safeguards for epidural steroid injections (doi:10.1097/ALN.0000000000000614)',
  edition: 'safeguards 2015',
  confidence: 'memory-to-verify' as const,
}
