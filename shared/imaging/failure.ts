/** Why a file, or a picture in it, cannot be read or shown. `says` is one plain sentence; programs read `code`. */
export type DicomFailure = { readonly code: DicomFailureCode; readonly says: string }

export const dicomFailureCodes = [
  'not-dicom',
  'damaged',
  'truncated',
  'too-large',
  'too-deep',
  'no-pixels',
  'no-frame',
  'unsupported',
  'contradiction',
  'video',
] as const
export type DicomFailureCode = (typeof dicomFailureCodes)[number]

export function failure(code: DicomFailureCode, says: string): DicomFailure {
  return { code, says }
}
