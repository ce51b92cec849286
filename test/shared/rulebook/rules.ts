import { type Person, personSchema, type Role } from '@shared/people/person'
import type { ChangeOf } from '@shared/rulebook/changes'

const person = (id: string, name: string, role: Role): Person => personSchema.parse({ id, name, role })
export const lead = person('p-1', 'Dr. Adaeze Okafor', 'physician')
export const colleague = person('p-2', 'Dr. Tomás Herrera', 'physician')
export const administrator = person('a-1', 'Avery Lindqvist', 'administrator')
export const nurse = person('n-1', 'Marit Solberg', 'nurse')

const why = 'Decided at the meeting of the department.'
export const longerApixaban: ChangeOf<'hold'> = {
  kind: 'hold',
  row: 'apixaban',
  riskClass: 'intermediate',
  value: 'P4D',
  why,
}
export const laterApixaban: ChangeOf<'restart'> = {
  kind: 'restart',
  row: 'apixaban',
  riskClass: 'intermediate',
  value: 'P2D',
  why,
}
export const lowerGlucose: ChangeOf<'threshold'> = { kind: 'threshold', name: 'glucoseStop', value: 220, why }
export const zentovir: ChangeOf<'own-drug'> = {
  kind: 'own-drug',
  name: 'zentovirax',
  names: ['Zentova'],
  hold: { low: 'P1D', intermediate: 'P2D', high: 'P3D' },
  restart: { low: 'PT24H', intermediate: 'PT24H', high: 'PT24H' },
  why,
}
