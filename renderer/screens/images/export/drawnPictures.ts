import type { Failure } from '@shared/contract/channel'
import type { InputOf } from '@shared/contract/channels'
import type { ShownImage } from '@shared/contract/imageExport'
import type { ImagingState, LinkedInstance } from '@shared/imaging/caseState'
import { sideKnowledge } from '@shared/imaging/view/edges'
import type { KeptFrame } from '@shared/imaging/view/keptFrames'
import { stacksOf } from '@shared/imaging/view/stack'
import type { View } from '@shared/imaging/view/view'
import { fail, ok, type Result } from '@shared/kit/result'
import { burnPicture } from '../../../imaging/burn/burnPicture'
import { markWords } from '../../../imaging/overlay/markWords'
import { measuringOn, rulerBadge } from '../../../imaging/overlay/measuring'
import { pictures } from '../../../imaging/pictures'
import { type Stage, viewOf } from '../../../imaging/stage'
import { tonesOf, windowOf } from '../../../imaging/tones'
import { describeView, isAsStored, type Translate } from '../../../imaging/viewport/describeView'
import { whenTaken } from '../../../imaging/viewport/PictureText'
import { formatCalendarDate } from '../../../text/format'
import type { ExportWish } from './useExport'

type Drawn = Omit<InputOf<'images.exportPicture'>, 'exportId'>

/** Each kept frame drawn with its marks, letters and words, one at a time. */
export async function* drawnPictures(
  imaging: ImagingState,
  kept: readonly KeptFrame[],
  stage: Stage,
  t: Translate,
  wish: Pick<ExportWish, 'pictures' | 'captures' | 'withName'>,
): AsyncGenerator<Result<Drawn, Failure>> {
  for (const { on, note } of kept) {
    const instance = imaging.instances.find((each) => each.contentId === on.contentId)
    if (instance === undefined || instance.shows !== 'image') continue
    const picture = await pictures().get({ contentId: on.contentId, frame: on.frame }, 'now')
    const first = await pictures().get({ contentId: on.contentId, frame: 1 }, 'now')
    if (!picture.ok || !first.ok) {
      const { code, says } = picture.ok ? { code: 'cannot-show', says: '' } : picture.failure
      yield fail({ code: `picture.${code}`, says, params: {} })
      return
    }
    const view = viewFor(imaging, stage, instance)
    const words = markWords(t, measuringOn(instance, t, imaging.calibrations[instance.contentId] ?? null))
    const targets = imaging.targets.filter(
      (target) => target.on.contentId === on.contentId && target.on.frame === on.frame,
    )
    const marks = targets.map((mark) => ({ mark, says: words.beside(mark) }))
    const burned = burnPicture({
      instance,
      picture: picture.value,
      first: first.value,
      view,
      directions: knowledgeOf(imaging, instance).directions,
      marks,
      top: [...(wish.withName ? whose(instance, t) : []), about(instance, on.frame, t)],
      bottom: [
        note,
        ...(isAsStored(view) ? [] : [describeView(view, t)]),
        rulerBadge(instance, t, imaging.calibrations[instance.contentId] ?? null),
        t('burn.purpose'),
      ].filter((line) => line !== ''),
    })
    const { width, height } = burned.canvas
    yield ok({
      contentId: instance.contentId,
      frame: on.frame,
      width,
      height,
      rgba: wish.captures ? new Uint8Array(burned.context.getImageData(0, 0, width, height).data) : null,
      png: wish.pictures ? await pngOf(burned.canvas) : null,
      orientation: burned.orientation === null ? null : [...burned.orientation],
      namesPatient: wish.withName,
      says: marks
        .map(({ says }) => says.filter((line) => line !== '').join(', '))
        .join('; ')
        .slice(0, 900),
    })
  }
}

/** How each image with marks lies on screen. An image that cannot be decoded keeps the file's own tones. */
export async function shownImages(imaging: ImagingState, stage: Stage): Promise<readonly ShownImage[]> {
  const marked = [...new Set(imaging.targets.map((target) => target.on.contentId))]
  const shown: ShownImage[] = []
  for (const contentId of marked) {
    const instance = imaging.instances.find((each) => each.contentId === contentId)
    if (instance === undefined) continue
    const view = viewFor(imaging, stage, instance)
    const picture = await pictures().get({ contentId, frame: 1 }, 'now')
    const window = picture.ok ? windowOf(tonesOf(picture.value, view)) : view.window
    const { mirrored, turns, inverted } = view
    shown.push({ contentId, mirrored, turns, inverted, window: window === null ? null : { ...window } })
  }
  return shown
}

/** The words beside each mark, as on screen. */
export function wordsOfMarks(imaging: ImagingState, t: Translate): Record<string, string[]> {
  return Object.fromEntries(
    imaging.targets.flatMap((target) => {
      const instance = imaging.instances.find((each) => each.contentId === target.on.contentId)
      if (instance === undefined) return []
      const calibration = imaging.calibrations[instance.contentId] ?? null
      const lines = markWords(t, measuringOn(instance, t, calibration)).beside(target)
      return [[target.id, lines.map((line) => line.slice(0, 200))]]
    }),
  )
}

function viewFor(imaging: ImagingState, stage: Stage, instance: LinkedInstance): View {
  const stack = stacksOf(imaging.instances).find(({ frames }) =>
    frames.some((each) => each.instance.contentId === instance.contentId),
  )
  return viewOf(stage.get(), stack?.key ?? null)
}

function knowledgeOf(imaging: ImagingState, instance: LinkedInstance) {
  const { contentId } = instance
  return sideKnowledge(
    instance,
    imaging.sideMarks[contentId]?.pictureLeftIs ?? null,
    imaging.bodySides[contentId] !== undefined,
  )
}

/** Whose picture it is, as its file says. */
function whose({ patient }: LinkedInstance, t: Translate): string[] {
  const name = patient.name?.split('=')[0]?.split('^').filter(Boolean).join(', ') ?? t('burn.no-name')
  const born = patient.birthDate === null ? '' : t('burn.born', { date: formatCalendarDate(patient.birthDate) })
  return [name, [born, patient.id ?? ''].filter((part) => part !== '').join(' · ')]
}

function about(instance: LinkedInstance, frame: number, t: Translate): string {
  const { modality, viewPosition } = instance
  const number = instance.frames > 1 ? t('position.frame', { at: frame, of: instance.frames }) : ''
  return [modality, viewPosition, whenTaken(instance), number].filter(Boolean).join(' · ')
}

async function pngOf(canvas: HTMLCanvasElement): Promise<Uint8Array<ArrayBuffer>> {
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
  if (blob === null) throw new Error('The picture could not be made into a file.')
  return new Uint8Array(await blob.arrayBuffer())
}
