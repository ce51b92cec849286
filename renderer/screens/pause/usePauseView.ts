import { type PauseView, pauseView } from '@shared/pause/view'
import { useMemo } from 'react'
import { useCase } from '../../state/caseStore'
import { useNow } from '../../state/now'
import { usePolicy } from '../../state/policy'
import { useSettings } from '../../state/settings'

/** The open case as the pause looks at it, in the station's language. Screened anew with every event and half minute. */
export function usePauseView(): PauseView {
  const { state } = useCase()
  const { locale } = useSettings()
  const policy = usePolicy()
  const now = useNow(30_000)
  return useMemo(() => pauseView(state, now, policy, locale), [state, now, policy, locale])
}
