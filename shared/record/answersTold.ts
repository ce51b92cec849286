import type { EventOf } from '@shared/procedure/note/course'
import { moment, type Told } from '@shared/record/teller'

/** Questions of the day with the group of the screen's words that their answers come from. */
const groups = [
  ['pregnant', 'pregnancy'],
  ['breastfeeding', 'yesNo'],
  ['infection', 'infection'],
  ['fever', 'yesNo'],
  ['onAntibiotics', 'yesNo'],
  ['escort', 'yesNo'],
  ['redFlags', 'yesNo'],
  ['jointSurgeryPlanned', 'yesNo'],
  ['latexFreeRoom', 'yesNo'],
  ['injectionIsAnswer', 'yesNo'],
  ['ateWhat', 'meal'],
] as const

/** Every question that was answered in this entry, in the words in which the screen asks it. */
export function answersTold(event: EventOf<'answers.recorded'>, { words }: Told): readonly string[] {
  const { answers } = event.body
  const { of, tell, note } = words
  const chosen = groups.flatMap(([question, group]) => {
    const value = answers[question]
    return value == null ? [] : [`${of('prepare', `answer.${question}`)} ${of('prepare', `${group}.${value}`)}`]
  })
  const { ateAt, drankAt, temperatureC, consent, imagingReviewed, devicePlan, systolicMmHg, diastolicMmHg } = answers
  const said = [...chosen]
  if (ateAt != null) said.push(`${of('prepare', 'answer.ateAt')}: ${moment(ateAt, event, words)}`)
  if (drankAt != null) said.push(`${of('prepare', 'answer.drankAt')}: ${moment(drankAt, event, words)}`)
  if (temperatureC != null) said.push(tell('temperature', { value: note.number(temperatureC) }))
  if (consent != null) said.push(tell(`consent.${consent}`))
  if (imagingReviewed != null) said.push(`${tell('imagingReviewed')} ${of('prepare', `yesNo.${imagingReviewed}`)}`)
  if (devicePlan != null && devicePlan !== '') said.push(`${of('prepare', 'answer.devicePlan')}: ${devicePlan}`)
  if (systolicMmHg != null || diastolicMmHg != null) {
    said.push(tell('pressure', { systolic: systolicMmHg ?? '–', diastolic: diastolicMmHg ?? '–' }))
  }
  return said
}
