import { createHash } from 'node:crypto'
import { caseIdSchema, type Envelope, genesisHash, sealedText, verifyChain } from '@shared/case/envelope'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex')
const caseId = caseIdSchema.parse('019a0000-0000-7000-8000-00000000cafe')

function chain(bodies: readonly string[]): Envelope[] {
  const events: Envelope[] = []
  for (const [index, text] of bodies.entries()) {
    const unsealed = {
      caseId,
      sequence: index + 1,
      id: `019a0000-0000-7000-8000-${String(index).padStart(12, '0')}`,
      at: '2026-11-24T13:00:00.000Z',
      offsetMinutes: -300,
      station: 'Room 2',
      actor: null,
      type: 'record.amended',
      schemaVersion: 1,
      body: { text },
      previousHash: events.at(-1)?.hash ?? genesisHash,
    }
    events.push({ ...unsealed, hash: sha256(sealedText(unsealed)) })
  }
  return events
}

describe('the chain of a record', () => {
  it('holds for events as they were recorded', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { maxLength: 12 }), (bodies) => {
        expect(verifyChain(chain(bodies), sha256).ok).toBe(true)
      }),
    )
  })

  it('breaks at the event whose content was changed', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1, maxLength: 8 }), fc.nat(), (bodies, pick) => {
        const events = chain(bodies)
        const at = pick % events.length
        const changed = events.map((event, index) =>
          index === at ? { ...event, body: { text: `${bodies[at]}!` } } : event,
        )
        expect(verifyChain(changed, sha256)).toMatchObject({ ok: false, failure: { sequence: at + 1 } })
      }),
    )
  })

  it('breaks where an event was taken out, also the first', () => {
    const events = chain(['a', 'b', 'c'])
    expect(verifyChain(events.slice(1), sha256)).toMatchObject({ ok: false, failure: { sequence: 1 } })
    expect(verifyChain(events.toSpliced(1, 1), sha256)).toMatchObject({ ok: false, failure: { sequence: 2 } })
  })

  it('breaks when the person, the time or the station was changed', () => {
    const events = chain(['a'])
    for (const change of [
      { station: 'Room 1' },
      { at: '2026-11-24T13:00:01.000Z' },
      { offsetMinutes: 0 },
      { type: 'other' },
    ]) {
      expect(
        verifyChain(
          events.map((event) => ({ ...event, ...change })),
          sha256,
        ).ok,
      ).toBe(false)
    }
  })
})
