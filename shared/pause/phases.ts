/** The five phases of the pause, in order (clinical reference section 7.2). */
export const pausePhases = ['verification', 'room-ready', 'time-out', 'needle-pause', 'sign-out'] as const
export type PausePhase = (typeof pausePhases)[number]
