import { assertNever } from '@shared/kit/assertNever'
import { productOf } from '@shared/procedure/catalogue'
import type { ActOf, ProcedureAct } from '@shared/procedure/events'
import type { Needle } from '@shared/procedure/state'
import { useCase } from '../../state/caseStore'
import { useText } from '../../text/useText'
import { ContrastForm } from './ContrastForm'
import { InjectateForm } from './InjectateForm'
import { LesionForm } from './LesionForm'
import { NeedleForm } from './NeedleForm'
import { PositionForm } from './PositionForm'
import styles from './ProcedureScreen.module.css'
import { RecordButton } from './RecordButton'
import { UltrasoundForm } from './UltrasoundForm'
import { useComplicationEntry } from './useComplicationEntry'
import { useDoseEntry } from './useDoseEntry'
import type { Recorder } from './useRecorder'

type ReplacementProps = {
  /** The entry as it was recorded: every field starts from it. */
  readonly act: ProcedureAct
  readonly recorder: Recorder
  readonly onClose: () => void
}

/** What should have been recorded, in the very form that recorded it. */
export function Replacement({ act, recorder, onClose }: ReplacementProps) {
  const { needles } = useCase().state.procedure
  const needle = 'needleId' in act ? (needles.find((each) => each.id === act.needleId) ?? null) : null
  const done = () => {}
  switch (act.do) {
    case 'needle.place':
      return <NeedleForm recorder={recorder} canCancel={false} onClose={done} initial={act} />
    case 'needle.confirmPosition':
      return <PositionForm needleId={act.needleId} recorder={recorder} onCancel={null} onDone={done} initial={act} />
    case 'lesion.record':
      return <LesionForm needleId={act.needleId} kind={act.kind} recorder={recorder} settings={null} initial={act} />
    case 'contrast.record':
      return needle === null ? null : (
        <ContrastForm
          needle={needle}
          recorder={recorder}
          frame={act.frame}
          onCancel={null}
          onDone={done}
          initial={act}
        />
      )
    case 'ultrasoundSpread.record':
      return <UltrasoundForm needleId={act.needleId} recorder={recorder} frame={act.frame} initial={act} />
    case 'injectate.give':
      return <InjectateReplacement act={act} recorder={recorder} onClose={onClose} />
    case 'dose.record':
      return <DoseReplacement act={act} recorder={recorder} />
    case 'complication.record':
      return <ComplicationReplacement act={act} needle={needle} recorder={recorder} />
    case 'needle.reposition':
    case 'needle.decide':
      return null
    default:
      return assertNever(act)
  }
}

function InjectateReplacement({
  act,
  recorder,
  onClose,
}: {
  readonly act: ActOf<'injectate.give'>
  readonly recorder: Recorder
  readonly onClose: () => void
}) {
  const product = productOf(act.productId)
  if (product === undefined) return null
  return (
    <InjectateForm
      product={product}
      needleId={act.needleId}
      scanned={null}
      recorder={recorder}
      onClose={onClose}
      initial={act}
    />
  )
}

function DoseReplacement({
  act: recorded,
  recorder,
}: {
  readonly act: ActOf<'dose.record'>
  readonly recorder: Recorder
}) {
  const t = useText('procedure')
  const { act, isComplete, fields } = useDoseEntry(recorded)
  return (
    <div className={styles.form}>
      {fields}
      <div className={styles.end}>
        <RecordButton
          recorder={recorder}
          label={t('record')}
          onRecord={() => recorder.record(act)}
          isDisabled={!isComplete}
        />
      </div>
    </div>
  )
}

function ComplicationReplacement({
  act: recorded,
  needle,
  recorder,
}: {
  readonly act: ActOf<'complication.record'>
  readonly needle: Needle | null
  readonly recorder: Recorder
}) {
  const t = useText('procedure')
  const { act, fields } = useComplicationEntry(needle, recorded)
  return (
    <div className={styles.form}>
      {fields}
      <div className={styles.end}>
        <RecordButton
          recorder={recorder}
          label={t('record')}
          onRecord={() => (act === null ? Promise.resolve() : recorder.record(act))}
          isDisabled={act === null}
        />
      </div>
    </div>
  )
}
