import type { Failure } from '@shared/contract/channel'
import type { OutputOf } from '@shared/contract/channels'
import { keptFrames } from '@shared/imaging/view/keptFrames'
import { useEffect, useRef, useState } from 'react'
import { request, subscribe } from '../../../bridge/bridge'
import type { Stage } from '../../../imaging/stage'
import { useCase } from '../../../state/caseStore'
import { useText } from '../../../text/useText'
import { drawnPictures, shownImages, wordsOfMarks } from './drawnPictures'

export type ExportWish = {
  /** Drawn pictures as PNG files, and as DICOM pictures for other viewers. */
  readonly pictures: boolean
  readonly captures: boolean
  /** Marks as saved displays that other viewers lay over the images. */
  readonly states: boolean
  /** The images as they came: none, those with marks or chosen, or all. */
  readonly originals: 'none' | 'kept' | 'all'
  readonly withName: boolean
}

export type ExportState =
  | { readonly is: 'asking' }
  | { readonly is: 'running'; readonly done: number; readonly total: number }
  | { readonly is: 'done'; readonly result: OutputOf<'images.exportFinish'> }

/** Runs one export after another: begins it in main, draws each picture here, and lets main write the rest. */
export function useExport(stage: Stage) {
  const { caseId, state } = useCase()
  const t = useText('images')
  const [now, setNow] = useState<ExportState>({ is: 'asking' })
  const [failure, setFailure] = useState<Failure | null>(null)
  const running = useRef<string | null>(null)
  const kept = keptFrames(state.imaging)

  useEffect(
    () =>
      subscribe('images.exportProgress', ({ exportId, done, total }) => {
        if (running.current === exportId) setNow({ is: 'running', done, total: Math.max(1, total) })
      }),
    [],
  )

  async function run(wish: ExportWish): Promise<void> {
    setFailure(null)
    const { imaging } = state
    const keptIds = new Set<string>(kept.map(({ on }) => on.contentId))
    const originals = imaging.instances
      .filter((each) => wish.originals === 'all' || (wish.originals === 'kept' && keptIds.has(each.contentId)))
      .map((each) => each.contentId)
    const begun = await request('images.exportBegin', {
      caseId,
      originals,
      states: wish.states ? [...(await shownImages(imaging, stage))] : [],
      words: wish.states ? wordsOfMarks(imaging, t) : {},
    })
    if (!begun.ok) return setFailure(begun.failure)
    const { exportId } = begun.value
    if (exportId === null) return
    running.current = exportId
    const isDrawn = wish.pictures || wish.captures
    let done = 0
    for await (const drawn of isDrawn ? drawnPictures(imaging, kept, stage, t, wish) : []) {
      if (running.current !== exportId) return
      if (!drawn.ok) return end(exportId, drawn.failure)
      setNow({ is: 'running', done, total: kept.length })
      const sent = await request('images.exportPicture', { exportId, ...drawn.value })
      if (running.current !== exportId) return
      if (!sent.ok) return end(exportId, sent.failure)
      done += 1
    }
    const finished = await request('images.exportFinish', { exportId })
    if (running.current !== exportId) return
    running.current = null
    if (finished.ok) setNow({ is: 'done', result: finished.value })
    else {
      setNow({ is: 'asking' })
      setFailure(finished.failure)
    }
  }

  async function end(exportId: string, why: Failure | null): Promise<void> {
    running.current = null
    setNow({ is: 'asking' })
    setFailure(why)
    await request('images.exportCancel', { exportId })
  }

  return {
    now,
    failure,
    clearFailure: () => setFailure(null),
    kept: kept.length,
    marked: new Set(state.imaging.targets.map((target) => target.on.contentId)).size,
    run,
    cancel: async () => {
      if (running.current !== null) await end(running.current, null)
    },
    again: () => setNow({ is: 'asking' }),
  }
}
