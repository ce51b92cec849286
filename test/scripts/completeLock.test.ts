import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { completed, missingFrom } from '../../scripts/completeLock.mjs'
import { root } from '../../scripts/lib/run.mjs'

const lock = (optional: Record<string, string>, held: Record<string, object> = {}) => ({
  lockfileVersion: 3,
  packages: { '': {}, 'node_modules/tool': { version: '2.0.0', dev: true, optionalDependencies: optional }, ...held },
})

describe('the lock file', () => {
  it('of this project holds every optional package it names, so that npm ci accepts it on every platform', () => {
    expect(missingFrom(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')))).toEqual([])
  })

  it('gains what is missing, pinned and for its own platform only', () => {
    const done = completed(lock({ '@tool/linux-x64-musl': '2.0.0', '@tool/win32-arm64-msvc': '2.0.0' }))
    expect(done.packages['node_modules/@tool/linux-x64-musl']).toEqual({
      version: '2.0.0',
      dev: true,
      optional: true,
      os: ['linux'],
      cpu: ['x64'],
      libc: ['musl'],
    })
    expect(done.packages['node_modules/@tool/win32-arm64-msvc']).toMatchObject({ os: ['win32'], cpu: ['arm64'] })
    expect(missingFrom(done)).toEqual([])
  })

  it('keeps what it holds, also where it is held below its owner', () => {
    const whole = lock(
      { '@tool/linux-x64': '2.0.0' },
      { 'node_modules/tool/node_modules/@tool/linux-x64': { version: '2.0.0' } },
    )
    expect(missingFrom(whole)).toEqual([])
    expect(completed(whole)).toEqual(whole)
  })

  it('is not guessed at where a name says no platform or a version pins nothing', () => {
    expect(() => completed(lock({ fsevents: '2.3.3' }))).toThrow('which platform')
    expect(() => completed(lock({ '@tool/linux-x64': '^2.0.0' }))).toThrow('pins nothing')
  })
})
