import { describe, expect, it } from 'vitest'
import { readStartOptions } from '../../main/options'

const read = (args: readonly string[], env = {}) => readStartOptions(['electron', ...args], env, '/home/anna')

describe('how the application was started', () => {
  it("uses the person's own profile and no sample day unless asked", () => {
    expect(read([])).toEqual({ demo: false, pseudoLocale: false, profile: null })
  })

  it('shows the sample day on --demo', () => {
    expect(read(['--demo']).demo).toBe(true)
    expect(read(['--demonstration']).demo).toBe(false)
  })

  it('offers the right-to-left test language on --pseudo-locale alone', () => {
    expect(read(['--pseudo-locale'])).toEqual({ demo: false, pseudoLocale: true, profile: null })
    expect(read(['--demo']).pseudoLocale).toBe(false)
  })

  it('takes the profile folder from the switch before the environment', () => {
    const env = { PROCEDURE_PAUSE_PROFILE: '/srv/station' }
    expect(read([], env).profile).toBe('/srv/station')
    expect(read(['--user-data-dir=/tmp/other'], env).profile).toBe('/tmp/other')
  })

  it('counts a relative folder from where it was started', () => {
    expect(read(['--user-data-dir=trial']).profile).toBe('/home/anna/trial')
  })

  it('does not take an empty folder for a profile', () => {
    expect(read(['--user-data-dir='], { PROCEDURE_PAUSE_PROFILE: '' }).profile).toBeNull()
  })
})
