import type { ActOf } from '@shared/procedure/events'
import type { Needle } from '@shared/procedure/state'
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import { Button } from '../../components/Button'
import { SideBadge } from '../../components/SideBadge'
import { useText } from '../../text/useText'
import styles from './NeedleBar.module.css'
import { RecordButton } from './RecordButton'
import { useLevelName } from './useReason'
import type { Recorder } from './useRecorder'

type NeedleBarProps = {
  readonly needles: readonly Needle[]
  readonly selected: string | null
  readonly canAdd: boolean
  readonly onSelect: (needleId: string) => void
  readonly onAdd: () => void
  /** The next needle of the plan like the last one; null where it cannot be said in one press. */
  readonly next: ActOf<'needle.place'> | null
  readonly onNext: (act: ActOf<'needle.place'>) => Promise<void>
  readonly recorder: Recorder
}

/** A line per needle; the one that is worked on is the one everything below is about. */
export function NeedleBar({ needles, selected, canAdd, onSelect, onAdd, next, onNext, recorder }: NeedleBarProps) {
  const t = useText('procedure')
  const levelOf = useLevelName()
  if (needles.length === 0) return null
  return (
    <div className={styles.bar}>
      <ToggleButtonGroup
        className={styles.needles ?? ''}
        aria-label={t('needles')}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={selected === null ? [] : [selected]}
        onSelectionChange={(keys) => {
          const chosen = needles.find((each) => keys.has(each.id))
          if (chosen !== undefined) onSelect(chosen.id)
        }}
      >
        {needles.map((needle, index) => (
          <ToggleButton key={needle.id} id={needle.id} className={styles.needle ?? ''}>
            <span className={styles.name}>{t('needle.number', { number: index + 1 })}</span>
            <span className={styles.level}>{levelOf(needle.level)}</span>
            <SideBadge side={needle.side} size="small" />
            <span className={styles.size}>{sizeOf(needle)}</span>
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      {canAdd && (
        <div className={styles.add}>
          {next !== null && (
            <RecordButton
              recorder={recorder}
              label={t('needle.next', {
                number: needles.length + 1,
                level: levelOf(next.level),
                side: t(`sideWord.${next.side}`),
                size: sizeOf(next),
              })}
              onRecord={() => onNext(next)}
            />
          )}
          <Button variant="quiet" onPress={onAdd}>
            {t('needle.another')}
          </Button>
        </div>
      )}
    </div>
  )
}

function sizeOf({ gauge, lengthMm }: Pick<Needle, 'gauge' | 'lengthMm'>): string {
  return [gauge === null ? '' : `${gauge} G`, lengthMm === null ? '' : `${lengthMm} mm`]
    .filter((each) => each !== '')
    .join(', ')
}
