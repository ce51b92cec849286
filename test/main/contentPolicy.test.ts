import { describe, expect, it } from 'vitest'
import { contentPolicy } from '../../main/contentPolicy'

describe('the content security policy', () => {
  it('starts from nothing and allows no inline script or style', () => {
    expect(contentPolicy).toMatch(/^default-src 'none'; /)
    expect(contentPolicy).not.toContain('unsafe-inline')
    expect(contentPolicy).toContain("style-src 'self';")
  })

  it('lets WebAssembly run and no text become code, in a page or a worker', () => {
    expect(contentPolicy).toContain("script-src 'self' 'wasm-unsafe-eval';")
    expect(contentPolicy).not.toContain("'unsafe-eval'")
  })
})
