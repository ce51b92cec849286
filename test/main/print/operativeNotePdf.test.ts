import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { RecordedEvent } from '@shared/case/events'
import type { CaseState } from '@shared/case/state'
import { fail, ok } from '@shared/kit/result'
import { operativeNote } from '@shared/procedure/operativeNote'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { noteFonts } from '../../../main/print/note/fonts'
import { operativeNotePdf } from '../../../main/print/note/operativeNotePdf'
import { around, noteOf } from '../../builders/noteScenes'
import { contrast, roomWithNeedle } from '../../builders/procedureRoom'
import { aLinkedInstance } from '../../fixtures/linkedInstance'

let folder = ''
let whole: { readonly path: string } = { path: '' }
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'note-'))
  whole = await pdfOf(wholeCase())
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const run = (command: string, ...args: string[]) => execFileSync(command, args, { encoding: 'utf8' })

/** A grey picture whose tones rise to the right. */
const slope = {
  width: 64,
  height: 48,
  channels: 1 as const,
  samples: Uint8Array.from({ length: 64 * 48 }, (_, at) => (at % 64) * 4),
}

const instance = aLinkedInstance({ frames: 64, rows: 48, columns: 64 })
const on = { contentId: instance.contentId, sopInstanceUid: instance.sopInstanceUid, frame: 31 }

/** A transforaminal injection with its frame, its mark, and everything around it. */
function wholeCase() {
  const made = roomWithNeedle({
    changes: (state) => ({
      ...state,
      imaging: {
        ...state.imaging,
        instances: [instance],
        targets: [
          {
            id: '0198f000-0000-7000-8000-0000000000aa',
            on,
            kind: 'path',
            points: [
              { x: 40, y: 10 },
              { x: 20, y: 30 },
            ],
            level: 'L5-S1',
            side: 'left',
            label: 'Entry below the pedicle',
            by: 'Dr. Amara Osei',
            at: '2026-11-24T13:00:00.000Z',
          },
        ],
      },
    }),
  })
  made.must(contrast(made.needle(), { frame: on, freeText: 'Flow along the root — «ventral» and dorsal, 0.5 µL back' }))
  const { events } = noteOf(made, 'en', around)
  return { state: made.state(), events }
}

async function pdfOf(
  { state, events }: { readonly state: CaseState; readonly events: readonly RecordedEvent[] },
  locale: 'en' | 'es' = 'en',
  pictureOf: Parameters<typeof operativeNotePdf>[0]['pictureOf'] = async () => ok(slope),
): Promise<{ readonly path: string; readonly bytes: Buffer }> {
  const made = new Date('2026-11-24T15:00:00.000Z')
  const bytes = await operativeNotePdf({ state, events, locale, paper: 'Letter', pictureOf, made })
  const path = join(folder, `${locale}-${bytes.length}.pdf`)
  writeFileSync(path, bytes)
  return { path, bytes }
}

const caseOf = ({ state, events }: ReturnType<typeof wholeCase>) => [state, events] as const

/** A text as one line, whatever the line breaks: they may also stand after a hyphen. */
const oneLine = (text: string) => text.replace(/\s+/g, ' ').replace(/- /g, '-')
/** Text of a PDF in reading order. */
const textOf = (path: string) => oneLine(run('pdftotext', '-raw', path, '-'))

/** What every such file has to be: readable for others, with every letter and its meaning in it. */
function isSound(path: string): void {
  expect(run('qpdf', '--check', path)).toContain('No syntax or stream encoding errors found')
  const drawn = run('gs', '-dBATCH', '-dNOPAUSE', '-dPDFSTOPONERROR', '-sDEVICE=nullpage', path)
  expect(drawn).not.toMatch(/error|warning/i)
  for (const row of run('pdffonts', path).trim().split('\n').slice(2))
    expect(row).toMatch(/\s+yes yes yes\s+\d+\s+\d+$/)
}

describe('the operative note as a file', () => {
  it('is sound for qpdf and Ghostscript, and tagged', async () => {
    const { path } = whole
    expect(run('qpdf', '--check', path)).toContain('No syntax or stream encoding errors found')
    const drawn = run('gs', '-dBATCH', '-dNOPAUSE', '-dPDFSTOPONERROR', '-sDEVICE=nullpage', path)
    expect(drawn).not.toMatch(/error|warning/i)
    const info = run('pdfinfo', path)
    expect(info).toMatch(/Tagged:\s+yes/)
    expect(info).toMatch(/Title:\s+Operative note/)
    expect(info).not.toContain('Hartmann')
  })

  it('has every font in it, with the letters it needs and their meaning', async () => {
    const { path } = whole
    const rows = run('pdffonts', path).trim().split('\n').slice(2)
    expect(rows.length).toBeGreaterThan(0)
    for (const row of rows) expect(row).toMatch(/\s+yes yes yes\s+\d+\s+\d+$/)
  })

  it('is built as PDF/A-2a asks: metadata, output intent, language, identifier, structure, described figures', () => {
    const { path } = whole
    const json = run('qpdf', '--json=2', '--json-stream-data=none', path)
    const all = JSON.stringify(JSON.parse(json))
    const metadata = run('pdfinfo', '-meta', path)
    expect(metadata).toContain('<pdfaid:part>2</pdfaid:part>')
    expect(metadata).toContain('<pdfaid:conformance>A</pdfaid:conformance>')
    const caption = 'Needle 1, injection 1, AP: along the nerve root and ventral epidural. Frame 31.'
    const asked = [
      '"/S":"/GTS_PDFA1"',
      '"/Lang":"u:en"',
      '"/Marked":true',
      '"/S":"/Document"',
      '"/S":"/H1"',
      '"/S":"/Figure"',
      `"/Alt":"u:${caption}"`,
      '"/DisplayDocTitle":true',
      '"/ID":[',
    ]
    expect(asked.filter((each) => !all.includes(each))).toEqual([])
    const forbidden = ['JavaScript', 'JS', 'Encrypt', 'EmbeddedFiles', 'LZWDecode', 'SMask', 'AA', 'Launch']
    expect(forbidden.filter((each) => all.includes(`"/${each}"`))).toEqual([])
    expect(all.includes('"/Interpolate":true')).toBe(false)
    const structure = run('pdfinfo', '-struct', path)
    expect(structure.match(/^\s*H2 /gm)?.length).toBe(operativeNote(...caseOf(wholeCase())).sections.length)
  })

  it.each(['en', 'es'] as const)(
    'says every sentence of the note, and whose it is on every page (%s)',
    async (locale) => {
      const made = wholeCase()
      const { path } = await pdfOf(made, locale)
      const text = textOf(path)
      const expected = operativeNote(...caseOf(made), locale).sections.flatMap(({ heading, sentences, figures }) => [
        heading,
        ...sentences.map(({ says }) => says),
        ...figures.map(({ caption }) => caption),
      ])
      expect(expected.filter((each) => !text.includes(oneLine(each)))).toEqual([])
      const pages = run('pdftotext', '-raw', path, '-').split('\f').slice(0, -1)
      expect(pages.length).toBeGreaterThan(1)
      pages.forEach((page, at) => {
        expect(page).toContain('Hartmann')
        expect(page).toMatch(new RegExp(`(Page|Página) ${at + 1} (of|de) ${pages.length}`))
      })
    },
  )

  it('prints names as they are written, accents and arrows too, and names what no font can print', async () => {
    const made = roomWithNeedle()
    const names = 'Müller Łódź Ωμέγα Жанна Nguyễn Ọ̀ṣọ́ Ǆemal Ԛашхъа ʼn ≤ 5 mL, L4 → L5, 10⁻³'
    made.must(contrast(made.needle(), { freeText: `${names} 你好 ܐܒܓ \u202eabc` }))
    const { path } = await pdfOf({ state: made.state(), events: noteOf(made).events })
    // An accent set over its letter is a glyph of its own, beside which the reader of the file sees a space.
    const letters = (text: string) =>
      text
        .normalize('NFC')
        .replace(/ ?(\p{M}) ?/gu, '$1')
        .replace(/\s/g, '')
    const text = textOf(path)
    expect(letters(text)).toContain(letters(names))
    expect(letters(text)).toContain('[U+4F60][U+597D][U+0710][U+0712][U+0713]abc.')
    isSound(path)
  })

  it('prints Arabic and Hebrew names from the right, on every page and across the lines of a paragraph', async () => {
    const patient = { givenName: 'محمد', familyName: 'الحسيني' }
    const made = roomWithNeedle({ changes: (state) => ({ ...state, patient: { ...state.patient, ...patient } }) })
    const long = Array.from({ length: 30 }, () => 'كلمة حسن محمد').join(' ')
    made.must(contrast(made.needle(), { freeText: `Told by שלום גרשון (דוד 120/80 כהן), 24 weeks. ${long} and then` }))
    const { path } = await pdfOf({ state: made.state(), events: noteOf(made).events })
    const pages = run('pdftotext', path, '-')
      .replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
      .split('\f')
      .slice(0, -1)
    for (const page of pages) expect(page).toMatch(/محمد.*الحسيني|الحسيني.*محمد/)
    const text = oneLine(pages.join(' '))
    expect(text).not.toContain('[U+')
    for (const word of ['שלום גרשון', 'דוד', '120/80', 'כהן', ', 24 weeks.']) expect(text).toContain(word)
    expect(text.match(/كلمة/g)).toHaveLength(30)
    expect(text.match(/حسن محمد/g)?.length).toBeGreaterThan(25)
    isSound(path)
  })

  it.each(['Latin', 'Greek', 'Cyrillic'])('has every %s letter that names are written with', (script) => {
    const letters = new RegExp(`^(?=\\p{Script=${script}})\\p{L}$`, 'u')
    const missing: string[] = []
    // The blocks in which names of living languages are written.
    for (const [first, last] of [
      [0x41, 0x24f],
      [0x370, 0x525],
      [0x1e00, 0x1fff],
    ] as const) {
      for (let code = first; code <= last; code++) {
        const letter = String.fromCodePoint(code)
        if (!letters.test(letter)) continue
        for (const weight of ['400', '700'] as const) {
          if (
            noteFonts()
              .runs(letter, weight)
              .some((each) => each.text.startsWith('[U+'))
          )
            missing.push(letter)
        }
      }
    }
    expect(missing).toEqual([])
  })

  it('says why a picture is not there', async () => {
    const { path } = await pdfOf(wholeCase(), 'en', async () => fail('A video clip has no single picture.'))
    expect(textOf(path)).toContain('Frame 31. A video clip has no single picture.')
    expect(run('pdfimages', '-list', path).trim().split('\n')).toHaveLength(2)
  })
})
