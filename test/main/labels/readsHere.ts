import { codesIn } from '../../../main/labels/codesIn'
import type { LabelReader } from '../../../main/labels/readLabel'

/** Reads in this process; the process of its own is used by the end-to-end tests. */
export const readsHere: LabelReader = {
  read: (picture, found, ended) => void codesIn(picture).then(found, ended),
  end: () => undefined,
}
