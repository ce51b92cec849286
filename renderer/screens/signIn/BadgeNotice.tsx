import { useEffect } from 'react'
import { Banner } from '../../components/Banner'
import { dismissBadge, useBadgeOutcome } from '../../state/badge'
import { useFailureText, useText } from '../../text/useText'
import styles from './BadgeNotice.module.css'

const standsMs = 4000

/** Says for a moment who signed in with a badge, or why nobody did. */
export function BadgeNotice() {
  const t = useText('signIn')
  const says = useFailureText()
  const outcome = useBadgeOutcome()
  useEffect(() => {
    if (outcome === null) return
    const timer = setTimeout(dismissBadge, standsMs)
    return () => clearTimeout(timer)
  }, [outcome])
  if (outcome === null) return null
  return (
    <div className={styles.notice}>
      {outcome.kind === 'signed-in' ? (
        <Banner kind="clear">
          {t('badge.in', { name: outcome.person.name, role: t(`role.${outcome.person.role}`) })}
        </Banner>
      ) : (
        <Banner kind="caution">{says(outcome.failure)}</Banner>
      )}
    </div>
  )
}
