import type { DicomFailure } from '@shared/imaging/failure'
import { useCallback } from 'react'
import { useFailureText } from '../text/useText'

/** Why a picture cannot be shown, in the station's language. */
export function usePictureFailure() {
  const says = useFailureText()
  return useCallback(
    (failure: DicomFailure): string => says({ code: `picture.${failure.code}`, says: failure.says, params: {} }),
    [says],
  )
}
