import { describe, expect, it } from 'vitest'
import { failuresOfEndToEnd, failuresOfUnit, told } from '../../scripts/lib/failures.mjs'

describe('what a run of tests says last', () => {
  it('names each unit test that did not pass, with the beginning of its message and without colours', () => {
    const report = {
      testResults: [
        {
          name: 'a.test.ts',
          status: 'failed',
          assertionResults: [
            { fullName: 'holds', status: 'passed', failureMessages: [] },
            { fullName: 'breaks', status: 'failed', failureMessages: ['\u001b[31mno\u001b[39m\nat line 3'] },
            { fullName: 'is left out', status: 'skipped', failureMessages: [] },
          ],
        },
      ],
    }
    expect(failuresOfUnit(report)).toEqual([
      { where: 'a.test.ts', name: 'breaks (failed)', says: 'no\nat line 3' },
      { where: 'a.test.ts', name: 'is left out (skipped)', says: '' },
    ])
  })

  it('names a file that could not even be loaded', () => {
    const report = {
      testResults: [{ name: 'b.test.ts', status: 'failed', message: 'Cannot find it', assertionResults: [] }],
    }
    expect(failuresOfUnit(report)).toEqual([{ where: 'b.test.ts', name: 'the file itself', says: 'Cannot find it' }])
  })

  it('names each end-to-end test that failed or passed only later, however deep, and what failed outside any', () => {
    const spec = (title: string, status: string) => ({
      title,
      file: 'c.spec.ts',
      line: 7,
      tests: [{ status, results: [{ errors: [{ message: 'timed out' }] }] }],
    })
    const report = {
      errors: [{ message: 'no display' }],
      suites: [
        { specs: [spec('fine', 'expected')], suites: [{ specs: [spec('bad', 'unexpected'), spec('late', 'flaky')] }] },
      ],
    }
    expect(failuresOfEndToEnd(report)).toEqual([
      { where: 'end to end', name: 'outside any test', says: 'no display' },
      { where: 'c.spec.ts:7', name: 'bad (unexpected)', says: 'timed out' },
      { where: 'c.spec.ts:7', name: 'late (flaky)', says: 'timed out' },
    ])
  })

  it('says nothing where nothing failed or no report was left', () => {
    expect(told([...failuresOfUnit(null), ...failuresOfEndToEnd(null)])).toBe('')
  })
})
