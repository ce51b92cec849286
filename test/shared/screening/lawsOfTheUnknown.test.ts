import discharge from '@resources/locales/en/discharge.json'
import pause from '@resources/locales/en/pause.json'
import prepare from '@resources/locales/en/prepare.json'
import procedure from '@resources/locales/en/procedure.json'
import record from '@resources/locales/en/record.json'
import settings from '@resources/locales/en/settings.json'
import { understand } from '@shared/screening/medicationMatch'
import { shippedRules } from '@shared/screening/rules'
import type { Scenario } from '@shared/screening/scenario'
import { screen } from '@shared/screening/screen'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { atMs, calm, hour, iso, listed, quiet, runs, timeout } from './lawScenarios'

/** Real medicines that no table holds: each of them is asked about. */
const medicinesOutside =
  'eliglustat tezepelumab lusutrombopag avatrombopag eltrombopag romiplostim fostamatinib emicizumab fitusiran concizumab marstacimab aprotinin protamine andexanet idarucizumab dextran pegcetacoplan iptacopan sutimlimab crizanlizumab voxelotor luspatercept ravulizumab satralizumab efgartigimod rozanolixizumab inebilizumab nusinersen risdiplam tofersen lecanemab donanemab aducanumab zuranolone brexanolone xanomeline deutetrabenazine valbenazine tradipitant daridorexant seltorexant obicetrapib pelacarsen olezarsen volanesorsen plozasiran vutrisiran tafamidis acoramidis eplontersen mavacamten aficamten omecamtiv sotatercept aprocitentan sparsentan atrasentan resmetirom elafibranor seladelpar maralixibat odevixibat setmelanotide cagrilintide survodutide'.split(
    ' ',
  )

describe('laws of screening: what is not known', () => {
  it(
    'what is not known never gives clear',
    () => {
      // Whether the procedure is of low or higher risk, a row with an interval needs its last dose.
      const timed = shippedRules.drugs.filter(({ hold }) => hold.intermediate.startsWith('P'))
      const gaps: Readonly<Record<string, (base: Scenario) => Scenario>> = {
        medications: (base) => ({ ...base, medications: { status: 'not-asked', items: [] } }),
        allergies: (base) => ({ ...base, allergies: { status: 'not-asked', items: [] } }),
        conditions: (base) => ({ ...base, conditions: { status: 'not-asked', items: [] } }),
        'an empty list': (base) => ({ ...base, allergies: { status: 'recorded', items: [] } }),
        side: (base) => ({ ...base, plan: { ...base.plan, side: null } }),
        modality: (base) => ({ ...base, plan: { ...base.plan, modality: null } }),
        sedation: (base) => ({ ...base, plan: { ...base.plan, sedation: null } }),
        injectates: (base) => ({ ...base, plan: { ...base.plan, injectates: null } }),
        consent: (base) => ({ ...base, answers: { ...base.answers, consent: null } }),
        infection: (base) => ({ ...base, answers: { ...base.answers, infection: null } }),
        fever: (base) => ({ ...base, answers: { ...base.answers, fever: 'unknown' } }),
        'birth date': (base) => ({ ...base, patient: { ...base.patient, birthDate: null } }),
        weight: (base) => ({
          ...base,
          plan: { ...base.plan, injectates: ['lidocaine'] },
          patient: { ...base.patient, weightKg: null },
        }),
        level: (base) => ({ ...base, plan: { ...calm.plan, levels: [] } }),
        contrast: (base) => ({ ...base, plan: { ...calm.plan, contrast: null } }),
        pregnancy: (base) => ({
          ...base,
          patient: { ...base.patient, sex: 'female', birthDate: '1990-05-05' },
          answers: { ...base.answers, pregnant: null },
        }),
        'an unknown allergy': (base) => ({ ...base, allergies: listed([{ substance: 'qqwxz' }]) }),
        ...Object.fromEntries(
          timed.map(({ id, drug }) => [
            `the last dose of ${id}`,
            (base: Scenario): Scenario => ({ ...base, plan: calm.plan, medications: listed([{ name: drug }]) }),
          ]),
        ),
        ...Object.fromEntries(
          ['zzqx', 'eliqis', 'blood thinner', 'sulodexide', 'heart pill', 'Cartia', 'aspirin/zorblax'].map((name) => [
            `a name for “${name}”`,
            (base: Scenario): Scenario => ({ ...base, medications: listed([{ name }]) }),
          ]),
        ),
        'a clearance for dabigatran': (base) => ({
          ...base,
          plan: calm.plan,
          labs: [],
          medications: listed([{ name: 'dabigatran', lastDose: iso(atMs - 900 * hour) }]),
        }),
        'an INR for warfarin': (base) => ({
          ...base,
          plan: calm.plan,
          labs: [],
          medications: listed([{ name: 'warfarin', lastDose: iso(atMs - 300 * hour) }]),
        }),
        'an unknown drug on the tray': (base) => ({ ...base, plan: { ...base.plan, injectates: ['qqwxz'] } }),
      }
      const names = Object.keys(gaps)
      fc.assert(
        fc.property(quiet, fc.constantFrom(...names), (base, name) => {
          const made = gaps[name]?.(base) ?? base
          if (screen(made).verdict === 'clear') throw new Error(`Clear without ${name}`)
        }),
        runs,
      )
    },
    timeout,
  )

  it(
    'no name that the tables do not know passes as clear',
    () => {
      const letters = fc.string({
        unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyzáñöß'.split('')),
        minLength: 3,
        maxLength: 14,
      })
      fc.assert(
        fc.property(letters, fc.constantFrom('', ' 5 mg tab', ' 20 mg once daily', 'Take 1 '), (word, around) => {
          const name = around.startsWith('Take') ? `${around}${word}` : `${word}${around}`
          const { reading, kind } = understand(name)
          const known = reading.mentions.length > 0
          const result = screen({ ...calm, medications: listed([{ name }]) })
          if (!known && result.verdict !== 'stop') throw new Error(`“${name}” passed as ${result.verdict} (${kind})`)
        }),
        runs,
      )
    },
    timeout,
  )

  it('no plain word of the screens and no medicine outside the tables passes as clear', () => {
    const words = new Set(
      [discharge, pause, prepare, procedure, record, settings]
        .flatMap((texts) => Object.values(texts))
        .flatMap((text) => text.match(/\p{L}{3,}/gu) ?? [])
        .map((word) => word.toLowerCase()),
    )
    expect(words.size).toBeGreaterThan(800)
    const passed = [...words, ...medicinesOutside].filter((name) => {
      const known = understand(name).reading.mentions.length > 0
      const none = understand(name).reading.saysNone
      return !known && !none && screen({ ...calm, medications: listed([{ name }]) }).verdict !== 'stop'
    })
    expect(passed).toEqual([])
    expect(medicinesOutside.filter((name) => understand(name).reading.mentions.length > 0)).toEqual([])
  })
})
