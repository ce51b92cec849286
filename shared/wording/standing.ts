/**
 * What a site may do with a block. `locked`: nothing, for it says the side. `mandatory`: say it in other words, with the
 * same values, the same figures and the same "not". `usual`: say it in other words with the same values. `optional`: leave
 * it out as well.
 */
export type BlockStanding = 'locked' | 'mandatory' | 'usual' | 'optional'

/** What no sheet may lack (clinical reference 11.1 to 11.3): when to call, whom, restart lines, sedation, driving. */
const mandatory: readonly RegExp[] = [
  /^now\./,
  /^today-call\./,
  /^thinner\./,
  /^phone\./,
  /^code\./,
  /^sedation\./,
  /^diabetes\./,
  /^event\./,
  /^today\.(no-driving|no-driving-24|no-driving-24-numb|no-driving-numb|swallow|numb-limb|stairs)$/,
  /^notice\.no-nsaid$/,
  /^(given|given\.none|foot\.done|foot\.done-site|what\.abandoned|what\.not-all)$/,
]

/** What a sheet can do without: neither a warning nor anything that is asked back. */
const optional: ReadonlySet<string> = new Set([
  'purpose',
  'notice.hair',
  'notice.sore-muscle',
  'notice.waves',
  'notice.gel',
  'diary.moves',
  'next.little-relief',
  'next.little-relief-4',
  'next.little-relief-8',
  'foot.clinical',
])

export function standingOf(block: string): BlockStanding {
  if (block.startsWith('side.')) return 'locked'
  if (mandatory.some((pattern) => pattern.test(block))) return 'mandatory'
  return optional.has(block) ? 'optional' : 'usual'
}
