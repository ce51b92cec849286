/** The five phases of the pause, in order (clinical reference section 7.2). */
export const pausePhases = ['verification', 'room-ready', 'time-out', 'needle-pause', 'sign-out'] as const
export type PausePhase = (typeof pausePhases)[number]

export type PhaseState = { readonly startedAt: string | null; readonly completedAt: string | null }

export type PauseState = {
  readonly begunAt: string | null
  readonly phases: Readonly<Record<PausePhase, PhaseState>>
  /** STOP in force: nothing goes forward until it is resolved. */
  readonly stop: { readonly at: string; readonly by: string | null } | null
}

const untouched: PhaseState = { startedAt: null, completedAt: null }
export const noPause: PauseState = {
  begunAt: null,
  phases: {
    verification: untouched,
    'room-ready': untouched,
    'time-out': untouched,
    'needle-pause': untouched,
    'sign-out': untouched,
  },
  stop: null,
}
