import { channels } from '@shared/contract/channels'
import { stationSettingsSchema } from '@shared/contract/settings'
import { describe, expect, it } from 'vitest'

describe('changing a setting', () => {
  const change = channels['settings.set'].input

  it('carries what was sent and nothing else', () => {
    expect(change.parse({ theme: 'dark' })).toEqual({ theme: 'dark' })
    expect(change.parse({})).toEqual({})
  })

  it('knows every setting of a station', () => {
    const all = stationSettingsSchema.parse({})
    expect(change.parse(all)).toEqual(all)
  })
})
