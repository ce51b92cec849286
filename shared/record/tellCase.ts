import { displayName } from '@shared/case/patient'
import { planWords } from '@shared/procedure/note/course'
import { quoted } from '@shared/procedure/note/document'
import { moment, personWords, present, type TellersOf } from '@shared/record/teller'

export const caseTellers: TellersOf<'case' | 'plan' | 'patient' | 'record'> = {
  'case.booked': (event, { words }) => {
    const { scheduledAt, room, plan, note } = event.body
    const booked = words.tell('booked', { when: moment(scheduledAt, event, words), room })
    return present(booked, ...planWords(plan, words.note), plan.purpose, note)
  },
  'case.rescheduled': (event, { words }) => {
    const { scheduledAt, room, reason } = event.body
    return [words.tell('booked', { when: moment(scheduledAt, event, words), room }), quoted(reason)]
  },
  'case.cancelled': ({ body }) => [quoted(body.reason)],
  'plan.changed': ({ body }, { words }) => present(...planWords(body.plan, words.note), body.plan.purpose, body.reason),
  'patient.corrected': ({ body }, { words }) => {
    const { patient, reason } = body
    const who = { who: displayName(patient), id: patient.id, born: words.note.date(patient.birthDate) }
    return [words.tell('patient', who), quoted(reason)]
  },
  'case.discharged': ({ body }, { words }) => {
    const { to, destination, overridden } = body
    const open = overridden.map(({ says }) => says).join('; ')
    return present(
      words.tell(`leaves.${to}`, { destination: destination === '' ? '' : `: ${destination}` }),
      open === '' ? null : words.tell('leaves.open', { open }),
    )
  },
  'record.signed': ({ body }, { words }) => [
    words.tell('signed', { who: personWords(body.signedBy, words), entry: body.throughSequence }),
  ],
  'record.amended': ({ body }, { words }) =>
    present(body.aboutSequence === null ? null : words.tell('amends', { entry: body.aboutSequence }), body.text),
}
