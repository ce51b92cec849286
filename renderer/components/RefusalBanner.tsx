import type { Failure } from '@shared/contract/channel'
import { useEffect, useRef } from 'react'
import { useFailureText, useText } from '../text/useText'
import { Banner } from './Banner'
import { Button } from './Button'

type RefusalBannerProps = { readonly failure: Failure | null; readonly onDismiss?: () => void }

/** Why an act was not possible, where the act was tried. Where it was tried further down, it comes into sight. */
export function RefusalBanner({ failure, onDismiss }: RefusalBannerProps) {
  const says = useFailureText()
  const t = useText('common')
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (failure !== null) place.current?.scrollIntoView({ block: 'nearest' })
  }, [failure])
  if (failure === null) return null
  return (
    <Banner
      kind="stop"
      place={place}
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
