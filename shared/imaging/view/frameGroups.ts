import type { DataSet } from '../reader'
import { tag } from '../tags'
import { items } from '../values'

/**
 * The item of a functional group macro that counts for one frame (from 0): the frame's own, else the shared one
 * (PS3.3 C.7.6.16). Undefined in files without functional groups.
 */
export function groupOfFrame(dataSet: DataSet, macro: number, frame: number): DataSet | undefined {
  const own = items(dataSet, tag.perFrameFunctionalGroups)[frame]
  const shared = items(dataSet, tag.sharedFunctionalGroups)[0]
  for (const group of [own, shared]) {
    const found = group === undefined ? undefined : items(group, macro)[0]
    if (found !== undefined) return found
  }
  return undefined
}
