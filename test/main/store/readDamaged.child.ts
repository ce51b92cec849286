import { cpSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { caseIdSchema } from '@shared/case/envelope'
import { z } from 'zod'
import { DamagedRecord, isDamage } from '../../../main/store/failure'
import { openStore } from '../../../main/store/openStore'

/**
 * A process of its own that damages copies of a store in one way after another and then does with each what the app
 * would. It says one word for each on its output; that it lives to the last is what is tested.
 */
const [file = '', key = '', folder = '', rounds = '0', caseText = '', at = '0'] = process.argv.slice(2)
const sound = readFileSync(file)
const caseId = caseIdSchema.parse(caseText)
let seed = Number(at) + 1

/** A small linear congruential generator: the same damage again for the same seed. */
function random(below: number): number {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
  // The low bits of such a generator repeat after a few turns.
  return (seed >>> 8) % below
}

for (let round = 0; round < Number(rounds); round += 1) {
  const copy = join(folder, `damaged-${round}.db`)
  const bytes = Buffer.from(sound)
  for (let spot = 0; spot <= random(4); spot += 1) {
    const from = random(bytes.length)
    const length = [1, 16, 512, 4096][random(4)] ?? 1
    for (let index = from; index < Math.min(from + length, bytes.length); index += 1) bytes[index] = random(256)
  }
  writeFileSync(copy, bytes)
  cpSync(`${file}.about.json`, `${copy}.about.json`)
  writeSync(1, `${await use(copy, round % 2 === 0 ? 0 : 2 ** 30)}\n`)
  for (const suffix of ['', '-wal', '-shm', '.about.json']) rmSync(copy + suffix, { force: true })
}

async function use(copy: string, checkedAtOpening: number): Promise<string> {
  const opened = openStore({ file: copy, key: Buffer.from(key, 'hex'), checkedAtOpening })
  if (!opened.ok) {
    if (opened.failure.code !== 'damaged') throw new Error(`Opening gave ${opened.failure.code}.`)
    rmSync(opened.failure.setAsideAs ?? copy)
    return 'set-aside'
  }
  const store = opened.value
  const anything = z.unknown()
  const findings = await store.verifyMeanwhile()
  const tried = [
    () => store.listCases(),
    () => store.readSite(),
    () => store.boardForDay('2026-11-24', anything),
    () => store.searchBoard('garcia', anything),
    () => store.imagesOfCase(caseId, anything),
    () => store.listContents(),
    () => store.attempts('ana'),
    () => store.unsent('suite', 1000),
    () => store.projectionVersion(),
    () => store.check(),
  ].map(complains)
  store.close()
  return findings.length > 0 || tried.includes(true) ? 'noticed' : 'not-noticed'
}

/** Whether an act says that the file is damaged; whatever else it throws is thrown on. */
function complains(act: () => unknown): boolean {
  try {
    act()
    return false
  } catch (cause) {
    if (cause instanceof DamagedRecord || cause instanceof z.ZodError || isDamage(cause)) return true
    throw cause
  }
}
