import { describe, expect, it } from 'vitest'
import { offeredPaths } from '../../../main/images/offeredPaths'

describe('what may be imported', () => {
  it('is what a person chose or dropped, and nothing beside or below it', () => {
    const { offer, onlyOffered } = offeredPaths()
    offer(['/media/disc', '/home/a/one.dcm'])
    offer(['/home/a/two.dcm'])
    expect(onlyOffered(['/home/a/two.dcm', '/media/disc'])).toEqual({
      ok: true,
      value: ['/home/a/two.dcm', '/media/disc'],
    })
    for (const path of ['/home/a', '/media/disc/../../etc/passwd', '/media/disc/IM1', '']) {
      expect(onlyOffered(['/media/disc', path])).toMatchObject({ ok: false, failure: { code: 'images.not-chosen' } })
    }
  })
})
