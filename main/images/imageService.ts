import { availableParallelism } from 'node:os'
import type { Failure } from '@shared/contract/channel'
import { type ContentId, contentId, type ImportProgress, type ImportReport } from '@shared/imaging/types'
import { fail, ok, type Result } from '@shared/kit/result'
import { clearIncoming } from './contentStore'
import type { FramePicture } from './framePicture'
import { imagePool } from './imagePool'
import { importPaths } from './importer'
import { serveInstance } from './serveInstance'

/** The images of this station: import, and what `app://companion/images/…` answers. It exists once the vault is open. */
export type Images = {
  readonly start: (
    importId: string,
    paths: readonly string[],
    onProgress: (progress: ImportProgress) => void,
  ) => Promise<Result<ImportReport, Failure>>
  readonly cancel: (importId: string) => void
  /** A route of the application's protocol. `rest`: the content id. */
  readonly serve: (request: Request, rest: readonly string[]) => Promise<Response>
  /** Bytes `start` to `end` (exclusive) of a stored image; null when it is not here or damaged. */
  readonly read: (id: ContentId, start: number, end: number) => Promise<Uint8Array<ArrayBuffer> | null>
  readonly size: (id: ContentId) => Promise<number | null>
  /** A frame (from 1) as it is printed, or a sentence that says why it cannot be. */
  readonly picture: (id: ContentId, frame: number) => Promise<Result<FramePicture, string>>
  readonly close: () => Promise<void>
}

export type ImagesOptions = {
  readonly folder: string
  readonly dataKey: Uint8Array
  /** The built image worker; beside the built main process by default. */
  readonly worker?: URL
}

const timeLimitMs = 60_000

export function openImages({
  folder,
  dataKey,
  worker = new URL('./imageWorker.js', import.meta.url),
}: ImagesOptions): Images {
  clearIncoming(folder)
  const threads = Math.max(2, Math.min(4, availableParallelism() - 1))
  const pool = imagePool({ folder, dataKey, worker, threads, timeLimitMs })
  const running = new Map<string, AbortController>()

  const read: Images['read'] = async (id, start, end) => {
    const reply = await pool.run({ do: 'read', id, start, end }, 'now')
    return reply.did === 'read' ? new Uint8Array(reply.bytes) : null
  }
  // A content never changes: its length is asked of a worker once, not before every frame of a run.
  const sizes = new Map<ContentId, number>()
  const size: Images['size'] = async (id) => {
    const known = sizes.get(id)
    if (known !== undefined) return known
    const reply = await pool.run({ do: 'size', id }, 'now')
    if (reply.did !== 'size') return null
    sizes.set(id, reply.bytes)
    return reply.bytes
  }

  return {
    start: async (importId, paths, onProgress) => {
      if (running.has(importId))
        return fail({ code: 'images.running', says: 'This import is already running.', params: {} })
      const stop = new AbortController()
      running.set(importId, stop)
      try {
        return ok(await importPaths(paths, { pool }, onProgress, stop.signal))
      } finally {
        running.delete(importId)
      }
    },
    cancel: (importId) => running.get(importId)?.abort(),
    serve: async (request, rest) => {
      const id = contentId.safeParse(rest[0])
      if (!id.success || rest.length !== 1) return new Response('There is no such image.', { status: 404 })
      return serveInstance(request, id.data, { size, read })
    },
    read,
    size,
    picture: async (id, frame) => {
      const reply = await pool.run({ do: 'picture', id, frame }, 'now')
      if (reply.did === 'picture') return ok(reply.picture)
      return fail(reply.did === 'nothing' ? reply.says : 'The picture took too long or too much to make.')
    },
    close: async () => {
      for (const stop of running.values()) stop.abort()
      await pool.close()
    },
  }
}
