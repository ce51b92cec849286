import { describe, expect, it } from 'vitest'
import { recorded, screenCalm } from './calmScenario'

const rfa = { procedure: 'medial-branch-rfa', levels: ['L4-L5'], contrast: 'none', injectates: ['lidocaine'] }

/** What a condition written in plain words brings about: the class, and every stop and caution with its rule. */
function said(condition: string, medicine: string | null = null, plan: object = {}): readonly string[] {
  const items =
    medicine === null ? [] : [{ name: medicine, lastDose: '2026-10-01T08:00:00-05:00', indication: 'stroke' }]
  const result = screenCalm({ conditions: recorded(condition), medications: recorded(...items), plan })
  const open = result.findings.filter(({ severity }) => severity !== 'info')
  return [result.riskClass, ...open.map(({ severity, rule }) => `${severity} ${rule}`)]
}

describe('conditions that raise the risk class', () => {
  it.each([
    'CKD stage 4',
    'CKD 4',
    'stage IV CKD',
    'ESRD on hemodialysis',
    'peritoneal dialysis',
    'haemophilia A',
    'von Willebrand disease',
    'easy bruising',
    'GI bleed 2020',
    'lumbar fusion L4-S1',
    'prior laminectomy L4-5',
    'radiation to lumbar spine',
    'failed back surgery',
  ])('%s', (condition) => expect(said(condition)[0]).toBe('high'))
  it.each(['cirrhosis', 'ascites', 'ITP'])('%s, which needs a platelet count too', (condition) =>
    expect(said(condition)).toEqual(['high', 'stop sir-2019/platelets', 'caution asra-2018/coagulopathy']),
  )
  it.each(['CKD stage 3b', 'no bleeding disorder', 'family history of haemophilia', 'ACDF C5-6', 'fatty liver'])(
    'not %s',
    (condition) => expect(said(condition)).toEqual(['intermediate']),
  )
})

describe('the danger of a clot, before anyone asks for an interval', () => {
  it.each([
    ['DES to LAD 08/2026', 'clopidogrel', 'stop aha-acc-2016/stent-drug-eluting'],
    ['DES placed August 2026', 'clopidogrel', 'stop aha-acc-2016/stent-drug-eluting'],
    ['DES placed  August  2026', 'clopidogrel', 'stop aha-acc-2016/stent-drug-eluting'],
    ['drug-eluting stent 2026-08-15', 'clopidogrel', 'caution aha-acc-2016/stent-drug-eluting'],
    ['stent', 'clopidogrel', 'stop aha-acc-2016/stent-drug-eluting'],
    ['bare-metal stent placed 2026-11-01', 'clopidogrel', 'stop aha-acc-2016/stent-bare-metal'],
    ['stroke in October 2026', null, 'stop thrombosis/stroke'],
    ['TIA last month', null, 'stop thrombosis/stroke'],
    ['PE 2 weeks ago', 'Eliquis', 'stop thrombosis/vte'],
    ['DVT', null, 'caution thrombosis/vte'],
    ['mechanical aortic valve', 'Eliquis', 'caution thrombosis/mechanical-valve'],
    ['mitral valve replacement', 'Eliquis', 'caution thrombosis/valve-unspecified'],
  ])('%s with %s: %s', (condition, medicine, expected) => expect(said(condition, medicine)).toContain(expected))
  it.each([
    ['coronary stent (2019)', 'clopidogrel'],
    ['ureteral stent', 'clopidogrel'],
    ['DVT March 2026', 'Eliquis'],
    ['bioprosthetic valve', 'Eliquis'],
    ['no history of stroke', null],
    ['stroke prevention', null],
  ])('%s with %s is none', (condition, medicine) => expect(said(condition, medicine)).toEqual(['intermediate']))
})

describe('devices, infection, defences, red flags, anatomy', () => {
  it.each([
    ['PPM', 'stop device/pacemaker'],
    ['biventricular ICD', 'stop device/pacemaker'],
    ['SCS', 'stop device/stimulator'],
    ['baclofen pump', 'stop device/intrathecal-pump'],
    ['cochlear implant', 'caution device/other'],
    ['loop recorder', 'caution device/other'],
  ])('%s and radiofrequency: %s', (condition, expected) =>
    expect(said(condition, null, rfa)).toEqual(['low', expected]),
  )
  it.each([
    ['fever', 'caution infection/on-the-list'],
    ['COVID', 'caution infection/on-the-list'],
    ['cellulitis', 'caution infection/on-the-list'],
    ['kidney transplant', 'caution infection/immunosuppressed'],
    ['chemotherapy', 'caution infection/immunosuppressed'],
    ['progressive leg weakness', 'stop review/red-flags'],
    ['saddle numbness', 'stop review/red-flags'],
    ['metastatic cancer to spine', 'stop review/red-flags'],
    ['lumbarized S1', 'caution catalogue/transitional-vertebra'],
    ['DM', 'stop glucose/on-the-day'],
    ['latex allergy', 'stop allergy/latex'],
    ['allergy to contrast media', 'stop allergy/iodinated-contrast'],
    ['history of anaphylaxis to lidocaine', 'stop allergy/lidocaine'],
  ])('%s: %s', (condition, expected) => expect(said(condition)).toContain(expected))
  it.each(['long covid', 'hay fever', 'allergic rhinitis', 'no latex allergy', 'latex allergy test negative'])(
    '%s is none of them',
    (condition) => expect(said(condition)).toEqual(['intermediate']),
  )
})
