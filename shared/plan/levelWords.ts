import { levelName, parseLevel } from '@shared/plan/levels'

/** A level of the record in the words of a language. What a person wrote otherwise stays as it was written. */
export function levelIn(locale: 'en' | 'es', text: string): string {
  const level = parseLevel(text)
  if (locale === 'en' || level === null || levelName(level) !== text) return text
  switch (level.kind) {
    case 'segment':
      return level.as === 'dorsal-ramus' ? `ramo dorsal de ${level.segment.letter}${level.segment.number}` : text
    case 'rib':
      return `costilla ${level.number}`
    case 'third-occipital-nerve':
      return 'tercer nervio occipital'
    case 'space':
      return text
  }
}
