import type { RecordedCall } from '@shared/phone/call'
import type { Side } from '@shared/plan/plan'
import type { Baseline, DocumentClaim, RulesNote } from '@shared/preparation/events'
import type {
  AllergyList,
  Answers,
  ConditionList,
  DeviceList,
  Lab,
  MedicationList,
  SteroidList,
  VaccineList,
} from '@shared/screening/scenario'

/** Who recorded it and when: shown beside every fact. */
export type Noted = { readonly at: string; readonly by: string; readonly role: string }

export type Override = Noted & {
  readonly key: string
  readonly severity: 'stop' | 'caution' | 'info'
  readonly says: string
  readonly reason: string
  readonly prescriberAsked: string
}

/** What was found out before the room. `null` is "nobody has recorded it": never "fine". */
export type PreparationState = {
  /** Whether anything at all was recorded. */
  readonly touched: boolean
  readonly identity:
    | (Noted & {
        readonly matches: boolean
        readonly kinds: readonly string[]
        readonly bandMatches: boolean
        readonly imagesMatch: boolean | null
      })
    | null
  readonly medications: MedicationList & { readonly noted: Noted | null }
  readonly allergies: AllergyList & { readonly noted: Noted | null }
  readonly conditions: ConditionList & { readonly noted: Noted | null }
  /** Earlier steroid at any site and clinic; null while nobody has asked. */
  readonly steroids: SteroidList | null
  readonly vaccines: VaccineList | null
  readonly devices: DeviceList | null
  readonly labs: readonly Lab[]
  readonly answers: Answers
  readonly weightKg: number | null
  readonly baseline: (Baseline & { readonly noted: Noted }) | null
  readonly order: (Noted & { readonly claim: DocumentClaim; readonly reference: string }) | null
  readonly consent:
    | (Noted & {
        readonly claim: DocumentClaim
        readonly signedOn: string
        readonly stillWished: boolean
        readonly interpreter: string
      })
    | null
  readonly siteMark:
    | (Noted & {
        readonly side: Side
        readonly region: string
        readonly initials: string
        readonly visibleAfterDraping: boolean
        readonly markedBy: string
      })
    | null
  readonly imagingReview:
    | (Noted & { readonly study: string; readonly studyDate: string | null; readonly statement: string })
    | null
  /** Calls to the patient before the day, the newest last. */
  readonly calls: readonly RecordedCall[]
  /** The rules that the newest facts were screened with; null while nothing was. */
  readonly rules: RulesNote | null
  /** Overrides in force, by finding key. */
  readonly overrides: Readonly<Record<string, Override>>
}

export const nothingPrepared: PreparationState = {
  touched: false,
  identity: null,
  medications: { status: 'not-asked', items: [], noted: null },
  allergies: { status: 'not-asked', items: [], noted: null },
  conditions: { status: 'not-asked', items: [], noted: null },
  steroids: null,
  vaccines: null,
  devices: null,
  labs: [],
  answers: {},
  weightKg: null,
  baseline: null,
  order: null,
  consent: null,
  siteMark: null,
  imagingReview: null,
  calls: [],
  rules: null,
  overrides: {},
}
