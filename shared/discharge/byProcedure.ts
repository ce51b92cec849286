import type { ProcedureCode } from '@shared/plan/plan'

/** What the sheet says differently after each procedure: block names of the instruction wording. */
export type ProcedureWording = {
  readonly title: string
  readonly what: string
  /** Place that the procedure itself names; null where the plan's region does. */
  readonly place: string | null
  readonly today: readonly string[]
  readonly tomorrow: readonly string[]
  readonly later: 'test' | 'heat' | 'waves' | null
  readonly notice: readonly string[]
  readonly callNow: readonly string[]
  readonly callToday: readonly string[]
  /** Days after the procedure from which, and by which, exercise starts again; null where a protocol decides. */
  readonly therapyDays: readonly [number, number] | null
}

const rest = ['today.rest', 'today.food', 'today.dressing']
const active = ['today.usual', 'today.food', 'today.dressing']
const normal = ['tomorrow.normal', 'tomorrow.shower', 'tomorrow.bath']
const light = ['tomorrow.light', 'tomorrow.shower', 'tomorrow.bath']
const lightCold = ['tomorrow.light-cold', 'tomorrow.shower', 'tomorrow.bath']
const spineNow = ['now.groin']
const spineToday = ['today-call.headache', 'today-call.back']

const plain: ProcedureWording = {
  title: 'title.spine',
  what: 'what.epidural',
  place: null,
  today: rest,
  tomorrow: normal,
  later: null,
  notice: [],
  callNow: [],
  callToday: [],
  therapyDays: [1, 1],
}
const epidural: ProcedureWording = { ...plain, callNow: spineNow, callToday: spineToday, therapyDays: [2, 7] }
const nerve: ProcedureWording = { ...plain, title: 'title.nerve', what: 'what.nerve' }
const waves: ProcedureWording = {
  ...nerve,
  title: 'title.waves',
  what: 'what.waves',
  tomorrow: lightCold,
  later: 'waves',
  notice: ['notice.waves'],
  therapyDays: [2, 3],
}

/** Clinical reference section 11.4, a line for every procedure of the catalogue. */
export const wordingOf: Readonly<Record<ProcedureCode, ProcedureWording>> = {
  'esi-interlaminar': epidural,
  'esi-transforaminal': epidural,
  'esi-caudal': {
    ...epidural,
    what: 'what.caudal',
    place: 'caudal',
    notice: ['notice.caudal'],
    callToday: [...spineToday, 'today-call.urine'],
  },
  'nerve-root-block': {
    ...epidural,
    title: 'title.test',
    what: 'what.root',
    today: active,
    later: 'test',
    therapyDays: [0, 0],
  },
  'facet-joint-injection': { ...epidural, what: 'what.facet', therapyDays: [2, 3] },
  'medial-branch-block': {
    ...epidural,
    title: 'title.test',
    what: 'what.medial-branch',
    today: active,
    later: 'test',
    therapyDays: [0, 0],
  },
  'medial-branch-rfa': {
    ...epidural,
    title: 'title.heat',
    what: 'what.heat',
    tomorrow: light,
    later: 'heat',
    notice: ['notice.heat'],
    callToday: [...spineToday, 'today-call.burn'],
    therapyDays: [7, 14],
  },
  'pulsed-rf-drg': { ...waves, callNow: spineNow, callToday: spineToday },
  'pulsed-rf-peripheral': waves,
  'sacroiliac-injection': { ...epidural, what: 'what.sacroiliac', place: 'sacroiliac', therapyDays: [2, 3] },
  'sacral-lateral-branch-block': {
    ...epidural,
    title: 'title.test',
    what: 'what.lateral-branch',
    place: 'sacroiliac',
    today: active,
    later: 'test',
    therapyDays: [0, 0],
  },
  'sacral-lateral-branch-rfa': {
    ...epidural,
    title: 'title.heat',
    what: 'what.heat-near',
    place: 'sacroiliac',
    tomorrow: light,
    later: 'heat',
    notice: ['notice.heat'],
    callToday: [...spineToday, 'today-call.burn'],
    therapyDays: [7, 14],
  },
  'stellate-ganglion-block': {
    ...nerve,
    what: 'what.stellate',
    place: 'cervical',
    today: ['today.rest', 'today.swallow', 'today.dressing'],
    notice: ['notice.stellate'],
    callNow: ['now.neck'],
    callToday: ['today-call.back'],
  },
  'lumbar-sympathetic-block': {
    ...nerve,
    what: 'what.sympathetic',
    place: 'lumbar',
    today: [...rest, 'today.rise-slowly'],
    notice: ['notice.warm-leg'],
    callNow: spineNow,
    callToday: ['today-call.back', 'today-call.flank'],
    therapyDays: [1, 2],
  },
  'sphenopalatine-block-topical': {
    ...nerve,
    title: 'title.nose',
    what: 'what.nose',
    place: 'nose',
    today: ['today.rest', 'today.swallow'],
    tomorrow: ['tomorrow.normal'],
    notice: ['notice.nose'],
    callToday: ['today-call.nose'],
  },
  'sphenopalatine-block-needle': {
    ...nerve,
    what: 'what.nose-needle',
    place: 'face',
    today: ['today.rest', 'today.swallow', 'today.dressing'],
    notice: ['notice.nose'],
    callToday: ['today-call.nose'],
  },
  'peripheral-joint-injection': {
    ...plain,
    title: 'title.joint',
    what: 'what.joint',
    tomorrow: ['tomorrow.joint', 'tomorrow.shower', 'tomorrow.bath'],
    callToday: ['today-call.joint'],
    therapyDays: [2, 3],
  },
  'greater-occipital-nerve-block': { ...nerve, place: 'back-of-head', notice: ['notice.gonb'] },
  'lateral-femoral-cutaneous-block': { ...nerve, place: 'thigh' },
  'intercostal-block': { ...nerve, place: 'ribs', notice: ['notice.chest'], callNow: ['now.lung'] },
  'peripheral-nerve-block': nerve,
  'perineural-hydrodissection': { ...nerve, what: 'what.hydro' },
  cryoneurolysis: {
    ...nerve,
    title: 'title.cold',
    what: 'what.cold',
    tomorrow: lightCold,
    later: 'waves',
    notice: ['notice.cold'],
    callToday: ['today-call.skin'],
    therapyDays: [2, 3],
  },
  'trigger-point-injection': {
    ...plain,
    title: 'title.muscle',
    what: 'what.muscle',
    today: ['today.rest', 'today.stretch', 'today.food'],
    notice: ['notice.sore-muscle'],
    callNow: ['now.lung'],
    therapyDays: [0, 1],
  },
}
