import { disagreements, missingSources } from '@shared/case/agreement'
import type { CaseCommand } from '@shared/case/commands'
import type { LinkedInstance } from '@shared/imaging/caseState'
import { pictureSideOf } from '@shared/pause/agreementWords'
import { describe, expect, it } from 'vitest'
import { aBookedCase, type CaseUnderTest } from '../../fixtures/aCase'
import { aLinkedInstance } from '../../fixtures/linkedInstance'

const front = { patientOrientation: ['L', 'F'] as [string, string] }
const lateral = { patientOrientation: ['A', 'F'] as [string, string], viewPosition: 'LL' }

function imported({ role: _role, linkedAt: _at, acceptedMismatch: _accepted, ...instance }: LinkedInstance) {
  return instance
}

function withImages(...instances: readonly LinkedInstance[]): CaseUnderTest {
  const under = aBookedCase()
  for (const instance of instances) {
    under.do({ do: 'images.link', role: instance.role, instances: [imported(instance)], acceptMismatch: null })
  }
  return under
}

const frameOf = ({ contentId, sopInstanceUid }: LinkedInstance, frame = 1) => ({ contentId, sopInstanceUid, frame })

const aim = (under: CaseUnderTest, instance: LinkedInstance): CaseCommand => ({
  do: 'target.place',
  target: {
    id: under.id(),
    on: frameOf(instance),
    kind: 'point',
    points: [{ x: 10, y: 10 }],
    level: 'L5-S1',
    side: 'left',
    label: '',
  },
})

describe('the side of the pictures with targets', () => {
  it('is not known while neither the file nor a person has said it', () => {
    const picture = aLinkedInstance()
    const under = withImages(picture)
    under.do(aim(under, picture))
    expect(pictureSideOf(under.case)).toBe('unproven')
    expect(missingSources(under.case)).toContain('image')
    under.do({ do: 'image.markSide', on: frameOf(picture), pictureLeftIs: 'patient-right' })
    expect(pictureSideOf(under.case)).toBe('patient-right')
    expect(missingSources(under.case)).not.toContain('image')
  })

  it('is taken from the plane of a slice where the file gives that instead of letters', () => {
    const axial = aLinkedInstance({ modality: 'MR', imageOrientation: [1, 0, 0, 0, 1, 0] })
    const under = withImages(axial)
    under.do(aim(under, axial))
    expect(pictureSideOf(under.case)).toBe('patient-right')
  })

  it('cannot be shown by a view from the side alone', () => {
    const side = aLinkedInstance(lateral)
    const under = withImages(side)
    under.do(aim(under, side))
    expect(pictureSideOf(under.case)).toBe('side-view-only')
    expect(missingSources(under.case)).toContain('image')
  })

  it('is proven for a view from the side by a front view of the same sitting, not by one from before', () => {
    const side = aLinkedInstance(lateral)
    const before = aLinkedInstance({ ...front, role: 'prior' })
    const under = withImages(side, before)
    under.do(aim(under, side))
    expect(pictureSideOf(under.case)).toBe('side-view-only')
    const today = aLinkedInstance()
    under.do({ do: 'images.link', role: 'live', instances: [imported(today)], acceptMismatch: null })
    expect(pictureSideOf(under.case)).toBe('side-view-only')
    under.do({ do: 'image.markSide', on: frameOf(today), pictureLeftIs: 'patient-left' })
    expect(missingSources(under.case)).not.toContain('image')
  })

  it('is proven by a person who says which side a view from the side shows, and contradicts the plan where that differs', () => {
    const side = aLinkedInstance(lateral)
    const under = withImages(side)
    under.do(aim(under, side))
    under.do({ do: 'image.markBodySide', on: frameOf(side), shows: 'left' })
    expect(pictureSideOf(under.case)).toBe('side-view-left')
    expect(disagreements(under.case)).toEqual([])
    under.do({ do: 'image.markBodySide', on: frameOf(side), shows: 'right' })
    expect(disagreements(under.case)).toMatchObject([{ about: 'side', between: ['plan', 'image'] }])
  })

  it('is what was said last: a side view that turns out to be a front view is one', () => {
    const picture = aLinkedInstance()
    const under = withImages(picture)
    under.do(aim(under, picture))
    under.do({ do: 'image.markBodySide', on: frameOf(picture), shows: 'left' })
    under.do({ do: 'image.markSide', on: frameOf(picture), pictureLeftIs: 'patient-left' })
    expect(pictureSideOf(under.case)).toBe('patient-left')
    under.do({ do: 'image.markBodySide', on: frameOf(picture), shows: 'left' })
    expect(pictureSideOf(under.case)).toBe('side-view-left')
  })
})

const ends: [{ x: number; y: number }, { x: number; y: number }] = [
  { x: 100, y: 100 },
  { x: 140, y: 130 },
]
const calibrate = (instance: LinkedInstance, points = ends): CaseCommand => ({
  do: 'image.calibrate',
  on: frameOf(instance),
  ends: points,
  realMm: 25,
  what: '22 G needle',
})

describe('a calibration by hand', () => {
  it('gives the size of a pixel, with what was measured, by whom and when', () => {
    const picture = aLinkedInstance({ spacing: { kind: 'imager', row: 0.2, column: 0.2 } })
    const under = withImages(picture).do(calibrate(picture))
    expect(under.case.imaging.calibrations[picture.contentId]).toEqual({
      mmPerColumn: 0.5,
      what: '22 G needle',
      realMm: 25,
      frame: 1,
      by: 'Marit Solberg',
      at: under.now,
    })
  })

  it('counts in true proportions where pixels are not square', () => {
    const tall = aLinkedInstance({ pixelAspect: 2 })
    const down: typeof ends = [
      { x: 10, y: 10 },
      { x: 10, y: 35 },
    ]
    const under = withImages(tall).do(calibrate(tall, down))
    expect(under.case.imaging.calibrations[tall.contentId]?.mmPerColumn).toBeCloseTo(0.5)
  })

  it('is refused where the file states its own scale, and where both ends are one point', () => {
    const slice = aLinkedInstance({ modality: 'CT', spacing: { kind: 'pixel', row: 0.7, column: 0.7 } })
    const picture = aLinkedInstance()
    const under = withImages(slice, picture)
    expect(under.try(calibrate(slice))).toMatchObject({ failure: { code: 'imaging.has-own-scale' } })
    const point = { x: 5, y: 5 }
    expect(under.try(calibrate(picture, [point, point]))).toMatchObject({ failure: { code: 'ruler.same-point' } })
  })

  it('is taken back with a reason, once', () => {
    const picture = aLinkedInstance()
    const under = withImages(picture).do(calibrate(picture))
    const back: CaseCommand = {
      do: 'image.withdrawCalibration',
      contentId: picture.contentId,
      reason: 'Wrong needle measured',
    }
    under.do(back)
    expect(under.case.imaging.calibrations).toEqual({})
    expect(under.try(back)).toMatchObject({ failure: { code: 'imaging.not-calibrated' } })
  })
})

describe('key pictures', () => {
  it('are kept in the order in which they were chosen, each frame once, with its latest note', () => {
    const run = aLinkedInstance({ frames: 10 })
    const under = withImages(run)
    under.do({ do: 'image.markKey', on: frameOf(run, 3), note: '' })
    under.do({ do: 'image.markKey', on: frameOf(run, 7), note: 'final' })
    under.do({ do: 'image.markKey', on: frameOf(run, 3), note: 'entry' })
    expect(under.case.imaging.keyImages.map(({ on, note }) => [on.frame, note])).toEqual([
      [7, 'final'],
      [3, 'entry'],
    ])
    under.do({ do: 'image.unmarkKey', on: frameOf(run, 7) })
    expect(under.case.imaging.keyImages.map(({ on }) => on.frame)).toEqual([3])
    expect(under.try({ do: 'image.unmarkKey', on: frameOf(run, 7) })).toMatchObject({
      failure: { code: 'imaging.no-key-image' },
    })
  })

  it('exist on the case only: a frame beyond the last is refused, and they go with their image', () => {
    const run = aLinkedInstance({ frames: 4 })
    const under = withImages(run)
    expect(under.try({ do: 'image.markKey', on: frameOf(run, 5), note: '' })).toMatchObject({
      failure: { code: 'imaging.no-such-frame' },
    })
    under.do({ do: 'image.markKey', on: frameOf(run, 4), note: '' })
    under.do({ do: 'images.unlink', contentIds: [run.contentId], reason: 'Not needed' })
    expect(under.case.imaging.keyImages).toEqual([])
  })
})
