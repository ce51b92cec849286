import { scoreDisability } from '@shared/outcomes/disability'
import type { Measures } from '@shared/outcomes/measures'
import { useState } from 'react'
import { Choices } from '../../components/Choices'
import { NumberField } from '../../components/NumberField'
import { Status } from '../../components/Status'
import { usePolicy } from '../../state/policy'
import { formatMeasured } from '../../text/format'
import { useText } from '../../text/useText'
import styles from './Outcomes.module.css'

type DisabilityFieldsProps = { readonly draft: Measures; readonly onChange: (part: Partial<Measures>) => void }

/** Oswestry and neck index: by their totals, or by their ten sections where the site holds the licence. */
export function DisabilityFields({ draft, onChange }: DisabilityFieldsProps) {
  const t = useText('outcomes')
  const { itemLicences } = usePolicy()
  // A total of 0-50 is kept as percent; what was typed stays what is shown.
  const [scale, setScale] = useState<'percent' | 'of-50'>(draft.ndiGivenAs ?? 'percent')
  const factor = scale === 'of-50' ? 2 : 1
  return (
    <>
      <div className={styles.fields}>
        <NumberField
          label={t('measure.odiPercent')}
          unit="%"
          min={0}
          max={100}
          value={draft.odiPercent}
          isDisabled={draft.odiItems !== null}
          onChange={(odiPercent) => onChange({ odiPercent })}
        />
        <NumberField
          key={scale}
          label={t(scale === 'of-50' ? 'measure.ndiOf50' : 'measure.ndiPercent')}
          unit={scale === 'of-50' ? '/ 50' : '%'}
          min={0}
          max={100 / factor}
          value={draft.ndiPercent === null ? null : draft.ndiPercent / factor}
          isDisabled={draft.ndiItems !== null}
          onChange={(value) =>
            onChange({ ndiPercent: value === null ? null : value * factor, ndiGivenAs: value === null ? null : scale })
          }
        />
      </div>
      <Choices
        label={t('ndi.scale')}
        value={scale}
        options={(['percent', 'of-50'] as const).map((value) => ({ value, label: t(`ndi.${value}`) }))}
        onChange={setScale}
      />
      {itemLicences.includes('odi') && (
        <Items name="ODI" items={draft.odiItems} onChange={(odiItems) => onChange(scored('odi', odiItems))} />
      )}
      {itemLicences.includes('ndi') && (
        <Items name="NDI" items={draft.ndiItems} onChange={(ndiItems) => onChange(scored('ndi', ndiItems))} />
      )}
      {itemLicences.length === 0 && <p className={styles.muted}>{t('items.noLicence')}</p>}
    </>
  )
}

type Ten = Measures['odiItems']

function scored(name: 'odi' | 'ndi', items: Ten): Partial<Measures> {
  const result = items === null ? null : scoreDisability(items)
  const percent = result?.ok === true ? result.value : null
  return name === 'odi' ? { odiItems: items, odiPercent: percent } : { ndiItems: items, ndiPercent: percent }
}

type ItemsProps = { readonly name: string; readonly items: Ten; readonly onChange: (items: Ten) => void }

/** The ten sections by number: their words belong to the questionnaire in the patient's hand. */
function Items({ name, items, onChange }: ItemsProps) {
  const t = useText('outcomes')
  const values = items ?? Array.from({ length: 10 }, () => null)
  const result = items === null ? null : scoreDisability(items)
  const sections = values.map((value, at) => ({ number: at + 1, value }))
  return (
    <fieldset className={styles.group}>
      <legend>{t('items.title', { name })}</legend>
      <div className={styles.items}>
        {sections.map(({ number, value }) => (
          <NumberField
            key={number}
            label={t('items.section', { name, number })}
            min={0}
            max={5}
            value={value}
            onChange={(typed) => {
              const whole = typed === null || Number.isInteger(typed) ? typed : null
              const next = values.map((each, at) => (at === number - 1 ? whole : each))
              onChange(next.every((each) => each === null) ? null : next)
            }}
          />
        ))}
      </div>
      {result !== null && (
        <Status kind={result.ok ? 'clear' : 'unknown'}>
          {result.ok
            ? t('items.score', { name, percent: formatMeasured(result.value) })
            : t('items.tooMany', { name, missing: result.failure.missing })}
        </Status>
      )}
    </fieldset>
  )
}
