import { describe, expect, it } from 'vitest'
import { areaOf, areas } from '../../scripts/areas.mjs'

describe('the area of a test', () => {
  it.each([
    ['test/shared/screening/antithrombotic.test.ts', 'screening'],
    ['test/shared/imaging/geometry.test.ts', 'imaging'],
    ['test/main/images/importFolder.test.ts', 'imaging'],
    ['test/shared/pause/decide.test.ts', 'pause'],
    ['test/shared/procedure/decideCourse.test.ts', 'procedure'],
    ['test/shared/discharge/instructions.test.ts', 'recovery'],
    ['test/main/store/eventStore.test.ts', 'trust'],
    ['test/e2e/security.spec.ts', 'trust'],
    ['test/main/exchange/fhir/bundle.test.ts', 'exchange'],
    ['test/main/sync/outbox.test.ts', 'stations'],
    ['test/e2e/packaging.spec.ts', 'packaging'],
    ['test/e2e/dischargePrint.spec.ts', 'recovery'],
    ['test/shared/case/decide.test.ts', 'core'],
    ['test/architecture.test.ts', 'core'],
  ])('%s is %s', (path, area) => {
    expect(areaOf(path)).toBe(area)
  })

  it('is always one that npm test knows', () => {
    for (const path of ['test/new/idea.test.ts', 'test/main/print/pdf.test.ts']) expect(areas).toContain(areaOf(path))
  })
})
