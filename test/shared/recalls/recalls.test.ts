import { defaultSitePolicy } from '@shared/case/policy'
import { decideRecalls } from '@shared/recalls/decide'
import { readRecallList } from '@shared/recalls/readList'
import { evolveRecalls, isRecalled, type RecalledLot, recallAt } from '@shared/recalls/recalls'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contrast, frontDesk, give, nurse, physician, roomWithNeedle } from '../../builders/procedureRoom'

const noon = '2026-11-24T12:00:00.000Z'
let made = 0
const newId = () => {
  made += 1
  return `0198f000-0000-7000-8000-${String(made).padStart(12, '0')}`
}
const entry = { productId: 'dexamethasone', gtin: null, lot: 'A-12 b', reason: 'Notice 26-17' }
const at = (now: string, actor = nurse) => ({ actor, now, newId })

function listWith(changes: Partial<typeof entry> | { productId: null } = {}, now = noon): readonly RecalledLot[] {
  const decided = decideRecalls([], { do: 'recall.add', entries: [{ ...entry, ...changes }] }, at(now))
  if (!decided.ok) throw new Error(decided.failure.says)
  return decided.value.reduce(evolveRecalls, [] as readonly RecalledLot[])
}

describe('the list of recalled lots', () => {
  it('matches a lot however it is spaced and written, and only its product', () => {
    const [recall] = listWith()
    if (recall === undefined) throw new Error('nothing was added')
    expect(isRecalled(recall, { productId: 'dexamethasone', lot: 'a12B' })).toBe(true)
    expect(isRecalled(recall, { productId: 'lidocaine', lot: 'a12B' })).toBe(false)
    expect(isRecalled(recall, { productId: 'dexamethasone', lot: 'A-12' })).toBe(false)
    expect(isRecalled(recall, { productId: 'dexamethasone', lot: ' ' })).toBe(false)
    expect(isRecalled({ ...recall, productId: null }, { productId: 'lidocaine', lot: 'A12B' })).toBe(true)
  })

  it('finds the product by its package code, and bars the lot for all where the code is unknown', () => {
    const known = listWith({ productId: null, gtin: '00304094276014' } as never)
    expect(known[0]?.productId).toBe('lidocaine')
    expect(listWith({ productId: null, gtin: '00000000000000' } as never)[0]?.productId).toBeNull()
  })

  it('is added to by whoever works in the room, and shortened by a physician or an administrator with a reason', () => {
    const list = listWith()
    const [{ id } = { id: '' }] = list
    const withdraw = { do: 'recall.withdraw', id, reason: 'Notice taken back' } as const
    const said = (decided: ReturnType<typeof decideRecalls>) => (decided.ok ? 'done' : decided.failure.code)
    expect(said(decideRecalls([], { do: 'recall.add', entries: [entry] }, at(noon, frontDesk)))).toBe('recall.role')
    expect(said(decideRecalls([], { do: 'recall.add', entries: [entry] }, { ...at(noon), actor: null }))).toBe(
      'people.sign-in-first',
    )
    expect(said(decideRecalls(list, withdraw, at(noon, nurse)))).toBe('recall.role')
    const gone = decideRecalls(list, withdraw, at(noon, physician))
    if (!gone.ok) throw new Error(gone.failure.says)
    const after = gone.value.reduce(evolveRecalls, list)
    expect(after).toMatchObject([{ withdrawn: { reason: 'Notice taken back', by: physician } }])
    expect(said(decideRecalls(after, withdraw, at(noon, physician)))).toBe('recall.not-there')
    expect(recallAt(after, { productId: 'dexamethasone', lot: 'A12B' }, noon)).toBeUndefined()
    // What was taken off can be put on again.
    expect(said(decideRecalls(after, { do: 'recall.add', entries: [entry] }, at(noon)))).toBe('done')
  })

  it('takes a lot once', () => {
    const again = decideRecalls(listWith(), { do: 'recall.add', entries: [{ ...entry, lot: 'a12b' }] }, at(noon))
    expect(again.ok ? '' : again.failure.code).toBe('recall.there')
    const twice = decideRecalls([], { do: 'recall.add', entries: [entry, { ...entry, lot: 'A12B' }] }, at(noon))
    expect(twice.ok && twice.value).toHaveLength(1)
  })
})

describe('a recalled lot in the room', () => {
  const policy = (recalledLots: readonly RecalledLot[]) => ({ ...defaultSitePolicy, recalledLots })

  it('is refused as an injectate and as contrast, with who put it on the list and why', () => {
    const made = roomWithNeedle({
      policy: policy([...listWith(), ...listWith({ productId: 'iohexol-240', lot: 'C9' })]),
    })
    expect(made.refusal(contrast(made.needle(), { lot: 'c-9' })).code).toBe('procedure.recalled-here')
    made.must(contrast(made.needle(), { lot: 'C10' }))
    const refusal = made.refusal(give(made.needle(), { lot: 'A12B' }))
    expect(refusal).toMatchObject({
      code: 'procedure.recalled-here',
      params: { lot: 'A12B', by: 'Rosa Lind', reason: 'Notice 26-17' },
    })
    made.must(give(made.needle(), { lot: 'A13B' }))
  })

  it('that was recalled after its use can still be written down as what was used', () => {
    const later = listWith({}, '2026-11-25T08:00:00.000Z')
    const made = roomWithNeedle({ policy: policy(later) })
    made.must(contrast(made.needle()))
    made.must(give(made.needle(), { lot: 'A12B', volumeMl: 1 }))
    const ofSequence = made.lastSequence()
    made.wait(48 * 60)
    const instead = give(made.needle(), { lot: 'A12B', volumeMl: 0.5 })
    made.must({ do: 'entry.correct', ofSequence, reason: 'Half of it.', instead })
    expect(made.refusal(instead).code).toBe('procedure.recalled-here')
  })
})

describe('a list from a file', () => {
  it('is read with any separator, order, quoting and line end, in either language', () => {
    expect(
      readRecallList('\uFEFFLote;Producto;Motivo\r\n"A;1";Dexamethasone;"Aviso ""26-17"""\r\n\r\nB2;;Aviso 3\r\n'),
    ).toMatchObject({
      ok: true,
      value: [
        { lot: 'A;1', reason: 'Aviso "26-17"', gtin: null },
        { lot: 'B2', productId: null, reason: 'Aviso 3' },
      ],
    })
    expect(readRecallList('gtin,lot\n304094276014,X1')).toMatchObject({
      ok: true,
      value: [{ gtin: '00304094276014', lot: 'X1', reason: 'Recall notice' }],
    })
  })

  it.each([
    ['', 'recall.list-empty'],
    ['lot,product\n', 'recall.list-empty'],
    ['lot,reason\nA,Because', 'recall.list-head'],
    ['lot,product\n,lidocaine', 'recall.list-lot'],
    ['lot,product\nA1,moonshine', 'recall.list-product'],
    ['lot,gtin\nA1,00304094276015', 'recall.list-gtin'],
    ['lot,gtin,reason\nA1,,x', 'recall.list-line'],
  ])('%j is refused whole: %s', (text, code) => {
    const read = readRecallList(text)
    expect(read.ok ? 'read' : read.failure.code).toBe(code)
  })

  it('never throws, whatever is pasted', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 300 }),
        fc.constantFrom('', 'lot,product\n', 'lot;gtin;reason\n'),
        (text, head) => {
          const read = readRecallList(head + text)
          expect(read.ok ? read.value.length : read.failure.says.length).toBeGreaterThan(0)
        },
      ),
    )
  })
})
