import type { CaseCommand } from '@shared/case/commands'
import { decide } from '@shared/case/decide'
import { genesisHash } from '@shared/case/envelope'
import { evolve } from '@shared/case/evolve'
import { defaultSitePolicy } from '@shared/case/policy'
import type { CaseState } from '@shared/case/state'
import type { Instant } from '@shared/kit/time'
import type { ChecklistTemplate } from '@shared/pause/template'
import { type Person, personSchema } from '@shared/people/person'
import type { Plan } from '@shared/plan/plan'

/** Two people of no site, for the preview of a checklist. */
export const sampleNurse = personSchema.parse({ id: 'sample-nurse', name: 'Nurse', role: 'nurse' })
export const samplePhysician = personSchema.parse({ id: 'sample-physician', name: 'Physician', role: 'physician' })

const sampleId = '00000000-0000-7000-8000-000000000000'

/**
 * A case of nobody, prepared as an ordinary lumbar epidural at `now`, whose pause has begun with `template`: what the
 * preview of a checklist is shown with. It goes through the same decisions as a real one and is stored nowhere.
 */
export function sampleCase(template: ChecklistTemplate, now: Instant): CaseState {
  const plan: Plan = {
    procedure: 'esi-interlaminar',
    region: 'lumbar',
    levels: ['L4-L5'],
    side: 'left',
    modality: template.id === 'ultrasound-suite' ? 'ultrasound' : 'fluoroscopy',
    contrast: 'iohexol-240',
    contrastMode: 'live',
    sedation: 'none',
    injectates: ['dexamethasone', 'saline'],
    purpose: 'Leg pain on the left; less pain is expected within a week.',
    tray: ['chlorhexidine'],
  }
  const claim = { procedure: plan.procedure, levels: plan.levels, side: plan.side }
  const today = now.slice(0, 10)
  const nothing = { status: 'none' as const, items: [] }
  const patient = {
    id: '0000-000',
    familyName: 'Sample',
    givenName: 'Sam',
    birthDate: '1960-01-01',
    sex: 'female' as const,
    language: 'en' as const,
  }
  const commands: readonly (readonly [CaseCommand, Person])[] = [
    [
      {
        do: 'case.book',
        booking: { patient, plan, scheduledAt: now, room: 'Room', source: 'manual', drill: true, note: '' },
      },
      sampleNurse,
    ],
    [
      {
        do: 'identity.check',
        identifiers: [
          { kind: 'name', matches: true },
          { kind: 'birth-date', matches: true },
        ],
        bandMatches: true,
        imagesMatch: null,
      },
      sampleNurse,
    ],
    [{ do: 'medications.record', list: nothing }, sampleNurse],
    [{ do: 'allergies.record', list: nothing }, sampleNurse],
    [{ do: 'conditions.record', list: nothing }, sampleNurse],
    [{ do: 'steroids.record', list: nothing }, sampleNurse],
    [{ do: 'devices.record', list: nothing }, sampleNurse],
    [{ do: 'weight.record', weightKg: 70 }, sampleNurse],
    [
      {
        do: 'answers.record',
        answers: { pregnant: 'not-possible', infection: 'no', fever: 'no', onAntibiotics: 'no', escort: 'yes' },
      },
      sampleNurse,
    ],
    [{ do: 'order.record', claim, reference: '1' }, sampleNurse],
    [{ do: 'consent.record', claim, signedOn: today, stillWished: true, interpreter: 'not-needed' }, sampleNurse],
    [
      { do: 'siteMark.record', side: plan.side, region: plan.region, initials: 'P', visibleAfterDraping: true },
      samplePhysician,
    ],
    [{ do: 'pause.begin', templateId: template.id }, sampleNurse],
    [{ do: 'pause.startPhase', phase: 'verification', site: null }, sampleNurse],
  ]
  let state: CaseState | null = null
  for (const [command, actor] of commands) {
    const decision = decide(state, command, {
      now,
      offsetMinutes: 0,
      actor,
      signedIn: [sampleNurse, samplePhysician],
      policy: defaultSitePolicy,
      checklists: [template],
      newId: () => sampleId,
    })
    if (!decision.ok) throw new Error(`The sample case was refused: ${decision.failure.code}`)
    for (const event of decision.value) {
      const meta = {
        id: sampleId,
        sequence: (state?.version ?? 0) + 1,
        at: now,
        offsetMinutes: 0,
        station: 'Preview',
        actor,
        hash: genesisHash,
      }
      state = evolve(state, { ...event, meta }, sampleId)
    }
  }
  if (state === null) throw new Error('The sample case is empty.')
  return state
}
