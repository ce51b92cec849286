import { z } from 'zod'

/** Words of the record that are not data of the catalogue: how contrast was watched, how it was drawn back, where it went. */

/** How the injection of contrast was observed (clinical reference 8.2). `none` needs a reason. */
const spreadModes = ['static', 'live', 'dsa', 'none'] as const
export const spreadMode = z.enum(spreadModes)
export type SpreadMode = z.infer<typeof spreadMode>

const spreadViews = ['ap', 'lateral', 'contralateral-oblique', 'ipsilateral-oblique', 'other'] as const
export const spreadView = z.enum(spreadViews)
export type SpreadView = z.infer<typeof spreadView>

/** The controlled list of clinical reference 8.3, with the further words of 8.4. Meanings stand in the catalogue. */
export const spreadPatternCodes = [
  'EPI-D',
  'EPI-V',
  'EPI-VAC',
  'FOR',
  'FOR-EXT',
  'ITH',
  'SUBD',
  'IV-VEN',
  'IV-ART',
  'IV-MIX',
  'DISC',
  'IA',
  'PA',
  'RET-FAC',
  'RET-FAC-LARGE',
  'MUSC',
  'PREV',
  'PLEU',
  'PERI',
  'RETRO',
  'SUBC',
  'FILL-DEF',
  'NONE-SEEN',
  'ONE-SIDED-OPPOSITE',
  'ONE-SIDED',
  'SECOND-LEVEL',
  'LOCAL',
  'NEIGHBOUR',
  'SACRAL-FOR',
  'BURSA',
  'PRESACRAL',
  'PSOAS-SLIGHT',
  'OESOPHAGUS',
  'PTERYGO',
  'NASAL',
] as const
export const spreadPattern = z.enum(spreadPatternCodes)
export type SpreadPattern = z.infer<typeof spreadPattern>

/** Spread of the injectate itself under ultrasound (clinical reference 8.6). */
const ultrasoundSpreadCodes = [
  'circumferential',
  'crescent',
  'one-sided',
  'fascial-plane',
  'joint-recess',
  'bursal',
  'intramuscular',
  'subcutaneous',
  'intratendinous',
  'intraneural',
  'none-seen',
] as const
export const ultrasoundSpreadCode = z.enum(ultrasoundSpreadCodes)
export type UltrasoundSpreadCode = z.infer<typeof ultrasoundSpreadCode>

export const approaches = [
  'interlaminar',
  'transforaminal',
  'caudal',
  'intra-articular',
  'peri-articular',
  'medial-branch',
  'lateral-branch',
  'prevertebral',
  'infrazygomatic',
  'perineural',
  'intercostal',
  'fascial-plane',
  'trigger-point',
  'topical',
  'other',
] as const
export const approach = z.enum(approaches)
export type Approach = z.infer<typeof approach>

/** Where an injectate went. The first group needs a needle; the second is given without one of the case's needles. */
export const needleRoutes = [
  'epidural',
  'transforaminal',
  'intra-articular',
  'peri-articular',
  'perineural',
  'fascial-plane',
  'prevertebral',
  'intramuscular',
  'pterygopalatine',
] as const
export const freeRoutes = ['skin', 'intranasal'] as const
const injectateRoutes = [...needleRoutes, ...freeRoutes] as const
export const injectateRoute = z.enum(injectateRoutes)
export type InjectateRoute = z.infer<typeof injectateRoute>

/** The route an approach leads to, for prefilling. */
export const routeOfApproach: Readonly<Record<Approach, InjectateRoute>> = {
  interlaminar: 'epidural',
  transforaminal: 'transforaminal',
  caudal: 'epidural',
  'intra-articular': 'intra-articular',
  'peri-articular': 'peri-articular',
  'medial-branch': 'perineural',
  'lateral-branch': 'perineural',
  prevertebral: 'prevertebral',
  infrazygomatic: 'pterygopalatine',
  perineural: 'perineural',
  intercostal: 'perineural',
  'fascial-plane': 'fascial-plane',
  'trigger-point': 'intramuscular',
  topical: 'intranasal',
  other: 'perineural',
}
