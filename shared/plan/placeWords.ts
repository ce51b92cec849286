import { type Procedure, spineRegionOf } from '@shared/plan/catalogue'
import { parseLevel } from '@shared/plan/levels'

type Place = { readonly region: string | null; readonly levels: readonly string[] | null }

/**
 * A place as people write it, brought into the catalogue's words, where that needs no guess: the name of the procedure's
 * own joint or ganglion instead of the part of the spine (“SIJ”, “caudal”), several levels in one text (“L3, L4, L5”),
 * and a run of nerves (“S1-S3” for lateral branches). Everything else stays as written, for screening to question.
 */
export function placeInCatalogueWords(procedure: Procedure, { region, levels }: Place): Place {
  const own = new Set(procedure.placeWords ?? [])
  const namesOwnPlace = (text: string) => own.has(plainWords(text))
  const onlyRegion = procedure.regions?.[0] ?? null
  return {
    region: region !== null && namesOwnPlace(region) && spineRegionOf(region) === null ? onlyRegion : region,
    levels:
      levels?.flatMap((text) => (namesOwnPlace(text) ? [] : levelsIn(text, procedure.levels.nerves === true))) ?? null,
  }
}

const plainWords = (text: string) =>
  text
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')

function levelsIn(text: string, nerves: boolean): readonly string[] {
  if (parseLevel(text) !== null) return [text]
  const listed = text.split(/\s*(?:[,;+&]|\band\b|\by\b)\s*/i)
  const parts = listed.flatMap((part) => (parseLevel(part) === null && nerves ? runOfNerves(part) : [part]))
  return parts.length > 1 && parts.every((part) => parseLevel(part) !== null) ? parts : [text]
}

/**
 * `S1-S3` names the three lateral branches from the first to the last. Only where the catalogue says that levels are
 * nerves: of a medial branch, “L3-L5” names three nerves to one reader and two joints to another, and stays a question.
 */
function runOfNerves(text: string): readonly string[] {
  const run = /^\s*([CTLS])\s?(\d{1,2})\s?[-–/]\s?([CTLS])?\s?(\d{1,2})\s*$/i.exec(text)
  const letter = run?.[1]?.toUpperCase()
  if (run === null || letter === undefined || (run[3]?.toUpperCase() ?? letter) !== letter) return [text]
  const [from, to] = [Number(run[2]), Number(run[4])]
  return to > from ? Array.from({ length: to - from + 1 }, (_, index) => `${letter}${from + index}`) : [text]
}
