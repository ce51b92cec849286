import type { InstructionLocale, Line } from '@shared/discharge/document'
import type { Fillings } from '@shared/discharge/library'
import type { ConfirmedRestart } from '@shared/discharge/state'
import { assertNever } from '@shared/kit/assertNever'
import type { Instant } from '@shared/kit/time'
import { drugName } from '@shared/screening/drugNames'

/**
 * What the sheet says about each blood thinner: the decision a physician confirmed, who and when, and nothing else. A
 * drug without a decision has no line; discharge is refused as long as there is one.
 */
export function restartLines(
  restarts: Readonly<Record<string, ConfirmedRestart>>,
  line: (block: string, more?: Fillings) => Line,
  say: (at: Instant) => string,
  locale: InstructionLocale,
): readonly Line[] {
  const confirmed = Object.values(restarts).sort((a, b) => (a.drug < b.drug ? -1 : 1))
  const double = confirmed.some((each) => each.decision.kind === 'at') ? [line('thinner.double')] : []
  const lines = confirmed.flatMap((each) => {
    const drug = { text: nameFor(each, locale), from: 'restart' }
    const by = line('thinner.by', {
      doctor: { text: each.by, from: 'restart', typed: true },
      when: { text: say(each.at), from: 'restart' },
    })
    switch (each.decision.kind) {
      case 'at': {
        const when = { text: say(each.decision.at), from: 'restart' }
        return [line('thinner.start', { drug, when }), by]
      }
      case 'words':
        return [line('thinner.words', { drug, words: { text: each.decision.words, from: 'restart', typed: true } }), by]
      case 'keep-taking':
        return [line('thinner.keep', { drug }), by]
      default:
        return assertNever(each.decision, 'restart decision')
    }
  })
  return [...lines, ...double]
}

/**
 * The generic name in the language of the sheet, with the words of the patient's own list where they say another: people
 * know the brand.
 */
function nameFor({ drug, knownAs }: ConfirmedRestart, locale: InstructionLocale): string {
  const name = drugName(drug, locale)
  const known = plain(knownAs)
  return known === '' || known.includes(plain(drug)) || known.includes(plain(name)) ? name : `${name} (${knownAs})`
}

/** Small letters without accents: "Apixabán 5 mg" and "apixaban" are one name. */
const plain = (words: string) => words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
