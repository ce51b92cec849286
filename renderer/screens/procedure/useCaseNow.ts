import { useCase } from '../../state/caseStore'
import { useNow } from '../../state/now'

/**
 * The present instant for judging the open case: never before its newest entry, which the ticking clock, rounded down,
 * would otherwise seem to be for a moment.
 */
export function useCaseNow(everyMs: number): string {
  const { events } = useCase()
  const now = useNow(everyMs)
  const newest = events.at(-1)?.meta.at ?? now
  return Date.parse(newest) > Date.parse(now) ? newest : now
}
