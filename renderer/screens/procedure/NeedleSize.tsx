import type { LastNeedles } from '@shared/procedure/lastNeedle'
import { useState } from 'react'
import { Button } from '../../components/Button'
import { Choices } from '../../components/Choices'
import { NumberField } from '../../components/NumberField'
import { formatDayMonth } from '../../text/format'
import { useText } from '../../text/useText'
import styles from './ProcedureScreen.module.css'

/** Gauge in G, length in mm; null where it was not said. */
export type Size = { readonly gauge: number | null; readonly lengthMm: number | null }

type NeedleSizeProps = {
  readonly size: Size
  readonly onChange: (size: Size) => void
  /** Offered by a press and never filled in: it was another patient's needle. */
  readonly last: LastNeedles | null
}

/** Sizes as needles are sold, to save typing; anything else can be typed. */
const commonSizes = ['22 × 90', '25 × 90', '22 × 127', '22 × 150', '25 × 50', '20 × 90', '18 × 100'] as const

/** The size of a needle: one of the common ones, the one of the last time, or as it is typed. */
export function NeedleSize({ size: { gauge, lengthMm }, onChange, last }: NeedleSizeProps) {
  const t = useText('procedure')
  const [isTyping, setTyping] = useState(false)
  const chosen = gauge === null || lengthMm === null ? null : `${gauge} × ${lengthMm}`
  const offered: readonly string[] = [...new Set([...commonSizes, ...(chosen === null || isTyping ? [] : [chosen])])]
  const isPartOnly = chosen === null && (gauge !== null || lengthMm !== null)
  return (
    <>
      {last?.sizes.map((each) => (
        <div key={textOf(each)}>
          <Button
            variant="quiet"
            onPress={() => {
              setTyping(false)
              onChange(each)
            }}
          >
            {t('needle.lastTime', { size: textOf(each), day: formatDayMonth(last.at) })}
          </Button>
        </div>
      ))}
      <Choices
        label={t('needle.size')}
        options={[
          ...offered.map((each) => ({ value: each, label: `${each.replace(' × ', ' G, ')} mm` })),
          { value: 'other', label: t('needle.otherSize') },
        ]}
        value={isTyping || isPartOnly ? 'other' : chosen}
        onChange={(next) => {
          setTyping(next === 'other')
          if (next === 'other') return
          const [g, l] = next.split(' × ').map(Number)
          onChange({ gauge: g ?? null, lengthMm: l ?? null })
        }}
      />
      {(isTyping || isPartOnly) && (
        <div className={styles.row}>
          <div className={styles.narrow}>
            <NumberField
              label={t('needle.gauge')}
              unit="G"
              value={gauge}
              onChange={(value) => onChange({ gauge: value, lengthMm })}
              min={10}
              max={33}
            />
          </div>
          <div className={styles.narrow}>
            <NumberField
              label={t('needle.length')}
              unit="mm"
              value={lengthMm}
              onChange={(value) => onChange({ gauge, lengthMm: value })}
              min={1}
              max={400}
            />
          </div>
        </div>
      )}
    </>
  )
}

const textOf = ({ gauge, lengthMm }: { readonly gauge: number; readonly lengthMm: number }): string =>
  `${gauge} G, ${lengthMm} mm`
