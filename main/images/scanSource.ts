import { type DicomFile, openDicom } from '@shared/imaging/file'
import { quickLook } from '@shared/imaging/quickHeader'
import { directorySopClass } from '@shared/imaging/sopClasses'
import { summarise, summaryStopTag } from '@shared/imaging/summary'
import { knownTags } from '@shared/imaging/tags'
import type { RefusalCode, RefusedFile, ScannedInstance } from '@shared/imaging/types'
import { type ByteSource, openSource, type SeenSource, type Source, SourceFailure } from './byteSource'
import { textDecoding } from './textDecoding'

/** What a look at the header of a source found. `pass`: nothing to import and no fault. */
export type Scanned =
  | { readonly is: 'instance'; readonly instance: ScannedInstance; readonly source: SeenSource }
  | { readonly is: 'refused'; readonly refused: RefusedFile }
  | { readonly is: 'pass' }

/** Most headers lie within the first piece; icons, overlays and long private elements may need more. */
const firstPiece = 16384
/** What `openDicom` gets at least: some of what it recognises odd files by needs more than the first piece. */
const leastForOdd = 65536
const mostHeader = 64 * 1024 * 1024
let window = new Uint8Array(leastForOdd)

/** Reads as much of a source as its header takes. Never throws on what the file says. */
export function scanSource(source: Source): Scanned {
  let bytes: ByteSource | undefined
  try {
    bytes = openSource(source)
    return scan(bytes.source, bytes)
  } catch (thrown) {
    if (thrown instanceof SourceFailure) return refusal(source, thrown.code, thrown.message)
    throw thrown
  } finally {
    bytes?.close()
  }
}

function scan(source: SeenSource, from: ByteSource): Scanned {
  let have = 0
  for (let wanted = firstPiece; ; wanted *= 4) {
    if (window.length < wanted) {
      const larger = new Uint8Array(wanted)
      larger.set(window.subarray(0, have))
      window = larger
    }
    const got = from.next(window.subarray(have, wanted))
    have += got
    const atEnd = have < wanted
    const bytes = window.subarray(0, have)
    const quick = quickLook(bytes, { isWhole: atEnd, stopAt: summaryStopTag, keep: knownTags })
    if (typeof quick === 'object') return found(source, quick)
    if (!atEnd && (wanted < leastForOdd || (quick === 'more' && wanted < mostHeader))) continue
    const opened = openDicom(bytes, { stopAt: summaryStopTag, keep: knownTags, inflateLimit: mostHeader })
    if (!opened.ok) {
      const { code, says } = opened.failure
      if (code === 'not-dicom') return notDicom(source)
      if (code !== 'damaged' || atEnd)
        return refusal(source, code === 'too-deep' || code === 'too-large' ? code : 'damaged', says)
    } else if (atEnd || wanted >= mostHeader || !mayGoOn(opened.value, bytes)) return found(source, opened.value)
    if (wanted >= mostHeader) return refusal(source, 'too-large', 'The header of the file is longer than any real one.')
  }
}

/** Whether the header may go on after these bytes. One that ends where they end may have been cut between two elements. */
function mayGoOn({ truncated, dataSet }: DicomFile, bytes: Uint8Array): boolean {
  return truncated || (dataSet.bytes === bytes && dataSet.end >= bytes.length)
}

function found(source: SeenSource, file: DicomFile): Scanned {
  const summary = summarise(file, textDecoding)
  if (!summary.ok)
    return refusal(source, summary.failure.code === 'truncated' ? 'damaged' : 'no-image', summary.failure.says)
  if (summary.value.sopClassUid === directorySopClass) return { is: 'pass' }
  if (summary.value.shows === 'nothing') {
    return refusal(source, 'no-image', `This DICOM file holds no picture or report (${summary.value.sopClass}).`)
  }
  return { is: 'instance', instance: { ...summary.value, source: source.name, bytes: source.bytes }, source }
}

/** Files that a disc of images always brings along: viewers, their pages and the system's own. */
const bystanders =
  /(^|[\\/])(thumbs\.db|desktop\.ini|\.ds_store|autorun\.inf|lockfile|version|readme(\.\w+)?|[^\\/]*\.(exe|dll|ocx|cab|msi|ini|inf|ico|bmp|gif|png|jpe?g|html?|xml|xsl|css|js|txt|rtf|pdf|chm|hlp|jar|class|bat|cmd|sh|so|dat|config|manifest|lnk|url))$/i

function notDicom(source: Source): Scanned {
  if (!source.chosen && bystanders.test(source.name)) return { is: 'pass' }
  return refusal(source, 'not-dicom', 'This is not a DICOM file. Nothing was taken from it.')
}

function refusal(source: Source, code: RefusalCode, says: string): Scanned {
  return { is: 'refused', refused: { source: source.name, code, says } }
}
