import { productOf } from '@shared/procedure/catalogue'
import { describe, expect, it } from 'vitest'
import { agentName, failureIn, reasonIn } from '../../../renderer/text/reasons'
import { contrast, give, place, planWith, room, roomWithNeedle } from '../../builders/procedureRoom'

describe('a refusal on a Spanish station', () => {
  it('says what a physician’s reason is asked for', () => {
    const made = roomWithNeedle({ plan: planWith({ injectionNumber: 2 }) })
    made.must(contrast(made.needle()))
    const failure = made.refusal(give(made.needle(), { productId: 'methylprednisolone-acetate', mgPerMl: 40 }))
    expect(failure.code).toBe('procedure.physician-reason')
    const says = failureIn('es', failure)
    expect(says).toMatch(/particulado.*motivo/i)
    expect(says.endsWith('Esto requiere el motivo de un médico.')).toBe(true)
    expect(failureIn('en', failure)).toBe(failure.says)
  })

  it('says which number to look at again', () => {
    const made = roomWithNeedle()
    const failure = made.refusal(contrast(made.needle(), { volumeMl: 20 }))
    expect(failureIn('es', failure)).toContain('20 mL')
  })

  it('writes decimals as the language does, and a lot as it is printed', () => {
    const made = roomWithNeedle()
    const slip = made.refusal({
      do: 'dose.record',
      fluoroscopy: { value: 0.5, unit: 's' },
      airKerma: { value: 0.9, unit: 'mGy' },
      areaProduct: { value: 9.25, unit: 'Gy.cm2' },
      runs: null,
      frames: null,
      source: 'console',
      confirmed: false,
    })
    const says = failureIn('es', slip)
    expect(says).toContain('0,5 s de fluoroscopia')
    expect(says).toContain('9,25 Gy·cm² con 0,9 mGy')
    const reason = { code: 'scan.unknown', says: 'Lot 4.22', params: { lot: '4.22' } }
    expect(reasonIn('es', reason)).toContain('4.22')
  })

  it('names the view that is missing, and the sides in its own words', () => {
    const made = roomWithNeedle(
      { plan: planWith({ procedure: 'esi-interlaminar', levels: ['L4-L5'], side: 'midline' }) },
      { level: 'L4-L5', side: 'midline', approach: 'interlaminar' },
    )
    made.must(contrast(made.needle(), { patterns: ['EPI-D'], mode: 'live' }))
    const locked = made.refusal(give(made.needle(), { route: 'epidural' }))
    expect(failureIn('es', locked)).toMatch(/proyección lateral o oblicua contralateral|proyección Lateral o/i)
    const other = room()
    other.must({ do: 'procedure.start' })
    const says = failureIn('es', other.refusal(place({ side: 'right' })))
    expect(says).toContain('DERECHA')
    expect(says).toContain('IZQUIERDA')
  })

  it('calls products and molecules as the language does', () => {
    expect(agentName('bupivacaine', 'es')).toBe(productOf('bupivacaine')?.short.es)
    expect(agentName('no such thing', 'es')).toBeUndefined()
  })
})
