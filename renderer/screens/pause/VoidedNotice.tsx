import { Banner } from '../../components/Banner'
import { useCase } from '../../state/caseStore'
import { useText } from '../../text/useText'

/** Why a time-out is asked again, and that only what is affected comes back. Nothing where none was voided. */
export function VoidedNotice() {
  const t = useText('pause')
  const { state } = useCase()
  const { completedAt, items } = state.pause.phases['time-out']
  const voiding = state.pause.voidings.at(-1)
  if (completedAt !== null || voiding === undefined) return null
  const left = voiding.itemIds.filter((id) => (items[id]?.current ?? null) === null).length
  if (left === 0) return null
  return (
    <Banner kind="caution">
      {voiding.because.map((reason) => t(`voided.${reason.code}`, said(reason.params, t))).join(' ')}{' '}
      {t('voided.again', { count: left })}
    </Banner>
  )
}

/** Sides in a reason are said in words of the language. */
function said(params: Readonly<Record<string, string | number>>, t: ReturnType<typeof useText>) {
  const sides = new Set<string | number>(['left', 'right', 'bilateral', 'midline', 'not-applicable'])
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, sides.has(value) ? t(`side.${value}`).toUpperCase() : value]),
  )
}
