import { writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Chapter } from './album'
import type { Files } from './hartmann'

export type Walked = {
  readonly chapters: readonly Chapter[]
  readonly files: Files
  readonly entries: number
  readonly runtime: string
}

/** One page about a walk: what was done, how long it took, and where its pictures and files lie beside it. */
export function writeSummary(folder: string, { chapters, files, entries, runtime }: Walked): void {
  const seconds = chapters.reduce((sum, chapter) => sum + chapter.seconds, 0)
  const lines = [
    '# A whole case, in the real application',
    '',
    `${chapters.length} steps in ${Math.round(seconds)} s, on ${runtime}. The record has ${entries} entries; its chain was checked with nothing of the application. The patient is invented.`,
    '',
    `- Instructions for the patient: [PDF](${basename(files.instructions)})`,
    `- Operative note: [PDF](${basename(files.note)})`,
    `- Record: [JSON](${basename(files.record)})`,
    '',
    '| step | seconds | pictures |',
    '| --- | ---: | --- |',
    ...chapters.map(
      ({ title, seconds: took, pictures }) =>
        `| ${title} | ${took.toFixed(1)} | ${pictures.map((file) => `[${file.slice(0, 2)}](${file})`).join(' ')} |`,
    ),
    '',
  ]
  writeFileSync(join(folder, 'summary.md'), lines.join('\n'))
}
