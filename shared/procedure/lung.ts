import type { ProcedureCode } from '@shared/plan/plan'

/** Injections that may be made at the chest wall: there the lung is looked for under ultrasound (clinical reference 8.6). */
const atChestWall: ReadonlySet<ProcedureCode> = new Set([
  'intercostal-block',
  'peripheral-nerve-block',
  'pulsed-rf-peripheral',
  'cryoneurolysis',
  'trigger-point-injection',
])

export const asksForLungSliding = (procedure: ProcedureCode): boolean => atChestWall.has(procedure)
