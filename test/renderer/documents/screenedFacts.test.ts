import { describe, expect, it } from 'vitest'
import { answeredFacts } from '../../../renderer/documents/screenedFacts'
import { aBookedCase, nurse, physician } from '../../fixtures/aCase'

const keyItself = (key: string) => key

describe('the facts of the screening sheet', () => {
  it('name for each answer whoever recorded that answer, not whoever answered last', () => {
    const under = aBookedCase()
      .do({ do: 'answers.record', answers: { infection: 'no' } }, nurse)
      .do({ do: 'answers.record', answers: { injectionIsAnswer: 'yes' } }, physician)
    const recordedBy = (what: string) => {
      const fact = answeredFacts(under.case, keyItself).find((each) => each.what === what)
      return under.events.findLast((event) => fact?.isStatedBy(event))?.meta.actor?.name
    }
    expect(recordedBy('answer.infection')).toBe(nurse.name)
    expect(recordedBy('answer.injectionIsAnswer')).toBe(physician.name)
  })

  it('say “not asked” of what is asked, and print what was answered besides', () => {
    const named = (under: ReturnType<typeof aBookedCase>) =>
      answeredFacts(under.case, keyItself).map(({ what, says }) => `${what}: ${says}`)
    expect(named(aBookedCase())).toContain('answer.injectionIsAnswer: sheet.notAsked')
    expect(named(aBookedCase()).join()).not.toContain('answer.latexFreeRoom')
    const answered = aBookedCase().do({ do: 'answers.record', answers: { latexFreeRoom: 'yes' } }, nurse)
    expect(named(answered)).toContain('answer.latexFreeRoom: yesNo.yes')
  })
})
