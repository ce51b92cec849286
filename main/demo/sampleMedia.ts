import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type PictureHeader, pictureFile, turnedOver } from './phantom/pictureFile'
import { draughtsman, type Picture, type PictureName } from './phantom/pictures'
import {
  castellanos,
  delacroix,
  folderOf,
  hartmann,
  lindgren,
  onTheWrongDisc,
  oRourke,
  osei,
  papadopoulos,
  type SampleCase,
  sorensen,
  vu,
} from './sampleCases'
import { type SampleTimes, sampleTimes } from './sampleTimes'

/** The folders below a case's own, named as discs and exports are. */
export const earlierFilms = 'Earlier X-ray'
export const fromTheCArm = 'C-arm today'
export const fromTheScanner = 'Ultrasound today'
export const theDisc = 'Disc'

type Sheet = {
  readonly of: SampleCase
  readonly folder: string
  readonly picture: PictureName
  readonly header: Omit<PictureHeader, 'patient' | 'study'>
  readonly patient?: SampleCase['patient']
  /** Laid the wrong way round: the picture and what its file says are both turned. */
  readonly turned?: true
}

/**
 * Draws the pictures of the sample day into folders below `folder`, one a case that has any. Written beside and then
 * named, so that a file that is there is whole. Takes seconds of computing: run it away from the main thread.
 */
export function drawSampleMedia(folder: string, now: Date): void {
  const times = sampleTimes(now)
  const draw = draughtsman()
  for (const sheet of sheets(times)) {
    const { of, header } = sheet
    const picture = draw(sheet.picture)
    const file = pictureFile(sheet.turned === true ? turnedOver(picture) : picture, {
      ...header,
      patient: sheet.patient ?? of.patient,
      study: `${of.number} ${sheet.folder}`,
    })
    write(join(folder, folderOf(of), sheet.folder, fileName(header, picture)), file)
  }
  const text = 'DRILL. This is a note, not a picture, whatever its name says.\n'
  write(noteIn(folder), Buffer.from(text))
}

/** Whether the pictures are there, all of them: the note on the disc is written last. */
export function isDrawn(folder: string): boolean {
  return existsSync(noteIn(folder))
}

/** What lies on discs besides pictures: a text that only claims to be one. */
function noteIn(folder: string): string {
  return join(folder, folderOf(oRourke), theDisc, 'NOTES.dcm')
}

function fileName({ series, instance }: Pick<PictureHeader, 'series' | 'instance'>, { frames }: Picture): string {
  return `${frames > 1 ? 'RUN' : 'IM'}${String(series).padStart(2, '0')}${String(instance).padStart(3, '0')}.dcm`
}

function write(path: string, bytes: Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(`${path}.part`, bytes)
  renameSync(`${path}.part`, path)
}

function sheets(times: SampleTimes): Sheet[] {
  const weeksAgo = { date: times.daysAgo(64), time: '10:14:00' }
  const front = { device: 'film', view: 'AP', orientation: ['L', 'F'], series: 1, instance: 1 } as const
  const side = { device: 'film', view: 'LL', orientation: ['P', 'F'], series: 1, instance: 2 } as const
  const lumbar = { bodyPart: 'LSPINE', studyDescription: 'Lumbar spine, two views', taken: weeksAgo } as const
  const lumbarFront = { ...front, ...lumbar, seriesDescription: 'Lumbar spine AP' }
  const lumbarSide = { ...side, ...lumbar, seriesDescription: 'Lumbar spine lateral' }
  const cArm = (minutesAgo: number, bodyPart: string, description: string) =>
    ({
      device: 'c-arm',
      view: 'AP',
      orientation: ['L', 'F'],
      bodyPart,
      taken: times.deviceClock(minutesAgo),
      studyDescription: 'Fluoroscopy for injection',
      seriesDescription: description,
      series: 1,
      instance: 1,
    }) as const
  const films = { folder: earlierFilms, picture: 'lumbar-ap-film' } as const
  const lateral = { folder: earlierFilms, picture: 'lumbar-lateral-film' } as const
  const today = { folder: fromTheCArm } as const
  return [
    { of: hartmann, ...films, header: lumbarFront },
    { of: hartmann, ...lateral, header: lumbarSide },
    { of: hartmann, ...today, picture: 'lumbar-ap-needle', header: cArm(6, 'LSPINE', 'L5 left, needle in place') },
    {
      of: hartmann,
      ...today,
      picture: 'l5-root-run',
      header: { ...cArm(5, 'LSPINE', 'L5 left, contrast, live'), series: 2 },
    },
    { of: delacroix, ...films, header: lumbarFront },
    { of: delacroix, ...lateral, header: lumbarSide },
    { of: castellanos, ...films, turned: true, header: { ...lumbarFront, orientation: ['R', 'F'] } },
    {
      of: osei,
      folder: earlierFilms,
      picture: 'cervical-ap-film',
      header: {
        ...front,
        bodyPart: 'CSPINE',
        taken: weeksAgo,
        studyDescription: 'Cervical spine',
        seriesDescription: 'Cervical spine AP',
      },
    },
    {
      of: osei,
      ...today,
      picture: 'cervical-ap',
      header: { ...cArm(9, 'CSPINE', 'Cervicothoracic junction'), device: 'fluoroscope' },
    },
    { of: vu, ...today, picture: 'sacroiliac-ap', header: cArm(12, 'SSPINE', 'Right sacroiliac joint') },
    {
      of: papadopoulos,
      folder: fromTheScanner,
      picture: 'knee-scan',
      header: {
        device: 'scanner',
        bodyPart: 'KNEE',
        laterality: 'L',
        taken: times.deviceClock(15),
        studyDescription: 'Ultrasound of the left knee',
        seriesDescription: 'Suprapatellar recess, long axis',
        series: 1,
        instance: 1,
      },
    },
    { of: sorensen, ...today, picture: 'lumbar-ap', header: cArm(18, 'LSPINE', 'Lumbar spine AP') },
    { of: oRourke, folder: theDisc, picture: 'lumbar-ap-film', patient: onTheWrongDisc, header: lumbarFront },
    { of: oRourke, folder: theDisc, picture: 'lumbar-lateral-film', patient: onTheWrongDisc, header: lumbarSide },
    { of: lindgren, ...today, picture: 'lumbar-ap', header: cArm(21, 'LSPINE', 'Lumbar spine AP') },
  ]
}
