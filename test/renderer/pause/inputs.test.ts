import { stationSettingsSchema } from '@shared/contract/settings'
import { describe, expect, it } from 'vitest'
import { createGate } from '../../../renderer/screens/pause/gate'
import { inputOf } from '../../../renderer/screens/pause/keys'

describe('the three inputs', () => {
  const { pauseKeys } = stationSettingsSchema.parse({})

  it('are read from the codes a station learnt', () => {
    expect(inputOf('PageDown', pauseKeys)).toBe('next')
    expect(inputOf('Enter', pauseKeys)).toBe('confirm')
    expect(inputOf('Escape', pauseKeys)).toBe('stop')
    expect(inputOf('KeyA', pauseKeys)).toBeNull()
  })

  it('mean STOP where one code was learnt for two of them', () => {
    const both = { next: ['KeyB'], confirm: ['KeyB'], stop: ['KeyB'] }
    expect(inputOf('KeyB', both)).toBe('stop')
  })
})

describe('the gate against double presses', () => {
  it('lets the first through and holds the second of a double press', () => {
    const gate = createGate(400)
    expect([gate(1000), gate(1080), gate(1399)]).toEqual([true, false, false])
  })

  it('opens again after its time, counted from what it let through', () => {
    const gate = createGate(400)
    gate(1000)
    gate(1300)
    expect(gate(1400)).toBe(true)
  })
})
