import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeIpp, encodeIpp } from '../../../../main/print/cups/ippMessage'

/** A reply as RFC 8010 appendix A.2 writes one: charset, language, then the job's group. */
const reply = Buffer.concat([
  Buffer.from([0x01, 0x01, 0x00, 0x00, 0x00, 0x00, 0x00, 0x01, 0x01]),
  field(0x47, 'attributes-charset', Buffer.from('utf-8')),
  field(0x48, 'attributes-natural-language', Buffer.from('en-us')),
  field(0x41, 'status-message', Buffer.from('successful-ok')),
  Buffer.from([0x02]),
  field(0x21, 'job-id', Buffer.from([0, 0, 0, 147])),
  field(0x45, 'job-uri', Buffer.from('ipp://printer.example.com/ipp/print/pinetree/147')),
  field(0x23, 'job-state', Buffer.from([0, 0, 0, 3])),
  field(0x44, 'job-state-reasons', Buffer.from('none')),
  field(0x44, '', Buffer.from('job-printing')),
  field(0x10, 'job-k-octets', Buffer.alloc(0)),
  Buffer.from([0x03]),
])

function field(tag: number, name: string, value: Buffer): Buffer {
  const length = (bytes: Buffer) => Buffer.from([bytes.length >> 8, bytes.length & 0xff])
  const named = Buffer.from(name)
  return Buffer.concat([Buffer.from([tag]), length(named), named, length(value), value])
}

describe('the messages of the printing protocol', () => {
  it('reads a reply with its status, its job and several values of one attribute', () => {
    const read = decodeIpp(reply)
    expect(read?.status).toBe(0)
    expect(read?.groups.map((group) => Object.fromEntries(group))).toEqual([
      {
        'job-id': [147],
        'job-uri': ['ipp://printer.example.com/ipp/print/pinetree/147'],
        'job-state': [3],
        'job-state-reasons': ['none', 'job-printing'],
      },
    ])
  })

  it('writes a request byte by byte as RFC 8010 appendix A.1 does, the document after the attributes', () => {
    const written = encodeIpp({
      operation: 0x0002,
      requestId: 1,
      fields: [['attributes-charset', 'charset', 'utf-8']],
      jobFields: [['copies', 'integer', 20]],
      document: Buffer.from('%PDF'),
    })
    const expected = Buffer.concat([
      Buffer.from([0x02, 0x00, 0x00, 0x02, 0x00, 0x00, 0x00, 0x01, 0x01]),
      field(0x47, 'attributes-charset', Buffer.from('utf-8')),
      Buffer.from([0x02]),
      field(0x21, 'copies', Buffer.from([0, 0, 0, 20])),
      Buffer.from([0x03]),
      Buffer.from('%PDF'),
    ])
    expect(written.equals(expected)).toBe(true)
  })

  it('takes a reply that is cut short anywhere for none', () => {
    for (let length = 0; length < reply.length; length++) expect(decodeIpp(reply.subarray(0, length))).toBeNull()
  })

  it('never fails on bytes that are no message', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        const read = decodeIpp(Buffer.from(bytes))
        expect(read === null || read.status >= 0).toBe(true)
      }),
    )
  })
})
