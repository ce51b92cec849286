import type { Sensation } from '@shared/recovery/observation'
import { useState } from 'react'
import { Button } from '../../components/Button'
import { Choices } from '../../components/Choices'
import { useCase } from '../../state/caseStore'
import { useText } from '../../text/useText'
import { BodyMap } from './BodyMap'
import { type BodyPart, partOfRegion } from './bodyZones'
import styles from './Recovery.module.css'

type Area = Extract<Sensation, { overall: 'changed' }>['areas'][number]
type Feels = Area['feels']

type SensationFieldsProps = {
  readonly sensation: Sensation | null
  readonly onChange: (sensation: Sensation | null) => void
}

const parts: readonly BodyPart[] = ['arm', 'trunk', 'leg']
const feelings: readonly Feels[] = ['less', 'absent', 'more']

/** Sensation: not assessed, normal, or changed in the areas tapped in the picture. */
export function SensationFields({ sensation, onChange }: SensationFieldsProps) {
  const t = useText('recovery')
  const { state } = useCase()
  const [isMapOpen, setIsMapOpen] = useState(sensation?.overall === 'changed')
  const [part, setPart] = useState<BodyPart>(() => partOfRegion(state.plan.region))
  const [feels, setFeels] = useState<Feels>('less')
  const areas = sensation?.overall === 'changed' ? sensation.areas : []
  const show = (next: readonly Area[]) => onChange(next.length === 0 ? null : { overall: 'changed', areas: [...next] })
  const tap = (dermatome: string, side: 'left' | 'right') => {
    const here = areas.find((each) => each.dermatome === dermatome && each.side === side)
    const others = areas.filter((each) => each !== here)
    // A second tap with the same feeling takes the mark away; with another feeling it changes it.
    show(here?.feels === feels ? others : [...others, { dermatome, side, feels }])
  }
  return (
    <fieldset className={styles.group}>
      <legend>{t('group.sensation')}</legend>
      <Choices
        label={t('group.sensation')}
        isLabelHidden
        value={isMapOpen ? 'changed' : (sensation?.overall ?? 'not-assessed')}
        options={[
          { value: 'not-assessed', label: t('notAssessed') },
          { value: 'normal', label: t('sensation.normal') },
          { value: 'changed', label: t('sensation.changed') },
        ]}
        onChange={(overall) => {
          setIsMapOpen(overall === 'changed')
          if (overall !== 'changed') onChange(overall === 'normal' ? { overall } : null)
          else if (sensation?.overall !== 'changed') onChange(null)
        }}
      />
      {isMapOpen && (
        <div className={styles.bodyMap}>
          <div className={styles.mapTools}>
            <Choices
              label={t('map.part')}
              value={part}
              options={parts.map((value) => ({ value, label: t(`part.${value}`) }))}
              onChange={setPart}
            />
            <Choices
              label={t('map.feels')}
              value={feels}
              options={feelings.map((value) => ({ value, label: t(`sensation.feels.${value}`) }))}
              onChange={setFeels}
            />
          </div>
          <p className={styles.muted}>{t('map.says')}</p>
          <BodyMap part={part} areas={areas} onTap={tap} />
          {areas.length > 0 && (
            <ul className={styles.mapList} aria-label={t('map.list')}>
              {areas.map((area) => (
                <li key={`${area.dermatome} ${area.side}`}>
                  <Button
                    variant="quiet"
                    label={t('map.remove', { area: `${area.dermatome} ${t(`sensation.side.${area.side}`)}` })}
                    onPress={() => show(areas.filter((each) => each !== area))}
                  >
                    {area.dermatome} {t(`sensation.side.${area.side}`)} {t(`sensation.feels.${area.feels}`)} ✕
                  </Button>
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
    </fieldset>
  )
}
