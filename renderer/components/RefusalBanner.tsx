import type { Failure } from '@shared/contract/channel'
import { useFailureText, useText } from '../text/useText'
import { Banner } from './Banner'
import { Button } from './Button'

type RefusalBannerProps = { readonly failure: Failure | null; readonly onDismiss?: () => void }

/** Why an act was not possible, where the act was tried. */
export function RefusalBanner({ failure, onDismiss }: RefusalBannerProps) {
  const says = useFailureText()
  const t = useText('common')
  if (failure === null) return null
  return (
    <Banner
      kind="stop"
      actions={
        onDismiss && (
          <Button variant="quiet" onPress={onDismiss}>
            {t('understood')}
          </Button>
        )
      }
    >
      {says(failure)}
    </Banner>
  )
}
