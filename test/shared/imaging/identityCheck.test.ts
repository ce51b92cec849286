import { type ComparedPatient, compareIdentity, compareWithPlan, gradeName } from '@shared/imaging/identityCheck'
import type { ImagePatient } from '@shared/imaging/types'
import { describe, expect, it } from 'vitest'

const here: ComparedPatient = {
  familyName: 'Núñez-García',
  givenName: 'María José',
  birthDate: '1954-03-02',
  sex: 'female',
  id: '00123-45',
}
const there: ImagePatient = {
  name: 'NUNEZ GARCIA^MARIA JOSE',
  id: '12345',
  issuer: null,
  otherIds: [],
  birthDate: '1954-03-02',
  sex: 'female',
}

function compare(more: Partial<ImagePatient>) {
  return compareIdentity(here, { patient: { ...there, ...more } })
}

describe('comparing whose image it is', () => {
  it('matches across case, accents, hyphens and leading zeros', () => {
    expect(compare({})).toEqual({ verdict: 'match', differences: [] })
  })

  it.each([
    ['another birth date', { birthDate: '1954-03-20' }, 'birthDate'],
    ['another number', { id: '12346' }, 'id'],
    ['another sex', { sex: 'male' as const }, 'sex'],
    ['another name', { name: 'NUNEZ^PEDRO' }, 'name'],
  ])('is a mismatch with %s, whatever else agrees', (_, more, field) => {
    const result = compare(more)
    expect(result.verdict).toBe('mismatch')
    expect(result.differences).toMatchObject([{ field, how: 'differs' }])
  })

  it('shows both sides of what differs', () => {
    expect(compare({ name: 'SMITH^JOHN^Q' }).differences).toEqual([
      { field: 'name', here: 'Núñez-García, María José', there: 'SMITH, JOHN Q', how: 'differs' },
    ])
  })

  it('knows nothing when the file says nothing', () => {
    expect(compare({ name: null, id: null, birthDate: null, sex: null }).verdict).toBe('unknown')
  })

  it('does not take one identifier for enough', () => {
    expect(compare({ name: null, id: null }).verdict).toBe('unknown')
    expect(compare({ birthDate: null, id: null }).verdict).toBe('unknown')
    expect(compare({ id: null }).verdict).toBe('match')
  })

  it('accepts the number among the other numbers of the file', () => {
    expect(compare({ id: 'X9', otherIds: ['0012345'] }).verdict).toBe('match')
  })

  it('calls a missing middle name, an initial or one wrong letter a slight difference', () => {
    for (const name of ['NUNEZ GARCIA^MARIA', 'NUNEZ GARCIA^M J', 'NUNES GARCIA^MARIA JOSE']) {
      expect(compare({ name })).toMatchObject({
        verdict: 'match',
        differences: [{ field: 'name', how: 'differs slightly' }],
      })
    }
  })

  it.each([
    ['Smith^John', 'JOHN^SMITH', 'same'],
    ['Smith^John', 'Smith^John^^Dr', 'same'],
    ['Smith^John', 'Smith^Jane', 'different'],
    ['Smith^John', 'Smith', 'different'],
    ['Smith^John', 'Smythe^John', 'different'],
    ['Müller^Jörg', 'Muller^Jorg', 'same'],
    ["O'Brien^Ann", 'OBRIEN^ANN', 'same'],
    ['Yamada^Tarou', 'Yamada^Tarou=山田^太郎=やまだ^たろう', 'same'],
    ['山田^太郎', 'Yamada^Tarou=山田^太郎=やまだ^たろう', 'same'],
    ['Li^An', 'Lee^An', 'different'],
  ])('grades %s against %s as %s', (one, other, grade) => {
    expect(gradeName(one, other)).toBe(grade)
  })
})

describe('comparing an image with the plan', () => {
  const plan = { side: 'left', region: 'lumbar' }
  it('finds the other side', () => {
    expect(compareWithPlan(plan, { laterality: 'right', bodyPart: 'LSPINE' })).toEqual([
      { field: 'laterality', here: 'left', there: 'right' },
    ])
  })
  it('finds another region', () => {
    expect(compareWithPlan(plan, { laterality: null, bodyPart: 'CSPINE' })).toEqual([
      { field: 'bodyPart', here: 'lumbar', there: 'CSPINE' },
    ])
  })
  it('says nothing where the image says nothing, is paired, or shows a body part it does not know', () => {
    expect(compareWithPlan(plan, { laterality: null, bodyPart: null })).toEqual([])
    expect(compareWithPlan(plan, { laterality: 'both', bodyPart: 'WHOLEBODY' })).toEqual([])
    expect(
      compareWithPlan({ side: 'bilateral', region: 'lumbar' }, { laterality: 'left', bodyPart: 'L-SPINE' }),
    ).toEqual([])
  })
})
