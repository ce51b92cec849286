import { type Refusal, refuse } from '@shared/case/refusal'
import { catalogueLocale } from '@shared/discharge/document'
import type { InstructionLibrary } from '@shared/discharge/library'
import { type ReadingLocale, readingOf, wordsOf } from '@shared/discharge/readability'
import { ok, type Result } from '@shared/kit/result'
import { standingOf } from '@shared/wording/standing'
import type { Wording } from '@shared/wording/wording'

/** United States school grade that no sentence of a sheet may pass (clinical reference 11.1: "hard ceiling 8"). */
const hardestGrade = 8

/** Under this number of words one long name decides the grade alone; such lines are measured within the whole sheet. */
const runningText = 8

/** Longest text of a block, in characters: half as much again as the product's, so that a sheet stays two pages. */
function longestText(base: string): number {
  return Math.max(90, Math.ceil(base.length * 1.5))
}

/** The `{names}` of the values in a text, sorted. */
export function valuesIn(text: string): readonly string[] {
  return [...text.matchAll(/\{(\w+)\}/g)].flatMap((match) => match[1] ?? []).sort()
}

/** The figures in a text, as numbers, in rising order: "100.4 °F (38 °C)" is 38 and 100.4. */
export function figuresIn(text: string): readonly number[] {
  const found = text.replace(/\{\w+\}/g, '').match(/\d+(?:[.,]\d+)?/g) ?? []
  return found.map((figure) => Number(figure.replace(',', '.'))).sort((a, b) => a - b)
}

const negations: Readonly<Record<ReadingLocale, RegExp>> = {
  en: /(?<![\p{L}])(?:no|not|never|cannot|avoid|without|\p{L}+n['’]t)(?![\p{L}])/iu,
  es: /(?<![\p{L}])(?:no|nunca|ni|sin|ningún|ninguna|evite)(?![\p{L}])/iu,
}

/** Whether a text says that something is not, or not to be done. */
export function saysNot(text: string, locale: ReadingLocale): boolean {
  return negations[locale].test(text)
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const unseen = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/

/**
 * Whether a site's text may stand in the place of a block of the product: the same values, readable, and for what no sheet
 * may lack the same figures and the same "not". What a text means beyond that is for whoever puts it in force.
 */
export function soundText(base: InstructionLibrary, block: string, text: string): Result<true, Refusal> {
  const before = Object.hasOwn(base.blocks, block) ? base.blocks[block]?.text : undefined
  if (before === undefined) return noBlock(block)
  const standing = standingOf(block)
  if (standing === 'locked') {
    return refuse('wording.locked', 'This text says the side. Nobody changes it.', { block })
  }
  if (text.trim() === '')
    return refuse('wording.empty', 'This text is empty. Write it, or take the product’s.', { block })
  if (unseen.test(text)) {
    return refuse('wording.unseen', 'This text has characters in it that nobody can see. Type it again.', { block })
  }
  const most = longestText(before)
  if (text.length > most) {
    return refuse(
      'wording.too-long',
      `This text has ${text.length} characters; ${most} fit on the sheet. Make it shorter.`,
      { block, length: text.length, most },
    )
  }
  const values = valuesIn(before)
  const strayBrace = /[{}]/.test(text.replace(/\{\w+\}/g, ''))
  if (strayBrace || valuesIn(text).join(' ') !== values.join(' ')) {
    const needed = values.map((name) => `{${name}}`).join(' ')
    const says =
      values.length === 0 ? 'This text holds no value in braces.' : `This text has to hold ${needed}, once each.`
    return refuse(values.length === 0 ? 'wording.no-values' : 'wording.values', says, { block, values: needed })
  }
  if (standing === 'mandatory') {
    const figures = figuresIn(before)
    if (figuresIn(text).join(' ') !== figures.join(' ')) {
      const needed = figures.join(', ')
      return figures.length === 0
        ? refuse('wording.no-figures', 'This text is a warning. It has no figures, and takes none.', { block })
        : refuse('wording.figures', `This text is a warning. Its figures stay as they are: ${needed}.`, {
            block,
            figures: needed,
          })
    }
    const locale = catalogueLocale(base.locale)
    if (saysNot(text, locale) !== saysNot(before, locale)) {
      return saysNot(before, locale)
        ? refuse('wording.not-lost', 'This text says what not to do, or what is not right. That "not" has to stay.', {
            block,
          })
        : refuse('wording.not-added', 'This text tells what to do. A "not" would turn it round.', { block })
    }
  }
  return readable(base, block, text)
}

function readable(base: InstructionLibrary, block: string, text: string): Result<true, Refusal> {
  const filled = text.replace(/\{\w+\}/g, '9')
  const { grade, hardWords } = readingOf(filled, catalogueLocale(base.locale))
  if (wordsOf(filled).length < runningText || grade <= hardestGrade) return ok(true)
  const rounded = Math.ceil(grade)
  const words = hardWords.slice(0, 5).join(', ')
  return refuse(
    'wording.too-hard',
    `This reads at grade ${rounded}; ${hardestGrade} is the most. Use shorter sentences and easier words${words === '' ? '' : ` for: ${words}`}.`,
    { block, grade: rounded, most: hardestGrade, words },
  )
}

/** Whether a whole wording may be used in the place of the product's: every text sound, and nothing left out that counts. */
export function soundWording(base: InstructionLibrary, wording: Wording): Result<true, Refusal> {
  for (const [block, text] of Object.entries(wording.texts)) {
    const sound = soundText(base, block, text)
    if (!sound.ok) return sound
  }
  for (const block of wording.retired) {
    const may = mayRetire(base, block)
    if (!may.ok) return may
  }
  return ok(true)
}

export function mayRetire(base: InstructionLibrary, block: string): Result<true, Refusal> {
  if (!Object.hasOwn(base.blocks, block)) return noBlock(block)
  if (standingOf(block) === 'optional') return ok(true)
  return refuse('wording.needed', 'No sheet goes out without this text. It can be said in other words.', { block })
}

function noBlock(block: string) {
  return refuse('wording.no-block', `The instructions have no text named ${block}.`, { block })
}
