import type { Printer } from '@shared/contract/printing'
import { NumberField } from '../components/NumberField'
import { Select } from '../components/Select'
import { Status } from '../components/Status'
import { useText } from '../text/useText'
import styles from './PrinterFields.module.css'

type PrinterFieldsProps = {
  readonly printers: readonly Printer[]
  readonly chosen: Printer | null
  readonly onPrinter: (name: string) => void
  readonly copies: number | null
  readonly onCopies: (copies: number | null) => void
}

/** Which printer, how many. A printer that takes nothing at the moment says so before anything is sent to it. */
export function PrinterFields({ printers, chosen, onPrinter, copies, onCopies }: PrinterFieldsProps) {
  const t = useText('printing')
  return (
    <>
      <div className={styles.pair}>
        <Select
          label={t('printer')}
          value={chosen?.name ?? null}
          options={printers.map(({ name, label }) => ({ value: name, label }))}
          onChange={onPrinter}
        />
        <NumberField label={t('copies')} min={1} max={9} value={copies} onChange={onCopies} />
      </div>
      {chosen !== null && chosen.trouble !== null && (
        <Status kind="caution">{t(`trouble.${chosen.trouble}`, { printer: chosen.label })}</Status>
      )}
    </>
  )
}
