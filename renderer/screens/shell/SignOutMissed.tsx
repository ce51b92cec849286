import { isSignOutMissed } from '@shared/pause/signOut'
import { Banner } from '../../components/Banner'
import { Button } from '../../components/Button'
import { useCase } from '../../state/caseStore'
import { useNow } from '../../state/now'
import { useText } from '../../text/useText'

/** Says on every screen of a case that its sign-out was missed, until the team has done it. */
export function SignOutMissed({ onPause }: { readonly onPause: () => void }) {
  const t = useText('shell')
  const { state } = useCase()
  const now = useNow(60_000)
  if (!isSignOutMissed(state, now)) return null
  return (
    <Banner kind="caution" actions={<Button onPress={onPause}>{t('signOutMissed.do')}</Button>}>
      {t('signOutMissed')}
    </Banner>
  )
}
