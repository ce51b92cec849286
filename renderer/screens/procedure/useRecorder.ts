import type { CaseCommand } from '@shared/case/commands'
import type { Failure } from '@shared/contract/channel'
import type { CalendarDate } from '@shared/kit/time'
import { useCallback, useState } from 'react'
import { useCase } from '../../state/caseStore'
import { useSession } from '../../state/session'

/** An act that came back with a question: look at the number again, or a physician's reason. */
export type Pending = {
  readonly asks: 'look-again' | 'physician'
  readonly command: CaseCommand
  readonly failure: Failure
  readonly onDone: () => void
  /** Who acts, where that is another than the one whose station it is; null for the one who works here. */
  readonly actingAs: string | null
}

export type Recorder = {
  /** `actingAs` does it in the name of another signed-in person. */
  readonly record: (command: CaseCommand, onDone?: () => void, actingAs?: string) => Promise<void>
  readonly pending: Pending | null
  /** Answers the question and tries again; `physicianId` acts in the physician's name for this one entry. */
  readonly answer: (command: CaseCommand, physicianId?: string) => Promise<void>
  readonly giveUp: () => void
  /** Where what is recorded takes the place of an earlier entry: whether why has been said. Null everywhere else. */
  readonly correcting: { readonly isReady: boolean; readonly usedOn: CalendarDate } | null
}

const questions: Readonly<Record<string, Pending['asks']>> = {
  'procedure.look-again': 'look-again',
  'procedure.physician-reason': 'physician',
}

/** Records acts, and turns the questions that come back into a dialog instead of a refusal. */
export function useRecorder(): Recorder {
  const { execute, clearRefusal } = useCase()
  const actAs = useActingAs()
  const [pending, setPending] = useState<Pending | null>(null)

  const attempt = useCallback(
    async (command: CaseCommand, onDone: () => void, actingAs: string | null) => {
      const reply = await execute(command)
      if (reply.ok) {
        setPending(null)
        onDone()
        return
      }
      const asks = questions[reply.failure.code]
      if (asks === undefined) {
        setPending(null)
        return
      }
      clearRefusal()
      setPending({ asks, command, failure: reply.failure, onDone, actingAs })
    },
    [execute, clearRefusal],
  )
  return {
    record: (command, onDone = () => {}, actingAs) =>
      actingAs === undefined
        ? attempt(command, onDone, null)
        : actAs(actingAs, () => attempt(command, onDone, actingAs)),
    pending,
    answer: async (command, physicianId) => {
      const onDone = pending?.onDone ?? (() => {})
      const who = physicianId ?? pending?.actingAs ?? null
      return who === null ? attempt(command, onDone, null) : actAs(who, () => attempt(command, onDone, who))
    },
    giveUp: () => setPending(null),
    correcting: null,
  }
}

/** Does something in another signed-in person's name and then gives the station back to who had it. */
function useActingAs() {
  const { signedIn, activePerson, activate } = useSession()
  return useCallback(
    async (personId: string, act: () => Promise<void>) => {
      const person = signedIn.find((each) => each.id === personId)
      if (person === undefined || person.id === activePerson?.id) return act()
      const before = activePerson
      const taken = await activate(person.id)
      if (!taken.ok) return
      try {
        await act()
      } finally {
        if (before !== null) await activate(before.id)
      }
    },
    [signedIn, activePerson, activate],
  )
}
