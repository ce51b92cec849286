import type { Measures, Timepoint } from '@shared/outcomes/measures'
import { useState } from 'react'
import { Select } from '../../components/Select'
import { useText } from '../../text/useText'
import { MeasureChart } from './MeasureChart'
import { functionSeries } from './series'

/** One measure of function at a time; the one that was answered most often comes first. */
export function FunctionChart({ answers }: { readonly answers: Readonly<Record<Timepoint, Measures | null>> }) {
  const t = useText('outcomes')
  const [chosen, setChosen] = useState<string | null>(null)
  const all = functionSeries(answers)
  const [first] = all
  const shown = all.find((series) => series.name === chosen) ?? first
  if (shown === undefined) return null
  return (
    <MeasureChart
      title={t('domain.function')}
      series={shown}
      kind="line"
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
