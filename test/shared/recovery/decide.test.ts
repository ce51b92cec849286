import { decide } from '@shared/case/decide'
import type { CaseState } from '@shared/case/state'
import { decideRecovery } from '@shared/recovery/decide'
import type { Measurements } from '@shared/recovery/observation'
import { openWatch } from '@shared/recovery/state'
import { escalationFor, isExpected } from '@shared/recovery/terms'
import { watchClock } from '@shared/recovery/watch'
import { describe, expect, it } from 'vitest'
import {
  act,
  contextAt,
  endedCase,
  idOf,
  measured,
  minutesAfter,
  nurse,
  person,
  physician,
  plan,
} from '../../builders/aftercare'

const observe = (minute: number, values: Partial<Measurements>) => ({
  do: 'observation.record' as const,
  at: minutesAfter(minute),
  measurements: measured(values),
})
const codeOf = (decision: ReturnType<typeof decideRecovery>) => (decision.ok ? null : decision.failure.code)
const at = (minute: number) => contextAt(minutesAfter(minute))
const leg = (power: number) => ({ limb: 'left-leg' as const, myotome: 'L5' as const, power })

describe('recording an observation', () => {
  it('keeps what was measured and leaves the rest not assessed', () => {
    const state = act(decideRecovery, endedCase(), observe(1, { systolicMmHg: 131, diastolicMmHg: 79 }), at(1))
    expect(state.recovery.observations[0]).toMatchObject({ systolicMmHg: 131, painRest: null, by: 'Rosa Lind' })
  })

  it('goes through the one way in, like every other act', () => {
    const decision = decide(endedCase(), observe(1, { painRest: 3 }), at(1))
    expect(decision.ok && decision.value.map((event) => event.type)).toEqual(['observation.recorded'])
  })

  it.each([
    ['nothing is filled in', observe(1, { note: 'sleeps' }), 'recovery.nothing-assessed'],
    ['the pressures are swapped', observe(1, { systolicMmHg: 80, diastolicMmHg: 120 }), 'recovery.pressure-swapped'],
    ['the pressures are equal', observe(1, { systolicMmHg: 80, diastolicMmHg: 80 }), 'recovery.pressure-swapped'],
    ['the time has not come', observe(4, { painRest: 3 }), 'recovery.time-ahead'],
    ['the time is before the procedure', observe(-26, { painRest: 3 }), 'recovery.time-before-procedure'],
    ['a muscle stands twice', observe(1, { motor: [leg(5), leg(4)] }), 'recovery.muscle-twice'],
  ])('is refused when %s', (_name, command, code) => {
    expect(codeOf(decideRecovery(endedCase(), command, at(1)))).toBe(code)
  })

  it('is refused before the procedure and after the patient has left', () => {
    const booked = endedCase({ procedure: { ...endedCase().procedure, startedAt: null, endedAt: null } })
    expect(codeOf(decideRecovery(booked, observe(1, { painRest: 3 }), at(1)))).toBe('recovery.too-early')
    const left = endedCase({ discharge: { ...endedCase().discharge, dischargedAt: minutesAfter(40) } })
    expect(codeOf(decideRecovery(left, observe(41, { painRest: 3 }), at(41)))).toBe('recovery.already-left')
  })

  it('takes somebody who looks after patients', () => {
    const desk = person('staff', 'Front Desk')
    const decision = decideRecovery(endedCase(), observe(1, { painRest: 3 }), contextAt(minutesAfter(1), desk, [desk]))
    expect(codeOf(decision)).toBe('people.role-not-allowed')
    expect(codeOf(decideRecovery(endedCase(), observe(1, { painRest: 3 }), contextAt(minutesAfter(1), null)))).toBe(
      'people.sign-in-first',
    )
  })
})

describe('correcting an observation', () => {
  it('keeps what stood there before, who changed it and why', () => {
    const first = act(decideRecovery, endedCase(), observe(1, { systolicMmHg: 92, diastolicMmHg: 55 }), at(1))
    const id = first.recovery.observations[0]?.id ?? ''
    const corrected = act(
      decideRecovery,
      first,
      {
        do: 'observation.correct',
        observationId: id,
        at: minutesAfter(1),
        measurements: measured({ systolicMmHg: 129, diastolicMmHg: 77 }),
        reason: 'cuff had slipped',
      },
      at(3),
    )
    const kept = corrected.recovery.observations[0]
    expect(corrected.recovery.observations).toHaveLength(1)
    expect(kept?.systolicMmHg).toBe(129)
    expect(kept?.corrections).toMatchObject([
      { was: { systolicMmHg: 92 }, reason: 'cuff had slipped', by: 'Rosa Lind' },
    ])
  })

  it('is refused for an observation that is not there', () => {
    const command = {
      do: 'observation.correct' as const,
      observationId: idOf(77),
      at: minutesAfter(1),
      measurements: measured({ painRest: 1 }),
      reason: 'wrong line',
    }
    expect(codeOf(decideRecovery(endedCase(), command, at(1)))).toBe('recovery.no-such-observation')
  })
})

describe('the haematoma watch', () => {
  const weakened = (): CaseState => {
    const strong = act(decideRecovery, endedCase(), observe(1, { motor: [leg(5)] }), at(1))
    return act(decideRecovery, strong, observe(16, { motor: [leg(3)] }), at(16))
  }

  it('starts by itself when a leg gets weaker, says what was seen and whom to call first', () => {
    const watch = openWatch(weakened().recovery)
    expect(watch).toMatchObject({
      signs: [{ sign: 'weaker-limb', limb: 'left-leg', myotome: 'L5', from: 5, to: 3 }],
      callFirst: 'Dr. Amara Osei',
      begunAt: minutesAfter(16),
    })
  })

  it.each([
    [{ saddle: 'numb' }, 'saddle-numbness'],
    [{ backPain: 'new-severe' }, 'new-severe-back-pain'],
  ] as const)('starts at the first sight of %o', (values, sign) => {
    const state = act(decideRecovery, endedCase(), observe(5, values), at(5))
    expect(openWatch(state.recovery)?.signs).toEqual([{ sign }])
  })

  it('does not start when strength comes back after the anaesthetic', () => {
    const weak = act(decideRecovery, endedCase(), observe(1, { motor: [leg(2)] }), at(1))
    const back = act(decideRecovery, weak, observe(16, { motor: [leg(4)] }), at(16))
    expect(openWatch(back.recovery)).toBeNull()
  })

  it('holds a slow loss against the best since the procedure', () => {
    const strong = act(decideRecovery, endedCase(), observe(1, { motor: [leg(5)] }), at(1))
    const untested = act(decideRecovery, strong, observe(16, { painRest: 2 }), at(16))
    const weak = act(decideRecovery, untested, observe(31, { motor: [leg(4)] }), at(31))
    expect(openWatch(weak.recovery)?.signs).toMatchObject([{ from: 5, to: 4 }])
  })

  it('leaves a limb that was blocked on purpose alone', () => {
    const blocked = endedCase({ plan: { ...plan, procedure: 'peripheral-nerve-block', region: 'femoral' } })
    const strong = act(decideRecovery, blocked, observe(1, { motor: [leg(5)] }), at(1))
    const weak = act(decideRecovery, strong, observe(16, { motor: [leg(1)] }), at(16))
    expect(openWatch(weak.recovery)).toBeNull()
  })

  it('runs from when the sign was seen, however late it is written down', () => {
    const late = act(decideRecovery, endedCase(), observe(5, { saddle: 'numb' }), at(45))
    expect(openWatch(late.recovery)?.begunAt).toBe(minutesAfter(5))
    const byHand = act(
      decideRecovery,
      endedCase(),
      { do: 'haematomaWatch.begin', signs: [{ sign: 'sphincter-change' }] },
      at(45),
    )
    expect(openWatch(byHand.recovery)?.begunAt).toBe(minutesAfter(45))
  })

  it('starts as well after a block at the sympathetic chain', () => {
    for (const procedure of ['lumbar-sympathetic-block', 'stellate-ganglion-block'] as const) {
      const state = act(
        decideRecovery,
        endedCase({ plan: { ...plan, procedure } }),
        observe(5, { backPain: 'new-severe' }),
        at(5),
      )
      expect(openWatch(state.recovery)?.signs).toEqual([{ sign: 'new-severe-back-pain' }])
    }
  })

  it('runs once at a time, keeps every call, and is ended by a physician with a reason', () => {
    const watched = weakened()
    const watchId = openWatch(watched.recovery)?.id ?? ''
    const again = { do: 'haematomaWatch.begin' as const, signs: [{ sign: 'saddle-numbness' as const }] }
    expect(codeOf(decideRecovery(watched, again, at(17)))).toBe('recovery.watch-running')
    const called = act(
      decideRecovery,
      watched,
      { do: 'haematomaWatch.call', watchId, whom: 'Dr. Amara Osei', said: 'comes at once' },
      at(17),
    )
    expect(openWatch(called.recovery)?.calls).toMatchObject([{ whom: 'Dr. Amara Osei', at: minutesAfter(17) }])
    const end = { do: 'haematomaWatch.end' as const, watchId, how: 'cleared' as const, reason: 'MRI without haematoma' }
    expect(codeOf(decideRecovery(called, end, contextAt(minutesAfter(90), nurse)))).toBe('people.role-not-allowed')
    const ended = act(decideRecovery, called, end, contextAt(minutesAfter(90), physician))
    expect(openWatch(ended.recovery)).toBeNull()
    expect(ended.recovery.watches[0]?.ended).toMatchObject({ by: 'Dr. Amara Osei', how: 'cleared' })
  })

  it('counts up, and down to the earlier of the hours that are cited for decompression', () => {
    const clock = watchClock(minutesAfter(0), minutesAfter(90))
    expect(clock).toEqual({ runMs: 90 * 60_000, leftMs: 270 * 60_000 })
    expect(watchClock(minutesAfter(0), minutesAfter(600)).leftMs).toBe(0)
  })
})

describe('events after the procedure', () => {
  it('tell an expected Horner syndrome from an unexpected one', () => {
    expect(isExpected('horner', { procedure: 'stellate-ganglion-block' })).toBe(true)
    expect(isExpected('horner', { procedure: 'esi-interlaminar' })).toBe(false)
  })

  it('name what to do, unless the effect is expected', () => {
    expect(escalationFor('vasovagal', false)).toBe('circulation')
    expect(escalationFor('new-motor-deficit', false)).toBe('neurological')
    expect(escalationFor('recurrent-laryngeal', true)).toBeNull()
    expect(escalationFor('wrong-side', false)).toBe('report')
    expect(escalationFor('bruising', false)).toBeNull()
  })

  it('are taken from the list only', () => {
    const command = {
      do: 'recoveryEvent.record' as const,
      at: minutesAfter(1),
      term: 'gremlins',
      grade: 1,
      seen: '',
      action: '',
      expected: false,
    }
    expect(codeOf(decideRecovery(endedCase(), command, at(1)))).toBe('recovery.unknown-term')
  })
})
