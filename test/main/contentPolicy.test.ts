import { describe, expect, it } from 'vitest'
import { contentPolicyFor } from '../../main/contentPolicy'

const evaluates = (path: string) => contentPolicyFor(path).includes("'unsafe-eval'")

describe('the content security policy', () => {
  it('starts from nothing and allows no inline script or style', () => {
    const policy = contentPolicyFor('/')
    expect(policy).toMatch(/^default-src 'none'; /)
    expect(policy).not.toContain('unsafe-inline')
    expect(policy).toContain("style-src 'self';")
  })

  it('lets WebAssembly run everywhere but strings become code only in the decode worker', () => {
    expect(contentPolicyFor('/')).toContain("'wasm-unsafe-eval'")
    expect(evaluates('/assets/decodeWorker-B3x_9-aZ.js')).toBe(true)
  })

  it.each([
    '/',
    '/index.html',
    '/assets/index-B3x9.js',
    '/assets/decodeWorker-a.html',
    '/x/assets/decodeWorker-a.js',
    '/assets/decodeWorker-a.js/',
    '/assets/notdecodeWorker-a.js',
  ])('never lets %s evaluate strings', (path) => {
    expect(evaluates(path)).toBe(false)
  })
})
