import { parentPort } from 'node:worker_threads'
import { decodeFrame } from '@shared/imaging/decode'
import { doseOf } from '@shared/imaging/dose'
import { openDicom } from '@shared/imaging/file'
import { indexFrames } from '@shared/imaging/frames'
import { summarise } from '@shared/imaging/summary'
import { instanceSummary } from '@shared/imaging/types'
import { pictureOf } from '@shared/imaging/view/pictureOf'
import { scenarioFromFhir } from '@shared/screening/fhir/scenarioFromFhir'
import { readJson } from '@shared/screening/jsonText'
import { screen } from '@shared/screening/screen'
import { describeFile } from '../../main/images/describeFile'
import { nodeCodecs } from '../../main/images/nodeCodecs'
import { textDecoding } from '../../main/images/textDecoding'
import type { FuzzAnswer, FuzzTask } from './fuzzRun'

/** Does with a broken file all that the application would do with it, and says what came of it. */

const codecs = nodeCodecs()

/** What a refusal has to be: a sentence for a person. */
function asSentence(says: string): string {
  if (!/^[A-Z“‘].*[.?]$/s.test(says)) throw new Error(`No sentence: ${says}`)
  return says
}

async function dicom(bytes: Uint8Array): Promise<string> {
  const report = await describeFile('broken.dcm', bytes, codecs)
  JSON.stringify(report)
  if (!report.ok && report.error === null) throw new Error('Refused without a reason')
  if (report.error !== null) asSentence(report.error.says)
  const opened = openDicom(bytes)
  if (!opened.ok) return opened.failure.code
  const summary = summarise(opened.value, textDecoding)
  if (summary.ok) instanceSummary.parse(summary.value)
  else asSentence(summary.failure.says)
  doseOf(opened.value.dataSet)
  const index = indexFrames(opened.value)
  if (!index.ok) return index.failure.code
  const frame = await decodeFrame(index.value, opened.value.syntax, 0, codecs)
  if (!frame.ok) {
    asSentence(frame.failure.says)
    return frame.failure.code
  }
  const picture = pictureOf(frame.value, opened.value.dataSet, 0)
  if (!picture.ok) asSentence(picture.failure.says)
  return picture.ok ? 'shown' : picture.failure.code
}

const plan = {
  procedure: 'esi-transforaminal',
  region: 'lumbar',
  levels: ['L5-S1'],
  side: 'left',
  modality: 'fluoroscopy',
  contrast: 'iohexol-240',
  sedation: 'none',
  injectates: ['dexamethasone'],
}

function fhir(bytes: Uint8Array): string {
  const document = readJson(new TextDecoder().decode(bytes), 'The bundle')
  if (!document.ok) {
    asSentence(document.failure)
    return 'no JSON'
  }
  const read = scenarioFromFhir(document.value, plan, '2026-11-24T09:00:00-05:00')
  if (!read.ok) {
    if (read.failure.length === 0) throw new Error('Refused without a reason')
    for (const says of read.failure) asSentence(says)
    return 'refused'
  }
  const { verdict } = screen(read.value.scenario, {}, undefined, read.value.unread)
  return verdict
}

parentPort?.on('message', async ({ kind, bytes }: FuzzTask) => {
  const started = process.cpuUsage()
  let answer: FuzzAnswer
  try {
    answer = { is: 'came', outcome: kind === 'dicom' ? await dicom(bytes) : fhir(bytes), cpuMs: 0, megabytes: 0 }
  } catch (thrown) {
    answer = { is: 'threw', says: thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown) }
  }
  if (answer.is === 'came') {
    const { user, system } = process.cpuUsage(started)
    const { rss } = process.memoryUsage()
    answer = { ...answer, cpuMs: (user + system) / 1000, megabytes: rss / 1048576 }
  }
  parentPort?.postMessage(answer)
})

const ready: FuzzAnswer = { is: 'ready' }
parentPort?.postMessage(ready)
