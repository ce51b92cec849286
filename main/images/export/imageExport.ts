import { randomUUID } from 'node:crypto'
import type { CaseId } from '@shared/case/envelope'
import type { Failure, Outcome } from '@shared/contract/channel'
import type { InputOf, OutputOf } from '@shared/contract/channels'
import type { ImagingState, LinkedInstance } from '@shared/imaging/caseState'
import { type DiscFile, directoryFile } from '@shared/imaging/export/directory'
import { dicomDate, dicomTime, patientOf, studyOf, type Writer } from '@shared/imaging/export/modules'
import { colourStateClass, greyStateClass, presentationState } from '@shared/imaging/export/presentationState'
import { secondaryCapture, secondaryCaptureClass } from '@shared/imaging/export/secondaryCapture'
import { pictureTones } from '@shared/imaging/export/tonesModules'
import { explicitLittleEndian, fileMeta, joined } from '@shared/imaging/write/part10'
import { uidOf } from '@shared/imaging/write/uid'
import { fail, ok } from '@shared/kit/result'
import type { StoredBytes } from '../serveInstance'
import { type ExportFolder, newExportFolder } from './exportFolder'
import { storedHeader } from './storedHeader'

export type ImageExportOptions = {
  readonly stored: StoredBytes
  /** The images and marks of a case as they stand, with who is signed in; null while nobody is or the case is unknown. */
  readonly imagingOf: (caseId: CaseId) => ImagingState | null
  readonly writer: () => Writer
  /** Lets a person choose a folder; null when they think better of it. */
  readonly chooseFolder: () => Promise<string | null>
  readonly onProgress: (exportId: string, done: number, total: number) => void
  /** Writes into the record that pictures have left. */
  readonly note: (caseId: CaseId, counts: Counts) => Outcome<unknown>
}

type Counts = {
  readonly originals: number
  readonly states: number
  readonly captures: number
  readonly pictures: number
}

type Begin = InputOf<'images.exportBegin'>
type Picture = InputOf<'images.exportPicture'>
type Left = { readonly what: string; readonly says: string }

type Session = {
  readonly caseId: CaseId
  readonly asked: Begin
  readonly imaging: ImagingState
  readonly folder: ExportFolder
  readonly writer: Writer
  readonly files: DiscFile[]
  readonly left: Left[]
  readonly stop: AbortController
  /** Series of what is made here, by study. */
  readonly series: Map<string, string>
  counts: Counts
}

/** 4 MiB at a time: an original of gigabytes passes through without filling the memory. */
const pieceBytes = 4 * 1024 * 1024

/** Takes pictures of a case out of the station: one session an export, each into a folder of its own. */
export function imageExport(options: ImageExportOptions) {
  const sessions = new Map<string, Session>()

  const begin = async (caseId: CaseId, asked: Begin): Promise<Outcome<OutputOf<'images.exportBegin'>>> => {
    const imaging = options.imagingOf(caseId)
    if (imaging === null) return fail(nobody)
    const parent = await options.chooseFolder()
    if (parent === null) return ok({ exportId: null })
    const writer = options.writer()
    const folder = await newExportFolder(parent, writer.date)
    if (!folder.ok) return folder
    const exportId = randomUUID()
    sessions.set(exportId, {
      caseId,
      asked,
      imaging,
      folder: folder.value,
      writer,
      files: [],
      left: [],
      stop: new AbortController(),
      series: new Map(),
      counts: { originals: 0, states: 0, captures: 0, pictures: 0 },
    })
    return ok({ exportId })
  }

  const picture = async (drawn: Picture): Promise<Outcome<Record<string, never>>> => {
    const session = sessions.get(drawn.exportId)
    if (session === undefined) return fail(over)
    const instance = session.imaging.instances.find((each) => each.contentId === drawn.contentId)
    if (instance === undefined) return fail(over)
    return guarded(async () => {
      if (drawn.png !== null) await writePng(session, instance, drawn, drawn.png)
      if (drawn.rgba !== null) await writeCapture(session, instance, drawn, drawn.rgba)
      return ok({})
    })
  }

  const finish = async (exportId: string): Promise<Outcome<OutputOf<'images.exportFinish'>>> => {
    const session = sessions.get(exportId)
    if (session === undefined) return fail(over)
    const written = await guarded(async () => {
      await writeStates(session, options.stored)
      await writeOriginals(session, options.stored, (done, total) => options.onProgress(exportId, done, total))
      if (session.files.length > 0) {
        await session.folder.write(['DICOMDIR'], directoryFile(session.files, uidOf(randomUUID())))
      }
      await session.folder.settle()
      return ok({})
    })
    sessions.delete(exportId)
    if (session.stop.signal.aborted || !written.ok) {
      await session.folder.remove()
      return written.ok ? fail(over) : written
    }
    const noted = options.note(session.caseId, session.counts)
    if (!noted.ok) {
      await session.folder.remove()
      return noted
    }
    return ok({ folder: session.folder.path, ...session.counts, left: session.left })
  }

  const cancel = async (exportId: string): Promise<void> => {
    const session = sessions.get(exportId)
    if (session === undefined) return
    session.stop.abort()
    sessions.delete(exportId)
    await session.folder.remove()
  }

  return { begin, picture, finish, cancel }
}

export type ImageExport = ReturnType<typeof imageExport>

/** A disk that is full or gone ends an export with a sentence; anything else is a fault of this program. */
async function guarded<T>(act: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
  try {
    return await act()
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause)) throw cause
    return fail(cause.code === 'ENOSPC' ? full : notWritten)
  }
}

function isPng(bytes: Uint8Array, width: number, height: number): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
  return (
    bytes.length > 33 &&
    signature.every((byte, at) => bytes[at] === byte) &&
    view.getUint32(16) === width &&
    view.getUint32(20) === height
  )
}

async function writePng(session: Session, instance: LinkedInstance, drawn: Picture, png: Uint8Array): Promise<void> {
  const { width, height, frame } = drawn
  if (!isPng(png, width, height)) throw new Error('A drawn picture is no PNG of its size.')
  const number = String(session.counts.pictures + 1).padStart(3, '0')
  const modality = instance.modality.replace(/[^A-Z0-9]/g, '')
  const suffix = instance.frames > 1 ? ` frame ${frame}` : ''
  await session.folder.write(['PICTURES', `${number} ${modality}${suffix}.png`], png)
  session.counts = { ...session.counts, pictures: session.counts.pictures + 1 }
}

async function writeCapture(session: Session, instance: LinkedInstance, drawn: Picture, rgba: Uint8Array) {
  if (rgba.length !== drawn.width * drawn.height * 4) throw new Error('A drawn picture has other bytes than pixels.')
  const made = identityIn(session, instance, 'SC', session.counts.captures + 1)
  const bytes = attempt(session, instance, () =>
    secondaryCapture(instance, { ...drawn, rgba, orientation: drawn.orientation ?? null }, made, session.writer),
  )
  if (bytes === null) return
  const count = session.counts.captures + 1
  const path = ['DICOM', `SC${String(count).padStart(6, '0')}`]
  await session.folder.write(path, bytes)
  const file = { path, sopClassUid: secondaryCaptureClass, modality: 'OT', seriesNumber: 9002, ...made }
  session.files.push(discFile(instance, { kind: 'image', state: null, ...file }))
  session.counts = { ...session.counts, captures: count }
}

async function writeStates(session: Session, stored: StoredBytes): Promise<void> {
  for (const shown of session.asked.states) {
    if (session.stop.signal.aborted) return
    const instance = session.imaging.instances.find((each) => each.contentId === shown.contentId)
    if (instance === undefined) continue
    const targets = session.imaging.targets.filter((target) => target.on.contentId === shown.contentId)
    const header = await storedHeader(stored, instance.contentId)
    if (header === null) {
      session.left.push({ what: instance.source, says: 'The stored image cannot be read. Its marks were not written.' })
      continue
    }
    const count = session.counts.states + 1
    const made = identityIn(session, instance, 'PR', count)
    const isGrey = instance.photometric.startsWith('MONOCHROME')
    const bytes = attempt(session, instance, () =>
      presentationState(
        {
          instance,
          targets,
          view: shown,
          window: shown.window,
          tones: isGrey ? pictureTones(header.dataSet, (targets[0]?.on.frame ?? 1) - 1) : null,
          wordsOf: (target) => session.asked.words[target.id] ?? [],
        },
        made,
        session.writer,
      ),
    )
    if (bytes === null) continue
    const path = ['DICOM', `PR${String(count).padStart(6, '0')}`]
    await session.folder.write(path, bytes)
    session.files.push(
      discFile(instance, {
        kind: 'state',
        path,
        sopClassUid: isGrey ? greyStateClass : colourStateClass,
        modality: 'PR',
        seriesNumber: 9001,
        ...made,
        state: {
          contentLabel: 'TARGETS',
          contentDescription: null,
          presentationCreationDate: dicomDate(session.writer.date),
          presentationCreationTime: dicomTime(session.writer.time),
          contentCreatorName: null,
          referencedSeriesSequence: [
            {
              seriesInstanceUid: instance.seriesInstanceUid,
              referencedImageSequence: [
                { referencedSopClassUid: instance.sopClassUid, referencedSopInstanceUid: instance.sopInstanceUid },
              ],
            },
          ],
        },
      }),
    )
    session.counts = { ...session.counts, states: count }
  }
}

async function writeOriginals(session: Session, stored: StoredBytes, tell: (done: number, total: number) => void) {
  const wanted = new Set<string>(session.asked.originals)
  const instances = session.imaging.instances.filter((each) => wanted.has(each.contentId))
  const total = instances.reduce((sum, { bytes }) => sum + bytes, 0)
  let done = 0
  for (const instance of instances) {
    if (session.stop.signal.aborted) return
    const before = done
    if (instance.shows !== 'image' && instance.shows !== 'video') {
      session.left.push({ what: instance.source, says: `${instance.sopClass} is no picture and was left out.` })
      continue
    }
    const count = session.counts.originals + 1
    const path = ['DICOM', `IM${String(count).padStart(6, '0')}`]
    const head = await headFor(stored, instance)
    let at = 0
    let isFirst = true
    let isBroken = head === null
    if (head !== null) {
      await session.folder.writePieces(path, async () => {
        if (isFirst && head.length > 0) {
          isFirst = false
          return head
        }
        if (session.stop.signal.aborted || at >= instance.bytes) return null
        const piece = await stored.read(instance.contentId, at, Math.min(instance.bytes, at + pieceBytes))
        if (piece === null) isBroken = true
        at += piece?.length ?? instance.bytes
        tell(before + at, total)
        return piece
      })
    }
    done = before + instance.bytes
    if (isBroken) {
      await session.folder.takeBack(path)
      session.left.push({ what: instance.source, says: 'The stored image is damaged. It was not written.' })
      continue
    }
    session.files.push(
      discFile(instance, {
        kind: 'image',
        path,
        sopClassUid: instance.sopClassUid,
        sopInstanceUid: instance.sopInstanceUid,
        seriesInstanceUid: instance.seriesInstanceUid,
        instanceNumber: instance.instanceNumber,
        modality: instance.modality,
        seriesNumber: instance.series.number,
        transferSyntaxUid: instance.transferSyntax,
        state: null,
      }),
    )
    session.counts = { ...session.counts, originals: count }
  }
}

/** What a stored file lacks to be a file of a disc: nothing, its preamble, or its whole meta header. Null: unreadable. */
async function headFor(stored: StoredBytes, instance: LinkedInstance): Promise<Uint8Array | null> {
  const start = await stored.read(instance.contentId, 0, Math.min(132, instance.bytes))
  if (start === null) return null
  if (start.length === 132 && String.fromCharCode(...start.subarray(128)) === 'DICM') return new Uint8Array(0)
  const header = await storedHeader(stored, instance.contentId)
  if (header === null) return null
  const { sopClassUid, sopInstanceUid, transferSyntax } = instance
  if (header.meta !== null) return joined([new Uint8Array(128), Uint8Array.from([0x44, 0x49, 0x43, 0x4d])])
  return fileMeta({ sopClassUid, sopInstanceUid, transferSyntaxUid: transferSyntax })
}

function identityIn({ series }: Session, instance: LinkedInstance, kind: 'PR' | 'SC', instanceNumber: number) {
  const key = `${kind} ${instance.studyInstanceUid}`
  const seriesInstanceUid = series.get(key) ?? uidOf(randomUUID())
  series.set(key, seriesInstanceUid)
  return { sopInstanceUid: uidOf(randomUUID()), seriesInstanceUid, instanceNumber }
}

/** An image whose own identifiers no file may carry is named and left out; the others are written. */
function attempt(session: Session, instance: LinkedInstance, make: () => Uint8Array): Uint8Array | null {
  try {
    return make()
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause
    session.left.push({
      what: instance.source,
      says: 'This image carries identifiers that DICOM does not allow. What belongs to it was not written.',
    })
    return null
  }
}

type Made = Pick<DiscFile, 'kind' | 'path' | 'sopClassUid' | 'sopInstanceUid' | 'instanceNumber' | 'state'> & {
  readonly seriesInstanceUid: string
  readonly modality: string
  readonly seriesNumber: number | null
  readonly transferSyntaxUid?: string
}

function discFile(instance: LinkedInstance, made: Made): DiscFile {
  const { seriesInstanceUid, modality, seriesNumber, transferSyntaxUid = explicitLittleEndian, ...rest } = made
  return {
    ...rest,
    transferSyntaxUid,
    patient: patientOf(instance),
    study: { ...studyOf(instance), studyInstanceUid: instance.studyInstanceUid },
    series: { seriesInstanceUid, modality, seriesNumber },
  }
}

const nobody: Failure = {
  code: 'people.sign-in-first',
  says: 'Nobody is signed in. Sign in with your PIN or badge, then try again.',
  params: {},
}
const over: Failure = {
  code: 'images.export-over',
  says: 'This export is over. Nothing of it was kept. Begin again if it is still wanted.',
  params: {},
}
const full: Failure = {
  code: 'images.export-full',
  says: 'There is no room left there. Nothing was kept. Choose another place and try again.',
  params: {},
}
const notWritten: Failure = {
  code: 'images.export-not-written',
  says: 'Nothing can be written there. Choose another folder and try again.',
  params: {},
}
