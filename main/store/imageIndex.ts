import type { CaseId } from '@shared/case/envelope'
import { canonicalJson, type Json } from '@shared/kit/canonicalJson'
import type { Instant } from '@shared/kit/time'
import { z } from 'zod'
import { type Connection, readJson, readRow } from './database'

/** One DICOM instance of a case: `contentId` is the SHA-256 of its bytes, which are kept once however often linked. */
export type ImageEntry = {
  readonly contentId: string
  readonly sopInstanceUid: string
  /** Size of the content before encryption. */
  readonly bytes: number
  readonly addedAt: Instant
  /** The caller's own: what a list or a viewer needs before the file is opened. */
  readonly detail: Json
}

/** `other-content`: the case already holds an instance with this UID whose bytes are others. Nothing was replaced. */
export type ImageAddition = 'added' | 'already' | 'other-content'

export type StoredImage<T> = Omit<ImageEntry, 'detail'> & { readonly detail: T }

const imageRow = z.object({
  content_id: z.string(),
  sop_instance_uid: z.string(),
  bytes: z.int(),
  added_at: z.string(),
  detail: z.string(),
})
const heldRow = z.object({ content_id: z.string() })
const contentRow = z.object({ content_id: z.string(), bytes: z.int() })

/** Which contents exist and which case holds which instance. */
export function imageTable(connection: Connection) {
  const addContent = connection.query(
    'INSERT INTO content (content_id, bytes, created_at) VALUES (?, ?, ?) ON CONFLICT (content_id) DO NOTHING',
  )
  const addImage = connection.query(
    'INSERT INTO image (case_id, sop_instance_uid, content_id, added_at, detail) VALUES (?, ?, ?, ?, ?)',
  )
  const contentOf = connection.select(['content_id'], 'FROM image WHERE case_id = ? AND sop_instance_uid = ?')
  const ofCase = connection.select(
    ['content_id', 'sop_instance_uid', 'bytes', 'added_at', 'detail'],
    'FROM image JOIN content USING (content_id) WHERE case_id = ? ORDER BY added_at, sop_instance_uid',
  )
  const content = connection.select(['content_id', 'bytes'], 'FROM content WHERE content_id = ?')
  const contents = connection.select(['content_id', 'bytes'], 'FROM content ORDER BY content_id')

  return {
    /** Adds all or none, durably, and says for each in turn what became of it. */
    add: (caseId: CaseId, images: readonly ImageEntry[]): ImageAddition[] =>
      connection.transaction(() =>
        images.map(({ contentId, sopInstanceUid, bytes, addedAt, detail }) => {
          const held = contentOf.one(caseId, sopInstanceUid)
          if (held !== undefined) return contentId === readRow(heldRow, held).content_id ? 'already' : 'other-content'
          addContent.run(contentId, bytes, addedAt)
          addImage.run(caseId, sopInstanceUid, contentId, addedAt, canonicalJson(detail))
          return 'added'
        }),
      ),

    ofCase: <T>(caseId: CaseId, schema: z.ZodType<T>): StoredImage<T>[] =>
      ofCase.all(caseId).map((row) => {
        const image = readRow(imageRow, row)
        return {
          contentId: image.content_id,
          sopInstanceUid: image.sop_instance_uid,
          bytes: image.bytes,
          addedAt: image.added_at,
          detail: readRow(schema, readJson(image.detail)),
        }
      }),

    has: (contentId: string): boolean => content.one(contentId) !== undefined,

    contents: (): { contentId: string; bytes: number }[] =>
      contents.all().map((row) => {
        const { content_id: contentId, bytes } = readRow(contentRow, row)
        return { contentId, bytes }
      }),
  }
}
