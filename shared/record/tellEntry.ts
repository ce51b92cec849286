import type { RecordedEvent } from '@shared/case/events'
import type { EventOf } from '@shared/procedure/note/course'
import { dischargeTellers, followUpTellers, recoveryTellers } from '@shared/record/tellAfter'
import { caseTellers } from '@shared/record/tellCase'
import type { Teller, Told } from '@shared/record/teller'
import { imagingTellers } from '@shared/record/tellImaging'
import { pauseTellers } from '@shared/record/tellPause'
import { preparationTellers } from '@shared/record/tellPreparation'
import { procedureTellers } from '@shared/record/tellProcedure'

type EventType = RecordedEvent['type']
type EventByType = { readonly [Type in EventType]: EventOf<Type> }

const tellers: { readonly [Type in EventType]: Teller<Type> } = {
  ...caseTellers,
  ...preparationTellers,
  ...imagingTellers,
  ...pauseTellers,
  ...procedureTellers,
  ...recoveryTellers,
  ...dischargeTellers,
  ...followUpTellers,
}

const tellAs = <Type extends EventType>(type: Type, event: EventByType[Type], told: Told): readonly string[] =>
  tellers[type](event, told)

/**
 * What one entry of the record says, in sentences a person reads aloud; none where its name says everything. `told` is
 * the whole record with its fold. Free text stands in the words in which it was recorded. Pure; throws for no entry that
 * can be read.
 */
export function tellEntry(event: RecordedEvent, told: Told): readonly string[] {
  return tellAs(event.type, event, told)
}
