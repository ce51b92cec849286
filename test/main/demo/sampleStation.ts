import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CaseId } from '@shared/case/envelope'
import type { CaseState } from '@shared/case/state'
import { fail, ok } from '@shared/kit/result'
import { policyOf } from '@shared/site/site'
import { v7 as uuidv7 } from 'uuid'
import { casePath } from '../../../main/cases/casePath'
import { type SampleCase, sampleCases } from '../../../main/demo/sampleCases'
import type { SampleStation } from '../../../main/demo/seedSampleDay'
import { people } from '../../../main/people/people'
import { siteRecord } from '../../../main/people/siteRecord'
import { openStore } from '../../../main/store/openStore'
import { aLinkedInstance } from '../../fixtures/linkedInstance'

export type TestStation = SampleStation & {
  readonly stateOf: (each: SampleCase) => CaseState
  readonly caseIdOf: (each: SampleCase) => CaseId
  readonly close: () => void
}

/** A station whose clock stands at `now`, with the real record, people and command path, and the images given. */
export function sampleStation(now: Date, images: SampleStation['images'] = drawnImages): TestStation {
  const folder = mkdtempSync(join(tmpdir(), 'procedure-pause-sample-'))
  const opened = openStore({ file: join(folder, 'record.db'), key: new Uint8Array(32).fill(3) })
  if (!opened.ok) throw new Error(opened.failure.code)
  const store = opened.value
  const context = { station: () => 'Room 2', now: () => now, newId: uuidv7 }
  const record = siteRecord(store, context)
  const directory = people({ ...context, record, store, pinCost: 16 })
  const caseIds = new Map<string, CaseId>()
  const cases = casePath({
    store,
    standing: () => ({ actor: null, signedIn: [] }),
    policy: () => policyOf(record.site()),
    station: context.station,
    clock: context.now,
    onAppended: (caseId, _, row) => caseIds.set(row.patient.id, caseId),
  })
  const caseIdOf = ({ patient }: SampleCase) => {
    const caseId = caseIds.get(patient.id)
    if (caseId === undefined) throw new Error(`${patient.familyName} is not booked.`)
    return caseId
  }
  return {
    people: directory,
    cases,
    images,
    caseIdOf,
    stateOf: (each) => {
      const state = cases.state(caseIdOf(each))
      if (!state.ok) throw new Error(state.failure.says)
      return state.value
    },
    close: () => {
      store.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Stands in for the image store where a test is about something else: what the two films' headers say, without a file. */
const drawnImages: SampleStation['images'] = {
  start: async (_, [path = '']) => {
    const each = sampleCases.find(({ patient }) => path.includes(patient.familyName))
    if (each === undefined) throw new Error(`No case has its pictures in ${path}.`)
    const { familyName, givenName, id, birthDate, sex } = each.patient
    const turned = each.fault.includes('turned over')
    const instance = aLinkedInstance({
      patient: {
        name: `${familyName}^${givenName}`,
        id,
        issuer: null,
        otherIds: [],
        birthDate,
        sex: sex === 'unknown' ? null : sex,
      },
      patientOrientation: turned ? ['R', 'F'] : ['L', 'F'],
    })
    return ok({ taken: [instance], alreadyHere: [], refused: [], passedOver: 0, cancelled: false })
  },
  cancel: () => {},
  serve: async () => new Response(null, { status: 404 }),
  read: async () => null,
  size: async () => null,
  picture: async () => fail('These pictures are drawn for a test and have no pixels.'),
  close: async () => {},
}
