import type { Measurements } from '@shared/recovery/observation'
import { assess, type RangedValue } from '@shared/recovery/ranges'
import type { KeptObservation } from '@shared/recovery/state'
import { Button } from '../../components/Button'
import { useCase } from '../../state/caseStore'
import { formatMeasured, formatTime } from '../../text/format'
import { useText } from '../../text/useText'
import { furtherOf, legsOf, sensationOf } from './cells'
import styles from './Recovery.module.css'
import { useLimits } from './useLimits'

type FlowSheetProps = { readonly onCorrect: (observation: KeptObservation) => void }

/** All observations in order of time, the values from before on top. An empty cell was not assessed. */
export function FlowSheet({ onCorrect }: FlowSheetProps) {
  const t = useText('recovery')
  const { state } = useCase()
  const { baseline } = state.preparation
  const rows = [...state.recovery.observations].sort((a, b) => Date.parse(a.at) - Date.parse(b.at))
  return (
    <div className={styles.tableWrap}>
      <table className={styles.table}>
        <thead>
          <tr>
            {['time', 'pressure', 'pulse', 'spo2', 'pain', 'legs', 'sensation', 'sedation', 'change'].map((column) => (
              <th key={column} scope="col">
                {t(`column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {baseline !== null && (
            <tr>
              <th scope="row">{t('before')}</th>
              <td>{pair(baseline.systolicMmHg, baseline.diastolicMmHg)}</td>
              <td>{plain(baseline.pulsePerMin)}</td>
              <td>{plain(baseline.spo2Percent)}</td>
              <td>{plain(baseline.painNow)}</td>
              <td>{baseline.motor === '' ? '–' : baseline.motor}</td>
              <td>–</td>
              <td>–</td>
              <td />
            </tr>
          )}
          {rows.map((row) => (
            <Row key={row.id} row={row} onCorrect={onCorrect} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Row({ row, onCorrect }: { readonly row: KeptObservation } & FlowSheetProps) {
  const t = useText('recovery')
  const { state } = useCase()
  const ended = state.procedure.endedAt
  const during = ended !== null && Date.parse(row.at) < Date.parse(ended)
  return (
    <>
      <tr>
        <th scope="row">
          {formatTime(row.at)}
          <span className={styles.tiny}>{row.by}</span>
          {during && <span className={styles.tiny}>{t('during')}</span>}
        </th>
        <td>
          <Value name="systolicMmHg" row={row} text={pair(row.systolicMmHg, row.diastolicMmHg)} />
        </td>
        <td>
          <Value name="pulsePerMin" row={row} text={plain(row.pulsePerMin)} />
        </td>
        <td>
          <Value name="spo2Percent" row={row} text={plain(row.spo2Percent)} />
          {row.oxygenLPerMin !== null && row.oxygenLPerMin > 0 && (
            <span className={styles.tiny}>{t('onOxygen', { litres: row.oxygenLPerMin })}</span>
          )}
        </td>
        <td>
          <Value name="painRest" row={row} text={plain(row.painRest)} />
          {row.painMove !== null && <span className={styles.tiny}>{t('onMoving', { pain: row.painMove })}</span>}
        </td>
        <td>{legsOf(row, t)}</td>
        <td>{sensationOf(row, t)}</td>
        <td>{row.sedation === null ? '–' : t(`sedation.${row.sedation}`)}</td>
        <td>
          <Button
            className={styles.slim ?? ''}
            variant="quiet"
            label={t('correctLine', { time: formatTime(row.at) })}
            onPress={() => onCorrect(row)}
          >
            {t('correct')}
          </Button>
          {row.corrections.length > 0 && (
            <span className={styles.tiny}>
              {t('corrected', { count: row.corrections.length, reason: row.corrections.at(-1)?.reason ?? '' })}
            </span>
          )}
        </td>
      </tr>
      <Further row={row} />
    </>
  )
}

/** Whatever else was looked at, in a few words under its line; a value out of range with its arrow. */
function Further({ row }: { readonly row: KeptObservation }) {
  const t = useText('recovery')
  const ranged = (['respirationPerMin', 'temperatureC', 'glucoseMgPerDl', 'standingSystolicMmHg'] as const).filter(
    (name) => row[name] !== null,
  )
  const words = furtherOf(row, t)
  if (ranged.length === 0 && words === '') return null
  return (
    <tr className={styles.further}>
      <td />
      <td colSpan={8}>
        {ranged.map((name, index) => (
          <span key={name}>
            {index > 0 && ' · '}
            <Value name={name} row={row} text={t(`cell.${name}`, { value: formatMeasured(row[name] ?? 0) })} />
          </span>
        ))}
        {ranged.length > 0 && words !== '' && ' · '}
        {words}
      </td>
    </tr>
  )
}

type ValueProps = { readonly name: RangedValue; readonly row: Measurements; readonly text: string }

/** A value with its arrow and word where it is out of range: never by colour alone. */
function Value({ name, row, text }: ValueProps) {
  const t = useText('recovery')
  const { state } = useCase()
  const result = assess(name, row, state.preparation.baseline, useLimits())
  if (result.kind !== 'out-of-range') return text
  return (
    <span className={styles.out}>
      {text} {result.towards === 'low' ? '▼' : '▲'} <span className={styles.outWord}>{t(result.towards)}</span>
    </span>
  )
}

const plain = (value: number | null): string => (value === null ? '–' : String(value))

function pair(systolic: number | null, diastolic: number | null): string {
  if (systolic === null && diastolic === null) return '–'
  return `${systolic ?? '–'}/${diastolic ?? '–'}`
}
