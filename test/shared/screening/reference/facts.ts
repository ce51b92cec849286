import type { Answers } from '@shared/screening/scenario'
import { hoursBefore, recorded } from '../calmScenario'

/** One statement of the clinical reference: where it stands, in its own words, a case it speaks about, and what is said. */
export type Fact = {
  readonly section: string
  readonly states: string
  readonly changes: Record<string, unknown>
  /** `severity rule`, or null where the reference says that nothing stands in the way. */
  readonly says: string | null
}

const fact = (section: string, states: string, changes: Record<string, unknown>, says: string | null): Fact => ({
  section,
  states,
  changes,
  says,
})
const day = 24
const taken = (name: string, hours: number, more: object = {}) => ({
  medications: recorded({ name, lastDose: hoursBefore(hours), ...more }),
})
const allergic = (substance: string, reaction: string | null, plan: object = {}) => ({
  allergies: recorded({ substance, reaction }),
  plan,
})
const answered = (answers: Answers) => ({ answers })
const lab = (test: string, value: number | string, unit: string, hours = 2) => ({
  test,
  value,
  unit,
  at: hoursBefore(hours),
})
const interlaminar = { procedure: 'esi-interlaminar', levels: ['L4-L5'], side: 'midline' }
const cervicalInterlaminar = { ...interlaminar, region: 'cervical', levels: ['C7-T1'] }
const radiofrequency = {
  procedure: 'medial-branch-rfa',
  levels: ['L4-L5'],
  contrast: 'none',
  injectates: ['lidocaine'],
}
const joint = {
  procedure: 'peripheral-joint-injection',
  region: 'knee',
  levels: [],
  modality: 'ultrasound',
  contrast: 'none',
  injectates: ['triamcinolone-acetonide'],
}
const stellate = {
  procedure: 'stellate-ganglion-block',
  region: 'cervical',
  levels: ['C6'],
  modality: 'ultrasound',
  contrast: 'none',
  injectates: ['ropivacaine'],
}
const intercostal = {
  procedure: 'intercostal-block',
  region: 'thoracic',
  levels: ['rib 7'],
  modality: 'ultrasound',
  contrast: 'none',
}

const procedures: readonly Fact[] = [
  fact('1.2', 'a paired target with a blank side is a hard stop', { plan: { side: null } }, 'stop missing/side'),
  fact(
    '1.2',
    'a paired target with side “n/a” is a hard stop',
    { plan: { side: 'not-applicable' } },
    'stop catalogue/side',
  ),
  fact(
    '1.2',
    'root and foramen must match: the L5 root leaves through L5-S1',
    { plan: { levelDetails: [{ level: 'L4-L5', root: 'L5' }], levels: ['L4-L5'] } },
    'caution catalogue/root-and-foramen',
  ),
  fact(
    '1.2',
    'C8 leaves through C7-T1',
    { plan: { region: 'cervical', levels: ['C7-T1'], levelDetails: [{ level: 'C7-T1', root: 'C8' }] } },
    null,
  ),
  fact(
    '1.2',
    'C1-2 and C0-1: joint injections only, expert use',
    { plan: { procedure: 'facet-joint-injection', region: 'cervical', levels: ['C1-C2'] } },
    'caution catalogue/upper-cervical',
  ),
  fact(
    '1.2',
    'a transitional vertebra makes the count be stated',
    { plan: { transitionalVertebra: true } },
    'caution catalogue/transitional-vertebra',
  ),
  fact(
    '1.3',
    'transforaminal: at most two levels',
    { plan: { levels: ['L3-L4', 'L4-L5', 'L5-S1'] } },
    'caution catalogue/level-count',
  ),
  fact(
    '1.3',
    'interlaminar: one level',
    { plan: { ...interlaminar, levels: ['L3-L4', 'L4-L5'] } },
    'caution catalogue/level-count',
  ),
  fact(
    '1.3',
    'selective nerve root block: a single level',
    { plan: { procedure: 'nerve-root-block', levels: ['L5', 'S1'], injectates: ['lidocaine'] } },
    'caution catalogue/level-count',
  ),
  fact(
    '1.3',
    'stellate: one side only per session',
    { plan: { ...stellate, side: 'bilateral' } },
    'stop catalogue/one-side-only',
  ),
  fact('1.3', 'stellate: C6 or C7', { plan: { ...stellate, levels: ['C5'] } }, 'stop catalogue/level-not-allowed'),
  fact(
    '1.3',
    'stellate: blind technique not advised',
    { plan: { ...stellate, modality: 'landmark' } },
    'stop catalogue/modality',
  ),
  fact(
    '1.3',
    'lumbar sympathetic: L2-L4',
    { plan: { procedure: 'lumbar-sympathetic-block', levels: ['L5'], injectates: ['bupivacaine'] } },
    'stop catalogue/level-not-allowed',
  ),
  fact(
    '1.3',
    'caudal: ultrasound does not exclude intravascular or intrathecal',
    { plan: { procedure: 'esi-caudal', region: 'sacral', levels: [], side: 'midline', modality: 'ultrasound' } },
    'caution catalogue/modality',
  ),
  fact(
    '1.3',
    'transforaminal: live contrast',
    { plan: { contrastMode: 'static' } },
    'stop safeguards-2015/live-contrast',
  ),
  fact(
    '1.3',
    'medial branch block: no sedation, ideally',
    {
      plan: {
        procedure: 'medial-branch-block',
        levels: ['L4-L5'],
        injectates: ['lidocaine'],
        sedation: 'light',
      },
    },
    'caution sedation/diagnostic-block',
  ),
  fact(
    '1.4',
    'hip: ultrasound or fluoroscopy, not landmark',
    { plan: { ...joint, region: 'hip', modality: 'landmark' } },
    'stop catalogue/modality',
  ),
  fact(
    '1.4',
    'platelet-rich plasma: a second identity check at re-injection',
    { plan: { ...joint, injectates: ['platelet rich plasma'] } },
    'info review/own-blood-again',
  ),
]

const drugs: readonly Fact[] = [
  fact('2.1', 'a minute short of 72 h is short', taken('apixaban', 3 * day - 1 / 60), 'stop asra-2018/apixaban'),
  fact('2.1', 'apixaban: 3 d before intermediate', taken('apixaban', 3 * day), null),
  fact(
    '2.1',
    'a missing last dose is not passed',
    { medications: recorded({ name: 'edoxaban' }) },
    'stop asra-2018/edoxaban',
  ),
  fact('2.1', 'warfarin: 5 d and a normal INR', taken('warfarin', 5 * day), 'stop asra-2018/warfarin'),
  fact(
    '2.1',
    'acenocoumarol: 3 d and a normal INR',
    { ...taken('acenocoumarol', 3 * day), labs: [lab('inr', 1.2, '')] },
    null,
  ),
  fact('2.1', 'prasugrel: inside the range is a warning', taken('prasugrel', 8 * day), 'caution asra-2018/prasugrel'),
  fact('2.1', 'prasugrel: below the range is a stop', taken('prasugrel', 6 * day), 'stop asra-2018/prasugrel'),
  fact('2.1', 'cangrelor: shared decision', taken('cangrelor', 1), 'caution asra-2018/cangrelor'),
  fact(
    '2.1',
    'aspirin, secondary prevention: shared before intermediate',
    taken('aspirin 81 mg', 12, { indication: 'secondary prevention' }),
    'caution asra-2018/aspirin-secondary',
  ),
  fact('2.1', 'cilostazol: no routine stop before intermediate', taken('cilostazol', 1), 'info asra-2018/cilostazol'),
  fact('2.1', 'abciximab: 2-5 d', taken('abciximab', 3 * day), 'caution asra-2018/abciximab'),
  fact(
    '2.1',
    'fibrinolytics: 48 h plus normal clotting studies',
    taken('alteplase', 3 * day),
    'stop asra-regional-2018/alteplase-clotting',
  ),
  fact('2.1', 'SSRI: no stop before intermediate', taken('sertraline', 1), 'info asra-2018/sertraline'),
  fact('2.1', 'ginkgo: none before intermediate', taken('ginkgo', 1), 'info asra-2015/ginkgo'),
  fact(
    '2.1',
    'NSAID: consider for the cervical interlaminar epidural',
    { ...taken('naproxen', 1), plan: cervicalInterlaminar, answers: { imagingReviewed: 'yes' } },
    'info asra-2018/nsaid-selected-procedures',
  ),
  fact(
    '2.1',
    'NSAID: consider for the stellate ganglion block',
    { ...taken('ibuprofen', 1), plan: stellate },
    'info asra-2018/nsaid-selected-procedures',
  ),
  fact(
    '2.4',
    'INR at most 1.2 under a vitamin K antagonist',
    { ...taken('warfarin', 6 * day), labs: [lab('inr', 1.3, '')] },
    'stop asra-2018/warfarin',
  ),
  fact(
    '2.4',
    'platelets below 80 near the neuraxis',
    { labs: [lab('platelets', 79, '10*9/L')] },
    'stop neuraxial/platelets',
  ),
  fact(
    '2.4',
    'platelets of 80 to 100 near the neuraxis',
    { labs: [lab('platelets', 80, '10*9/L')] },
    'caution neuraxial/platelets',
  ),
  fact(
    '2.4',
    'platelets are needed in liver disease',
    { conditions: recorded('cirrhosis') },
    'stop sir-2019/platelets',
  ),
  fact(
    '2.4',
    'platelets after heparin for more than 4 days',
    taken('heparin 5000 units sc', 8, { startedAt: hoursBefore(5 * day) }),
    'stop asra-2018/heparin-platelets',
  ),
  fact(
    '2.4',
    'creatinine clearance is needed for dabigatran',
    taken('dabigatran', 5 * day),
    'stop asra-2018/dabigatran-impaired-renal',
  ),
  fact(
    '2.4',
    'weak kidneys lengthen the other holds',
    { ...taken('apixaban', 4 * day), labs: [lab('crcl', 29, 'mL/min')] },
    'caution asra-2018/apixaban-renal',
  ),
  fact(
    '2.5',
    'drug-eluting stent: not before 3 months',
    {
      ...taken('clopidogrel', 8 * day),
      conditions: recorded({ name: 'drug-eluting stent', at: hoursBefore(80 * day) }),
    },
    'stop aha-acc-2016/stent-drug-eluting',
  ),
  fact(
    '2.5',
    'drug-eluting stent: may be considered at 3 to 6 months',
    {
      ...taken('clopidogrel', 8 * day),
      conditions: recorded({ name: 'drug-eluting stent', at: hoursBefore(120 * day) }),
    },
    'caution aha-acc-2016/stent-drug-eluting',
  ),
  fact(
    '2.5',
    'bare-metal stent: at least 30 days',
    { ...taken('clopidogrel', 8 * day), conditions: recorded({ name: 'bare metal stent', at: hoursBefore(29 * day) }) },
    'stop aha-acc-2016/stent-bare-metal',
  ),
  ...(['stroke', 'pulmonary embolism', 'myocardial infarction'] as const).map((name) =>
    fact(
      '2.5',
      `${name}: defer within about 3 months`,
      { conditions: recorded({ name, at: hoursBefore(60 * day) }) },
      `stop thrombosis/${{ stroke: 'stroke', 'pulmonary embolism': 'vte', 'myocardial infarction': 'myocardial-infarction' }[name]}`,
    ),
  ),
  fact(
    '2.5',
    'mechanical valve: bridging is a specialist’s decision',
    { ...taken('warfarin', 6 * day), labs: [lab('inr', 1, '')], conditions: recorded('mechanical mitral valve') },
    'caution thrombosis/mechanical-valve',
  ),
]

const allergies: readonly Fact[] = [
  fact(
    '3.2',
    'iodinated contrast, severe: hard stop',
    allergic('Omnipaque', 'laryngeal oedema'),
    'stop allergy/iodinated-contrast',
  ),
  fact(
    '3.2',
    'iodinated contrast, moderate: warn',
    allergic('Omnipaque', 'widespread hives'),
    'caution allergy/iodinated-contrast',
  ),
  fact('3.2', 'shellfish blocks nothing', allergic('shellfish', 'anaphylaxis'), 'info allergy/shellfish'),
  fact(
    '3.2',
    'gadolinium near the dura: hard stop',
    { plan: { contrast: 'gadolinium' } },
    'stop contrast/gadolinium-near-the-dura',
  ),
  fact('3.2', 'the amide itself', allergic('lidocaine', 'rash'), 'stop allergy/lidocaine'),
  fact('3.2', 'warn on the other amides', allergic('bupivacaine', 'rash'), 'caution allergy/bupivacaine'),
  fact(
    '3.2',
    'esters: all of them',
    allergic('procaine', 'rash', { injectates: ['chloroprocaine'] }),
    'stop allergy/procaine',
  ),
  fact('3.2', 'esters: warn on methylparaben vials', allergic('procaine', 'rash'), 'caution allergy/procaine'),
  fact(
    '3.2',
    'sulfite: local anaesthetic with epinephrine',
    allergic('metabisulfite', 'wheeze', { ...joint, injectates: ['lidocaine with epinephrine'] }),
    'stop allergy/sulfite',
  ),
  fact('3.2', 'sulfite is not sulfonamide', allergic('sulfonamide', 'rash'), 'info allergy/not-on-the-tray'),
  fact('3.2', 'a named steroid: that molecule', allergic('dexamethasone', 'hives'), 'stop allergy/dexamethasone'),
  fact(
    '3.2',
    'PEG: methylprednisolone acetate',
    allergic('macrogol', 'hives', { ...interlaminar, injectates: ['methylprednisolone-acetate'] }),
    'stop allergy/peg',
  ),
  fact(
    '3.2',
    'carmellose: triamcinolone',
    allergic('carmellose', 'hives', { ...interlaminar, injectates: ['triamcinolone-acetonide'] }),
    'stop allergy/carboxymethylcellulose',
  ),
  fact(
    '3.2',
    'benzyl alcohol: triamcinolone',
    allergic('benzyl alcohol', 'hives', { ...interlaminar, injectates: ['triamcinolone-acetonide'] }),
    'stop allergy/benzyl-alcohol',
  ),
  fact(
    '3.2',
    'benzalkonium: betamethasone',
    allergic('benzalkonium', 'hives', { ...interlaminar, injectates: ['betamethasone'] }),
    'stop allergy/benzalkonium',
  ),
  fact('3.2', 'latex', allergic('latex', 'anaphylaxis'), 'stop allergy/latex'),
  fact('3.2', 'banana asks about latex', allergic('banana', 'itch'), 'info allergy/latex-question'),
  fact('3.2', 'spina bifida asks about latex', { conditions: recorded('spina bifida') }, 'info allergy/latex-question'),
  fact(
    '3.2',
    'chlorhexidine',
    allergic('chlorhexidine', 'shock', { tray: ['ChloraPrep'] }),
    'stop allergy/chlorhexidine',
  ),
  fact(
    '3.2',
    'povidone-iodine',
    allergic('Betadine', 'rash', { tray: ['povidone iodine'] }),
    'stop allergy/povidone-iodine',
  ),
  fact(
    '3.2',
    'adhesive and the grounding pad',
    allergic('tape', 'rash', { ...radiofrequency, tray: ['grounding pad'] }),
    'caution allergy/adhesive',
  ),
  fact(
    '3.2',
    'venom: hyaluronidase',
    allergic('wasp', 'shock', { injectates: ['dexamethasone', 'hyaluronidase'] }),
    'caution allergy/venom',
  ),
  fact(
    '3.2',
    'egg: avian hyaluronic acid',
    allergic('egg', 'hives', { ...joint, injectates: ['Hyalgan'] }),
    'stop allergy/egg',
  ),
  fact(
    '3.2',
    'egg: fermented hyaluronic acid is in order',
    allergic('egg', 'hives', { ...joint, injectates: ['Durolane'] }),
    'info allergy/egg',
  ),
  fact(
    '3.2',
    'penicillin does not block cefazolin',
    allergic('penicillin', 'hives', { otherDrugs: ['cefazolin'] }),
    'info allergy/penicillin',
  ),
  fact(
    '3.2',
    'a severe delayed reaction does',
    allergic('penicillin', 'Stevens-Johnson', { otherDrugs: ['cefazolin'] }),
    'stop allergy/penicillin',
  ),
  fact(
    '3.2',
    'soy: propofol carries a caution',
    allergic('soy', 'hives', { sedation: 'light', otherDrugs: ['propofol'] }),
    'caution allergy/soy-peanut',
  ),
  fact(
    '3.3',
    'an empty list is “not reviewed”',
    { allergies: { status: 'recorded', items: [] } },
    'stop missing/allergies',
  ),
  fact('3.3', '“dye” maps to a question', allergic('dye', null), 'caution allergy/dye-unclear'),
  fact('3.3', '“iodine soap” maps to a question', allergic('iodine soap', null), 'caution allergy/povidone-iodine'),
  fact('3.3', '“cortisone” maps to a question', allergic('cortisone', null), 'caution allergy/steroid-unclear'),
]

const other: readonly Fact[] = [
  fact('4', 'pregnancy is asked before fluoroscopy', answered({ pregnant: null }), 'stop pregnancy/not-answered'),
  fact('4', 'breast-feeding: information', answered({ breastfeeding: 'yes' }), 'info review/breast-feeding'),
  fact('4', 'diabetes: the glucose of the day', { conditions: recorded('diabetes') }, 'stop glucose/on-the-day'),
  fact(
    '4',
    'glucose above 250 mg/dL defers the steroid',
    { labs: [lab('glucose', 14, 'mmol/L')] },
    'stop glucose/defer-steroid',
  ),
  fact('4', 'glucose above 200 mg/dL warns', { labs: [lab('glucose', 12, 'mmol/L')] }, 'caution glucose/high'),
  fact('4', 'glucose below 70 mg/dL is treated first', { labs: [lab('glucose', 3.8, 'mmol/L')] }, 'stop glucose/low'),
  fact('4', 'HbA1c above 8 % is talked about', { labs: [lab('hba1c', 8.1, '%')] }, 'caution glucose/hba1c'),
  fact('4', 'fever of 38.0 °C', answered({ temperatureC: 38 }), 'stop infection/fever'),
  fact('4', 'infection defers', answered({ infection: 'yes' }), 'stop infection/active'),
  fact('4', 'on antibiotics warns', answered({ onAntibiotics: 'yes' }), 'caution infection/antibiotic'),
  fact(
    '4',
    'ritonavir with triamcinolone',
    { medications: recorded({ name: 'ritonavir' }), plan: joint },
    'stop interaction/ritonavir-cobicistat',
  ),
  fact(
    '4',
    'a vaccine of this week informs',
    { vaccines: recorded({ name: 'Comirnaty', at: hoursBefore(3 * day) }) },
    'info vaccine/distance',
  ),
  fact(
    '4',
    'pacemaker and radiofrequency without a plan',
    { conditions: recorded('pacemaker'), plan: radiofrequency },
    'stop device/pacemaker',
  ),
  fact(
    '4',
    'stimulator and radiofrequency without a plan',
    { conditions: recorded('spinal cord stimulator'), plan: radiofrequency },
    'stop device/stimulator',
  ),
  fact(
    '4',
    'pump and radiofrequency without a plan',
    { conditions: recorded('intrathecal pump'), plan: radiofrequency },
    'stop device/intrathecal-pump',
  ),
  fact(
    '4',
    'metal informs',
    { conditions: recorded('total hip replacement'), plan: radiofrequency },
    'info device/metal',
  ),
  fact(
    '4',
    'a light meal needs 6 h',
    { plan: { sedation: 'moderate' }, answers: { ateAt: hoursBefore(5.9), ateWhat: 'light-meal' } },
    'stop fasting/light-meal',
  ),
  fact(
    '4',
    'clear liquids need 2 h',
    { plan: { sedation: 'moderate' }, answers: { ateAt: hoursBefore(12), drankAt: hoursBefore(1.9) } },
    'stop fasting/clear-liquid',
  ),
  fact(
    '4',
    'GLP-1 agonist warns',
    {
      medications: recorded({ name: 'semaglutide' }),
      plan: { sedation: 'moderate' },
      answers: { ateAt: hoursBefore(12) },
    },
    'caution sedation/glp-1',
  ),
  fact(
    '4',
    'sedation without escort',
    { plan: { sedation: 'light' }, answers: { escort: 'no' } },
    'stop escort/sedation',
  ),
  fact('4', 'consent', answered({ consent: 'not-signed' }), 'stop consent/not-signed'),
  fact(
    '4',
    'metformin: no change',
    { medications: recorded({ name: 'metformin' }), plan: { injectates: ['lidocaine'] } },
    'info acr/metformin',
  ),
  fact('4', 'thyrotoxicosis: ask', { conditions: recorded('thyrotoxicosis') }, 'info acr/thyrotoxicosis'),
  fact('4', 'new red flags', answered({ redFlags: 'yes' }), 'stop review/red-flags'),
  fact(
    '4',
    'blood pressure above 180 systolic',
    answered({ systolicMmHg: 181, diastolicMmHg: 80 }),
    'caution vitals/blood-pressure',
  ),
  fact(
    '4',
    'blood pressure above 110 diastolic',
    answered({ systolicMmHg: 150, diastolicMmHg: 111 }),
    'caution vitals/blood-pressure',
  ),
  fact(
    '4',
    'blood pressure below 90',
    answered({ systolicMmHg: 89, diastolicMmHg: 50 }),
    'caution vitals/blood-pressure',
  ),
  fact('4', 'glaucoma', { conditions: recorded('glaucoma') }, 'caution steroid/glaucoma'),
  fact(
    '4',
    'a prosthetic joint',
    { conditions: recorded('total knee replacement'), plan: joint },
    'caution steroid/prosthetic-joint',
  ),
  fact(
    '4',
    'planned arthroplasty',
    { plan: joint, answers: { jointSurgeryPlanned: 'yes' } },
    'caution steroid/surgery-planned',
  ),
  fact(
    '4.1',
    'dexamethasone above 15 mg in one session',
    { plan: { steroidDoseMg: 16 } },
    'caution medicare/steroid-per-session',
  ),
  fact(
    '4.1',
    'four sessions in twelve months',
    {
      steroids: recorded(
        ...[40, 100, 200, 300].map((days) => ({
          drug: 'dexamethasone',
          doseMg: 10,
          at: hoursBefore(days * day),
          region: 'lumbar',
        })),
      ),
    },
    'caution medicare/sessions-per-year',
  ),
  fact(
    '4.1',
    'the same joint not within 3 months',
    {
      plan: joint,
      steroids: recorded({ drug: 'triamcinolone', doseMg: 40, at: hoursBefore(60 * day), region: 'knee' }),
    },
    'caution steroid-load/same-joint',
  ),
]

const safeguards: readonly Fact[] = [
  fact(
    '5 R1',
    'cervical transforaminal: no particulate',
    { plan: { region: 'cervical', levels: ['C6'], injectates: ['triamcinolone-acetonide'] } },
    'stop safeguards-2015/cervical-transforaminal-particulate',
  ),
  fact(
    '5 R3',
    'entry at C6-7 warns',
    { plan: { ...cervicalInterlaminar, levels: ['C6-C7'] }, answers: { imagingReviewed: 'yes' } },
    'caution safeguards-2015/cervical-entry',
  ),
  fact(
    '5 R3',
    'entry above C6-7 is a hard stop',
    { plan: { ...cervicalInterlaminar, levels: ['C5-C6'] }, answers: { imagingReviewed: 'yes' } },
    'stop safeguards-2015/cervical-entry-too-high',
  ),
  fact(
    '5 R4',
    'prior imaging before cervical interlaminar',
    { plan: cervicalInterlaminar },
    'stop safeguards-2015/cervical-imaging',
  ),
  fact(
    '5 R5-6',
    'interlaminar: image guidance',
    { plan: { ...interlaminar, modality: 'landmark' } },
    'stop safeguards-2015/interlaminar-image-guidance',
  ),
  fact(
    '5 R6',
    'interlaminar: contrast test dose',
    { plan: { ...interlaminar, contrast: 'none' } },
    'stop safeguards-2015/interlaminar-contrast',
  ),
  fact(
    '5 R7',
    'lumbar transforaminal: contrast',
    { plan: { contrast: 'none' } },
    'stop safeguards-2015/transforaminal-contrast',
  ),
  fact(
    '5 R8',
    'first lumbar transforaminal: non-particulate',
    { plan: { injectates: ['methylprednisolone-acetate'], injectionNumber: 1 } },
    'stop safeguards-2015/lumbar-transforaminal-particulate',
  ),
  fact(
    '5 R8',
    'later: warn and reason',
    { plan: { injectates: ['methylprednisolone-acetate'], injectionNumber: 2 } },
    'caution safeguards-2015/lumbar-transforaminal-particulate',
  ),
  fact('5 R11', 'deep sedation', { plan: { sedation: 'deep' } }, 'stop safeguards-2015/sedation-deep'),
  fact('5 R11', 'moderate sedation', { plan: { sedation: 'moderate' } }, 'caution safeguards-2015/sedation-moderate'),
  fact(
    '5 R13',
    'without contrast no particulate',
    { plan: { contrast: 'none', injectates: ['triamcinolone-acetonide'] } },
    'stop safeguards-2015/no-contrast-no-particulate',
  ),
  fact(
    '5 R15',
    'thoracic: non-particulate preferred',
    { plan: { region: 'thoracic', levels: ['T8-T9'], injectates: ['betamethasone'] } },
    'caution safeguards-2015/thoracic-transforaminal-particulate',
  ),
  fact(
    '5',
    'the label of triamcinolone',
    { plan: { ...interlaminar, injectates: ['Kenalog'] } },
    'caution label/not-epidural',
  ),
  fact(
    '6.1',
    'lidocaine plain at most 300 mg',
    { plan: { injectates: ['lidocaine 2 % 16 mL'] }, patient: { weightKg: 100 } },
    'stop local-anaesthetic/over-maximum',
  ),
  fact(
    '6.1',
    'lidocaine plain at most 4.5 mg/kg',
    { plan: { injectates: ['lidocaine 1 % 28 mL'] } },
    'stop local-anaesthetic/over-weight',
  ),
  fact('6.1', 'a missing weight warns', { patient: { weightKg: null } }, 'caution missing/weight'),
  fact(
    '6.1',
    'no epinephrine in a transforaminal injection',
    { plan: { injectates: ['dexamethasone', 'lidocaine 1 % with epinephrine'] } },
    'caution local-anaesthetic/epinephrine-near-radicular-arteries',
  ),
  fact(
    '6.1',
    'no epinephrine in a selective nerve root block',
    { plan: { procedure: 'nerve-root-block', levels: ['L5'], injectates: ['bupivacaine with epi'] } },
    'caution local-anaesthetic/epinephrine-near-radicular-arteries',
  ),
  fact(
    '6.1',
    'a dose is reduced above 70 years',
    { patient: { birthDate: '1953-01-01', weightKg: 100 }, plan: { ...joint, injectates: ['lidocaine 1 % 25 mL'] } },
    'caution local-anaesthetic/reduce',
  ),
  fact(
    '6.1',
    'a dose is reduced in liver disease',
    {
      conditions: recorded('cirrhosis'),
      labs: [lab('platelets', 200, '10*9/L'), lab('inr', 1, '')],
      patient: { weightKg: 100 },
      plan: { ...joint, injectates: ['lidocaine 1 % 25 mL'] },
    },
    'caution local-anaesthetic/reduce',
  ),
  fact(
    '6.1',
    'a dose is reduced at highly vascular sites: intercostal',
    { patient: { weightKg: 100 }, plan: { ...intercostal, injectates: ['bupivacaine 0.5 % 20 mL'] } },
    'info local-anaesthetic/reduce',
  ),
  fact(
    '8.1',
    'iohexol 350 near the neuraxis',
    { plan: { contrast: 'iohexol-350' } },
    'stop contrast/no-intrathecal-label',
  ),
  fact(
    '8.1',
    'iopamidol 300 is not iopamidol-M 300',
    { plan: { contrast: 'iopamidol-300' } },
    'stop contrast/no-intrathecal-label',
  ),
  fact('8.1', 'iodixanol', { plan: { contrast: 'Visipaque 320' } }, 'stop contrast/no-intrathecal-label'),
]

export const facts: readonly Fact[] = [...procedures, ...drugs, ...allergies, ...other, ...safeguards]
