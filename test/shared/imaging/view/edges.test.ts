import { applyTo } from '@shared/imaging/view/affine'
import { edgeLetters, lettersOf, sideKnowledge, statedDirections } from '@shared/imaging/view/edges'
import { flippedAcross, flippedDown, imageToCanvas, plainView, turned, type View } from '@shared/imaging/view/view'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const front = { right: 'L', down: 'F' }

describe('the letters at the edges', () => {
  it('stand where the file says', () => {
    expect(edgeLetters(front, plainView)).toEqual({ left: 'R', right: 'L', top: 'H', bottom: 'F' })
  })

  it('follow a flip and a turn', () => {
    expect(edgeLetters(front, flippedAcross(plainView))).toEqual({ left: 'L', right: 'R', top: 'H', bottom: 'F' })
    expect(edgeLetters(front, flippedDown(plainView))).toEqual({ left: 'R', right: 'L', top: 'F', bottom: 'H' })
    expect(edgeLetters(front, turned(plainView, 1))).toEqual({ left: 'F', right: 'H', top: 'R', bottom: 'L' })
  })

  it('agree with the geometry of the picture after any flips and turns', () => {
    const press = fc.constantFrom(flippedAcross, flippedDown, (view: View) => turned(view, 1))
    fc.assert(
      fc.property(fc.array(press, { maxLength: 10 }), (keys) => {
        const view = keys.reduce((now, key) => key(now), plainView)
        const shape = { columns: 100, rows: 100, pixelAspect: 1 }
        const canvas = { width: 100, height: 100 }
        const at = applyTo(imageToCanvas(view, shape, canvas), { x: 100, y: 50 })
        const edge = at.x > 99 ? 'right' : at.x < 1 ? 'left' : at.y > 99 ? 'bottom' : 'top'
        expect(edgeLetters(front, view)[edge]).toBe('L')
      }),
    )
  })

  it('leave an edge empty where the direction is not known', () => {
    expect(edgeLetters({ right: null, down: 'F' }, plainView)).toEqual({
      left: null,
      right: null,
      top: 'H',
      bottom: 'F',
    })
  })

  it('name both directions of an oblique', () => {
    expect(edgeLetters({ right: 'LA', down: 'F' }, plainView).left).toBe('RP')
  })
})

describe('what the file says of directions', () => {
  it('is taken from the direction cosines where there is no patient orientation', () => {
    expect(statedDirections({ patientOrientation: null, imageOrientation: [1, 0, 0, 0, 1, 0] })).toEqual({
      right: 'L',
      down: 'P',
    })
    expect(statedDirections({ patientOrientation: null, imageOrientation: [0, 1, 0, 0, 0, -1] })).toEqual({
      right: 'P',
      down: 'F',
    })
  })

  it('is nothing where the file is silent or writes something else', () => {
    const nothing = { right: null, down: null }
    expect(statedDirections({ patientOrientation: null, imageOrientation: null })).toEqual(nothing)
    expect(statedDirections({ patientOrientation: ['', '?'], imageOrientation: [1, 0, 0, 0, 1, 0] })).toEqual(nothing)
    expect(lettersOf([0, 0, 0])).toBeNull()
  })

  it('puts the strongest direction first and leaves out what is hardly there', () => {
    expect(lettersOf([0.9, -0.43, 0.05])).toBe('LA')
    expect(lettersOf([0.1, 0.99, 0])).toBe('P')
  })
})

describe('who knows which side is which', () => {
  const silent = { patientOrientation: null, imageOrientation: null }
  const stated = { patientOrientation: ['L', 'F'] as const, imageOrientation: null }

  it('is nobody where the file is silent and nobody has marked it', () => {
    expect(sideKnowledge(silent, null)).toEqual({ from: 'nobody', directions: { right: null, down: null } })
  })

  it('is the person where only the person has spoken', () => {
    expect(sideKnowledge(silent, 'patient-right')).toEqual({ from: 'person', directions: { right: 'L', down: null } })
    expect(sideKnowledge(silent, 'patient-left').directions.right).toBe('R')
  })

  it('is both where they agree', () => {
    expect(sideKnowledge(stated, 'patient-right').from).toBe('file-and-person')
  })

  it('shows no letter where they contradict each other', () => {
    expect(sideKnowledge(stated, 'patient-left')).toEqual({
      from: 'contradiction',
      directions: { right: null, down: null },
    })
  })

  it('does not ask for a side on a picture taken from the side', () => {
    expect(sideKnowledge({ patientOrientation: ['P', 'F'], imageOrientation: null }, null).from).toBe('side-on')
  })
})
