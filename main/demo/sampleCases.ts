import type { Patient } from '@shared/case/patient'
import type { Plan } from '@shared/plan/plan'

/**
 * The twelve patients of the sample day. Nobody exists; every case is booked as a drill, so that screens and prints say
 * so. Each carries one planted fault, the first and the fourth none.
 */
export type SampleCase = {
  /** Place in the day, from 1; the folder of its pictures starts with it. */
  readonly number: number
  /** Minutes after midnight, local time. */
  readonly minutesOfDay: number
  readonly room: 'Room 1' | 'Room 2'
  readonly patient: Patient
  readonly plan: Plan
  /** What is wrong, for the trainer. */
  readonly fault: string
}

const at = (hours: number, minutes: number) => hours * 60 + minutes

const xray = { modality: 'fluoroscopy', sedation: 'none' } as const

export const hartmann: SampleCase = {
  number: 1,
  minutesOfDay: at(8, 30),
  room: 'Room 2',
  fault: 'none: the case to walk through',
  patient: person('4471-203', 'Hartmann', 'Liesel', '1958-03-12', 'female'),
  plan: {
    ...xray,
    procedure: 'esi-transforaminal',
    region: 'lumbar',
    levels: ['L5-S1'],
    side: 'left',
    levelDetails: [{ level: 'L5-S1', root: 'L5', side: 'left', countedFrom: 'the sacrum' }],
    contrast: 'iohexol-240',
    contrastMode: 'live',
    injectates: ['dexamethasone', 'lidocaine'],
    injectionNumber: 1,
    steroidDoseMg: 10,
    tray: ['chlorhexidine', 'nitrile gloves', 'paper tape'],
    purpose:
      'Left leg pain along the L5 root since the spring. The root is to be reached at its foramen; less leg pain is expected within a week, and the leg may feel heavy for a few hours.',
  },
}

export const osei: SampleCase = {
  number: 2,
  minutesOfDay: at(9, 0),
  room: 'Room 1',
  fault: 'apixaban 40 hours before the needle; nobody has asked about allergies',
  patient: person('2210-887', 'Osei-Bonsu', 'Kwabena Emmanuel', '1949-08-02', 'male'),
  plan: {
    ...xray,
    procedure: 'esi-interlaminar',
    region: 'cervical',
    levels: ['C7-T1'],
    side: 'midline',
    contrast: 'iohexol-240',
    contrastMode: 'live',
    injectates: ['dexamethasone', 'saline'],
    injectionNumber: 1,
    steroidDoseMg: 10,
    purpose: 'Neck and right arm pain. Medicine is placed behind the dura at C7-T1 to calm the irritated roots.',
  },
}

export const vu: SampleCase = {
  number: 3,
  minutesOfDay: at(9, 30),
  room: 'Room 1',
  fault: 'pregnancy not answered before X-rays; “shellfish” and “iodine” on the allergy list',
  patient: person('6630-019', 'Vu', 'Thanh Mai', '1990-06-30', 'female'),
  plan: {
    ...xray,
    procedure: 'sacroiliac-injection',
    region: 'sacral',
    levels: [],
    side: 'right',
    contrast: 'iohexol-240',
    injectates: ['methylprednisolone-acetate', 'lidocaine'],
    steroidDoseMg: 40,
    purpose: 'Pain low on the right side of the back. Is the sacroiliac joint where it comes from?',
  },
}

export const delacroix: SampleCase = {
  number: 4,
  minutesOfDay: at(10, 0),
  room: 'Room 2',
  fault: 'none: everything recorded and clear',
  patient: person('3098-554', 'Delacroix', 'Étienne', '1971-11-11', 'male'),
  plan: {
    ...xray,
    procedure: 'medial-branch-block',
    region: 'lumbar',
    levels: ['L4-L5', 'L5-S1'],
    side: 'right',
    contrast: 'none',
    injectates: ['bupivacaine'],
    injectionNumber: 2,
    purpose:
      'Second comparative block. If pain falls again for as long as the medicine lasts, the right L4-L5 and L5-S1 joints are where it comes from.',
  },
}

export const papadopoulos: SampleCase = {
  number: 5,
  minutesOfDay: at(10, 30),
  room: 'Room 1',
  fault: 'not screened: nothing has been asked',
  patient: person('1180-472', 'Papadopoulos', 'Konstantina', '1963-01-04', 'female'),
  plan: {
    procedure: 'peripheral-joint-injection',
    region: 'knee',
    levels: [],
    side: 'left',
    modality: 'ultrasound',
    contrast: 'none',
    sedation: 'none',
    injectates: ['methylprednisolone-acetate', 'lidocaine'],
    steroidDoseMg: 40,
    purpose: 'Swollen, painful left knee. Fluid is drawn off and a steroid given, to walk stairs again.',
  },
}

export const sorensen: SampleCase = {
  number: 6,
  minutesOfDay: at(11, 0),
  room: 'Room 2',
  fault: 'the order says right, plan and consent say left',
  patient: person('5527-340', 'Sørensen', 'Marguerite', '1966-05-21', 'female'),
  plan: {
    ...xray,
    procedure: 'nerve-root-block',
    region: 'lumbar',
    levels: ['L4-L5'],
    side: 'left',
    levelDetails: [{ level: 'L4-L5', root: 'L4', side: 'left', countedFrom: 'the sacrum' }],
    contrast: 'iohexol-240',
    contrastMode: 'live',
    injectates: ['lidocaine'],
    injectionNumber: 1,
    purpose: 'Pain over the left shin. A test: does numbing the L4 root take it away?',
  },
}

export const nakamura: SampleCase = {
  number: 7,
  minutesOfDay: at(11, 30),
  room: 'Room 1',
  fault: 'the vial on the tray has expired',
  patient: person('8014-266', 'Nakamura', 'Haruto', '1979-10-09', 'male'),
  plan: {
    procedure: 'greater-occipital-nerve-block',
    region: 'greater occipital nerve',
    levels: [],
    side: 'right',
    modality: 'ultrasound',
    contrast: 'none',
    sedation: 'none',
    injectates: ['lidocaine'],
    purpose: 'Headache that starts at the back of the head on the right.',
  },
}

export const castellanos: SampleCase = {
  number: 8,
  minutesOfDay: at(12, 0),
  room: 'Room 2',
  fault: 'the earlier picture is turned over: its file and the side mark contradict each other',
  patient: { ...person('7392-118', 'Castellanos Ibarra', 'María del Carmen', '1955-12-08', 'female'), language: 'es' },
  plan: {
    ...xray,
    procedure: 'facet-joint-injection',
    region: 'lumbar',
    levels: ['L4-L5'],
    side: 'right',
    contrast: 'iohexol-240',
    injectates: ['methylprednisolone-acetate', 'lidocaine'],
    steroidDoseMg: 40,
    purpose: 'Low back pain on the right that is worse when standing up straight.',
  },
}

export const oRourke: SampleCase = {
  number: 9,
  minutesOfDay: at(12, 30),
  room: 'Room 1',
  fault: 'the disc that was handed in belongs to somebody else',
  patient: person('6101-925', "O'Rourke", 'Declan', '1984-02-17', 'male'),
  plan: {
    ...xray,
    procedure: 'esi-caudal',
    region: 'sacral',
    levels: [],
    side: 'midline',
    contrast: 'iohexol-240',
    injectates: ['dexamethasone', 'saline'],
    injectionNumber: 1,
    steroidDoseMg: 10,
    purpose: 'Pain in both legs after an operation on the back. Medicine is placed from below, past the scar.',
  },
}

/** Whom the disc in the ninth folder names: nearly the same name, another person. */
export const onTheWrongDisc = person('6110-952', "O'Rourke", 'Dermot', '1948-07-21', 'male')

export const washington: SampleCase = {
  number: 10,
  minutesOfDay: at(13, 0),
  room: 'Room 2',
  fault: 'diabetes with a glucose of 320 mg/dL, and a steroid planned',
  patient: person('4406-731', 'Washington', 'Bernadette', '1960-09-27', 'female'),
  plan: {
    procedure: 'peripheral-joint-injection',
    region: 'shoulder',
    levels: [],
    side: 'right',
    modality: 'ultrasound',
    contrast: 'none',
    sedation: 'none',
    injectates: ['methylprednisolone-acetate', 'lidocaine'],
    steroidDoseMg: 40,
    purpose: 'Stiff right shoulder. Less pain is wanted, so that exercises become possible.',
  },
}

export const lindgren: SampleCase = {
  number: 11,
  minutesOfDay: at(13, 30),
  room: 'Room 2',
  fault: 'a pacemaker and radiofrequency, with nothing agreed about the device',
  patient: person('2954-087', 'Lindgren', 'Torsten', '1953-04-30', 'male'),
  plan: {
    ...xray,
    procedure: 'medial-branch-rfa',
    region: 'lumbar',
    levels: ['L3-L4', 'L4-L5'],
    side: 'left',
    contrast: 'none',
    injectates: ['lidocaine'],
    purpose: 'Two test blocks took the left low back pain away for hours. The same nerves are now heated.',
  },
}

export const hohenlohe: SampleCase = {
  number: 12,
  minutesOfDay: at(14, 0),
  room: 'Room 1',
  fault: 'ritonavir with triamcinolone; warfarin without an INR',
  patient: person(
    '9968-405',
    'von Hohenlohe-Waldenburg-Schillingsfürst',
    'Maximiliana Theodora Apollonia Wilhelmine',
    '1948-01-19',
    'female',
  ),
  plan: {
    ...xray,
    procedure: 'peripheral-joint-injection',
    region: 'hip',
    levels: [],
    side: 'left',
    contrast: 'iohexol-240',
    injectates: ['triamcinolone-acetonide', 'lidocaine'],
    steroidDoseMg: 40,
    purpose: 'Left groin pain when walking. Is the hip joint where it comes from?',
  },
}

export const sampleCases: readonly SampleCase[] = [
  hartmann,
  osei,
  vu,
  delacroix,
  papadopoulos,
  sorensen,
  nakamura,
  castellanos,
  oRourke,
  washington,
  lindgren,
  hohenlohe,
]

/** Name of the folder in which a case's pictures wait. */
export function folderOf({ number, patient }: SampleCase): string {
  return `${String(number).padStart(2, '0')} ${patient.familyName.replace(/[^\p{L}\p{N} -]/gu, '')}`
}

function person(id: string, familyName: string, givenName: string, birthDate: string, sex: 'female' | 'male'): Patient {
  return { id, familyName, givenName, birthDate, sex, language: 'en' }
}
