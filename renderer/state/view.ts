import { type CaseId, caseIdSchema } from '@shared/case/envelope'
import type { CasePhase } from '@shared/case/state'
import { changeSettings, useSettings } from './settings'

/** The screens of a case, in the order of its way. */
export const caseScreens = [
  'prepare',
  'images',
  'pause',
  'procedure',
  'recovery',
  'discharge',
  'outcomes',
  'record',
] as const
export type CaseScreen = (typeof caseScreens)[number]

export type View =
  | { readonly at: 'board' }
  | { readonly at: 'settings' }
  | { readonly at: 'followUp' }
  | { readonly at: 'phone' }
  | { readonly at: 'case'; readonly caseId: CaseId; readonly screen: CaseScreen }

/** Where a case is worked on in each phase. */
export function screenOfPhase(phase: CasePhase): CaseScreen {
  switch (phase) {
    case 'booked':
    case 'preparation':
      return 'prepare'
    case 'pause':
    case 'sign-out':
      return 'pause'
    case 'procedure':
      return 'procedure'
    case 'recovery':
      return 'recovery'
    case 'discharged':
      return 'outcomes'
    case 'cancelled':
      return 'record'
  }
}

/** The view, remembered by the station: a start after a power cut is at the same case and the same screen. */
export function useView(): { readonly view: View; readonly show: (view: View) => void } {
  const { view } = useSettings()
  return { view: readView(view), show: (next) => void changeSettings({ view: remembered(next) }) }
}

function readView(view: { readonly caseId: string; readonly screen: string } | null): View {
  if (view === null) return { at: 'board' }
  if (view.screen === 'settings') return { at: 'settings' }
  if (view.screen === 'followUp') return { at: 'followUp' }
  if (view.screen === 'phone') return { at: 'phone' }
  const screen = caseScreens.find((each) => each === view.screen)
  const caseId = caseIdSchema.safeParse(view.caseId)
  return screen === undefined || !caseId.success ? { at: 'board' } : { at: 'case', caseId: caseId.data, screen }
}

const noCase = '00000000-0000-0000-0000-000000000000'

function remembered(view: View): { caseId: string; screen: string } | null {
  switch (view.at) {
    case 'board':
      return null
    case 'settings':
    case 'followUp':
    case 'phone':
      return { caseId: noCase, screen: view.at }
    case 'case':
      return { caseId: view.caseId, screen: view.screen }
  }
}
