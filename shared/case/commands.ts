import { bookingCommandSchema } from '@shared/case/bookingEvents'
import { signingCommandSchema } from '@shared/case/signingEvents'
import { basisCommandSchema } from '@shared/diary/basisEvents'
import { diaryCommandSchema } from '@shared/diary/events'
import { dischargeCommandSchema } from '@shared/discharge/events'
import { imagingCommandSchema } from '@shared/imaging/caseEvents'
import { outcomeCommandSchema } from '@shared/outcomes/events'
import { pauseCommandSchema } from '@shared/pause/events'
import { preparationCommandSchema } from '@shared/preparation/events'
import { procedureCommandSchema } from '@shared/procedure/events'
import { recoveryCommandSchema } from '@shared/recovery/events'
import { z } from 'zod'

/** Every act a person can ask for. `do` names it in the imperative. */
export const caseCommandSchema = z.discriminatedUnion('do', [
  bookingCommandSchema,
  preparationCommandSchema,
  imagingCommandSchema,
  pauseCommandSchema,
  procedureCommandSchema,
  recoveryCommandSchema,
  dischargeCommandSchema,
  basisCommandSchema,
  diaryCommandSchema,
  outcomeCommandSchema,
  signingCommandSchema,
])
export type CaseCommand = z.infer<typeof caseCommandSchema>
