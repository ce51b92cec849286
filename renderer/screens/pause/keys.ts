import type { StationSettings } from '@shared/contract/settings'

export type PauseInput = 'next' | 'confirm' | 'stop'

/** Which of the three inputs a key is, by the codes this station learnt; STOP wins where one code was learnt twice. */
export function inputOf(code: string, keys: StationSettings['pauseKeys']): PauseInput | null {
  if (keys.stop.includes(code)) return 'stop'
  if (keys.confirm.includes(code)) return 'confirm'
  return keys.next.includes(code) ? 'next' : null
}
