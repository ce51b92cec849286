import { useState } from 'react'
import { Select } from '../../components/Select'
import { useText } from '../../text/useText'
import { MeasureChart } from './MeasureChart'
import type { Series } from './series'

type DomainChartProps = {
  readonly domain: 'function' | 'medication'
  /** What is known of it, the one to show first at the front. */
  readonly all: readonly Series[]
  readonly kind: 'line' | 'bars'
}

/** One measure of a domain at a time, to be chosen where several were answered. */
export function DomainChart({ domain, all, kind }: DomainChartProps) {
  const t = useText('outcomes')
  const [chosen, setChosen] = useState<string | null>(null)
  const [first] = all
  const shown = all.find((series) => series.name === chosen) ?? first
  if (shown === undefined) return null
  return (
    <MeasureChart
      title={t(`domain.${domain}`)}
      series={shown}
      kind={kind}
      {...(all.length > 1 && {
        choice: (
          <Select
            label={t('measure')}
            value={shown.name}
            options={all.map(({ name }) => ({ value: name, label: t(`measure.${name}`) }))}
            onChange={setChosen}
          />
        ),
      })}
    />
  )
}
