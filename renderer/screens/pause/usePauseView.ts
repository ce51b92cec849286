import { type PauseView, pauseView } from '@shared/pause/view'
import { useMemo } from 'react'
import { useCase } from '../../state/caseStore'
import { useNow } from '../../state/now'
import { usePolicy } from '../../state/policy'
import { useSettings } from '../../state/settings'
import { useBlocksBefore } from '../diary/useBlocksBefore'

/** The open case as the pause looks at it, in the station's language. Screened anew with every event and half minute. */
export function usePauseView(): PauseView {
  const { state } = useCase()
  const { locale } = useSettings()
  const policy = usePolicy()
  const now = useNow(30_000)
  const blocksBefore = useBlocksBefore()
  return useMemo(
    () => pauseView(state, { now, policy, blocksBefore }, locale),
    [state, now, policy, blocksBefore, locale],
  )
}
