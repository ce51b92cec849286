/** Why a file, or a picture in it, cannot be read or shown. `says` is one plain sentence; programs read `code`. */
export type DicomFailure = { readonly code: DicomFailureCode; readonly says: string }

export type DicomFailureCode =
  | 'not-dicom'
  | 'damaged'
  | 'truncated'
  | 'too-large'
  | 'too-deep'
  | 'no-pixels'
  | 'no-frame'
  | 'unsupported'
  | 'contradiction'
  | 'video'

export function failure(code: DicomFailureCode, says: string): DicomFailure {
  return { code, says }
}
