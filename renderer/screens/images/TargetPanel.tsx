import { claimsOf, disagreements } from '@shared/case/agreement'
import { aimingKinds, type Target } from '@shared/imaging/caseEvents'
import type { LinkedInstance } from '@shared/imaging/caseState'
import { compareIdentity } from '@shared/imaging/identityCheck'
import { useEffect, useState } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { Button } from '../../components/Button'
import { Choices } from '../../components/Choices'
import { classes } from '../../components/classes'
import { Levels } from '../../components/Levels'
import { SideBadge } from '../../components/SideBadge'
import { Status } from '../../components/Status'
import { TextField } from '../../components/TextField'
import { measuringOn } from '../../imaging/overlay/measuring'
import { useCase } from '../../state/caseStore'
import { useText } from '../../text/useText'
import { targetSides } from './aim'
import { LevelChoice } from './LevelChoice'
import styles from './TargetPanel.module.css'
import type { Marks } from './useMarks'

type TargetPanelProps = {
  readonly marks: Marks
  readonly selected: string | null
  readonly onSelect: (target: Target) => void
  readonly onRemove: (target: Target) => void
  readonly onCalibrate: (target: Target) => void
}

/** Targets and measures of the case with level and side, beside what the plan says. */
export function TargetPanel({ marks, selected, onSelect, onRemove, onCalibrate }: TargetPanelProps) {
  const t = useText('images')
  const { state } = useCase()
  const aims = marks.targets.filter((target) => aimingKinds.has(target.kind))
  const measures = marks.targets.filter((target) => !aimingKinds.has(target.kind))
  const cards = (targets: readonly Target[]) => (
    <ul className={styles.cards}>
      {targets.map((target) => (
        <li key={target.id}>
          <TargetCard
            target={target}
            instance={state.imaging.instances.find((each) => each.contentId === target.on.contentId)}
            isSelected={target.id === selected}
            marks={marks}
            onSelect={() => onSelect(target)}
            onRemove={() => onRemove(target)}
            onCalibrate={() => onCalibrate(target)}
          />
        </li>
      ))}
    </ul>
  )
  return (
    <>
      <Belonging />
      <PlanCard />
      <div className={styles.title}>
        <h3>{t('panel.targets')}</h3>
        <div>
          <Button
            variant="quiet"
            className={styles.small ?? ''}
            isDisabled={!marks.canUndo}
            onPress={() => void marks.undo()}
          >
            {t('action.undo')}
          </Button>
          <Button
            variant="quiet"
            className={styles.small ?? ''}
            isDisabled={!marks.canRedo}
            onPress={() => void marks.redo()}
          >
            {t('action.redo')}
          </Button>
        </div>
      </div>
      {aims.length === 0 ? <p className={styles.quiet}>{t('panel.no-targets')}</p> : cards(aims)}
      {measures.length > 0 && <h3>{t('panel.measures')}</h3>}
      {measures.length > 0 && cards(measures)}
      {marks.targets.length > 0 && <p className={styles.quiet}>{t('panel.saved')}</p>}
    </>
  )
}

/** Whether every image of the case names its patient, and who decided where one does not. */
function Belonging() {
  const t = useText('images')
  const { state } = useCase()
  const foreign = state.imaging.instances.filter((each) => compareIdentity(state.patient, each).verdict !== 'match')
  if (foreign.length === 0) return <Status kind="clear">{t('belonging.all')}</Status>
  const by = foreign.find((each) => each.acceptedMismatch !== null)?.acceptedMismatch?.by.join(', ') ?? ''
  return <Status kind="caution">{t('belonging.some', { count: foreign.length, by })}</Status>
}

function PlanCard() {
  const t = useText('images')
  const { state } = useCase()
  const { levels, side, purpose } = state.plan
  return (
    <section className={styles.plan} aria-label={t('panel.plan')}>
      <div className={styles.head}>
        <b>{levels.length === 0 ? t('panel.no-level') : <Levels of={levels} />}</b>
        <SideBadge side={side} size="small" />
      </div>
      <span className={styles.quiet}>{t('panel.plan-says')}</span>
      {purpose !== '' && <p className={styles.purpose}>{purpose}</p>}
    </section>
  )
}

type TargetCardProps = {
  readonly target: Target
  readonly instance: LinkedInstance | undefined
  readonly isSelected: boolean
  readonly marks: Marks
  readonly onSelect: () => void
  readonly onRemove: () => void
  readonly onCalibrate: () => void
}

function TargetCard({ target, instance, isSelected, marks, onSelect, onRemove, onCalibrate }: TargetCardProps) {
  const t = useText('images')
  const { state } = useCase()
  const isAim = aimingKinds.has(target.kind)
  const calibration = state.imaging.calibrations[target.on.contentId] ?? null
  const measure = instance === undefined ? null : measuringOn(instance, t, calibration)(target)
  const size = [measure?.length, measure?.angle].filter((part) => part != null).join(' · ')
  const where = t('panel.where', {
    kind: t(`kind.${target.kind}`),
    modality: instance?.modality ?? '',
    frame: target.on.frame,
  })
  const title = isAim ? target.level || t('panel.no-level') : target.kind === 'text' ? target.label : size
  return (
    <div className={classes(styles.card, isSelected && styles.selected)}>
      <AriaButton className={styles.face ?? ''} aria-pressed={isSelected} onPress={onSelect}>
        <span className={styles.head}>
          <b>{title}</b>
          {isAim && <SideBadge side={target.side} size="small" />}
        </span>
        <span className={styles.quiet}>
          {[where, isAim ? size : '', target.kind === 'text' ? '' : target.label].filter(Boolean).join(' · ')}
        </span>
        {isAim && <Agreement target={target} />}
      </AriaButton>
      {isSelected && (
        <TargetFields key={target.id} target={target} marks={marks} onRemove={onRemove} onCalibrate={onCalibrate} />
      )}
    </div>
  )
}

/** Which of the recorded sources this target agrees with; where one differs, the two are named. */
function Agreement({ target }: { readonly target: Target }) {
  const t = useText('images')
  const { state } = useCase()
  const only = {
    ...state,
    imaging: { ...state.imaging, targets: state.imaging.targets.filter((each) => each.id === target.id) },
  }
  const against = disagreements(only).filter(({ between }) => between.includes('target') || between.includes('image'))
  if (against.length > 0) {
    return (
      <span className={styles.status}>
        <Status kind="stop">{against.map((each) => each.says).join(' ')}</Status>
      </span>
    )
  }
  const sources = [...new Set(claimsOf(state).map((claim) => claim.source))].filter((source) => source !== 'target')
  const disputed = new Set<string>(
    disagreements(state).flatMap(({ between }) => between.filter((source) => source !== 'plan')),
  )
  const agreeing = sources.filter((source) => !disputed.has(source)).map((source) => t(`source.${source}`))
  return (
    <span className={styles.status}>
      <Status kind="clear">{t('panel.agrees', { sources: agreeing.join(', ') })}</Status>
    </span>
  )
}

type TargetFieldsProps = Pick<TargetCardProps, 'target' | 'marks' | 'onRemove' | 'onCalibrate'>

/** Level, side and words of the chosen mark. A change that contradicts the plan is refused and the mark stays as it was. */
function TargetFields({ target, marks, onRemove, onCalibrate }: TargetFieldsProps) {
  const t = useText('images')
  const [label, setLabel] = useState(target.label)
  useEffect(() => setLabel(target.label), [target.label])
  const change = (part: Partial<Target>) => void marks.change(target, { ...target, ...part })
  return (
    <div className={styles.fields}>
      {aimingKinds.has(target.kind) && (
        <>
          <LevelChoice value={target.level} onChange={(level) => change({ level })} />
          <Choices
            label={t('field.side')}
            value={target.side}
            onChange={(side) => change({ side })}
            options={targetSides.map((side) => ({ value: side, label: t(`side.${side}`) }))}
          />
        </>
      )}
      <TextField
        label={t(target.kind === 'text' ? 'field.text' : 'field.label')}
        value={label}
        onChange={setLabel}
        maxLength={120}
        onBlur={() => {
          if (label.trim() !== target.label) change({ label: label.trim() })
        }}
      />
      {target.kind === 'distance' && <Button onPress={onCalibrate}>{t('calibrate.begin')}</Button>}
      <Button variant="quiet" onPress={onRemove}>
        {t('action.remove')}
      </Button>
    </div>
  )
}
