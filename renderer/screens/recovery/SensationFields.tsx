import type { Sensation } from '@shared/recovery/observation'
import { Button } from '../../components/Button'
import { Choices } from '../../components/Choices'
import { Select } from '../../components/Select'
import { useText } from '../../text/useText'
import styles from './Recovery.module.css'

type Area = Extract<Sensation, { overall: 'changed' }>['areas'][number]

type SensationFieldsProps = {
  readonly sensation: Sensation | null
  readonly onChange: (sensation: Sensation | null) => void
}

/** Dermatomes from the back of the head to the saddle. */
const dermatomes: readonly string[] = [
  ...[2, 3, 4, 5, 6, 7, 8].map((n) => `C${n}`),
  ...Array.from({ length: 12 }, (_, at) => `T${at + 1}`),
  ...[1, 2, 3, 4, 5].map((n) => `L${n}`),
  ...[1, 2, 3, 4, 5].map((n) => `S${n}`),
]

const firstArea: Area = { side: 'left', dermatome: 'L5', feels: 'less' }

/** Sensation: not assessed, normal, or changed in named areas. */
export function SensationFields({ sensation, onChange }: SensationFieldsProps) {
  const t = useText('recovery')
  const areas = sensation?.overall === 'changed' ? sensation.areas : []
  // Areas are only ever added at the end, so their place is their name while the form is open.
  const slots = areas.map((area, index) => ({ key: `area ${index + 1}`, area, index }))
  const setArea = (index: number, part: Partial<Area>) =>
    onChange({ overall: 'changed', areas: areas.map((area, at) => (at === index ? { ...area, ...part } : area)) })
  return (
    <fieldset className={styles.group}>
      <legend>{t('group.sensation')}</legend>
      <Choices
        label={t('group.sensation')}
        isLabelHidden
        value={sensation?.overall ?? 'not-assessed'}
        options={[
          { value: 'not-assessed', label: t('notAssessed') },
          { value: 'normal', label: t('sensation.normal') },
          { value: 'changed', label: t('sensation.changed') },
        ]}
        onChange={(overall) => {
          if (overall === 'changed') onChange({ overall, areas: [firstArea] })
          else onChange(overall === 'normal' ? { overall } : null)
        }}
      />
      {slots.map(({ key, area, index }) => (
        <div key={key} className={styles.areaRow}>
          <Select
            label={t('sensation.side')}
            value={area.side}
            options={(['left', 'right', 'both'] as const).map((value) => ({
              value,
              label: t(`sensation.side.${value}`),
            }))}
            onChange={(side) => setArea(index, { side })}
          />
          <Select
            label={t('sensation.dermatome')}
            value={area.dermatome}
            options={dermatomes.map((value) => ({ value, label: value }))}
            onChange={(dermatome) => setArea(index, { dermatome })}
          />
          <Select
            label={t('sensation.feels')}
            value={area.feels}
            options={(['less', 'absent', 'more'] as const).map((value) => ({
              value,
              label: t(`sensation.feels.${value}`),
            }))}
            onChange={(feels) => setArea(index, { feels })}
          />
        </div>
      ))}
      {areas.length > 0 && (
        <Button variant="quiet" onPress={() => onChange({ overall: 'changed', areas: [...areas, firstArea] })}>
          {t('sensation.add')}
        </Button>
      )}
    </fieldset>
  )
}
