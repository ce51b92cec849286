import qrcode from 'qrcode-generator'
import { useMemo } from 'react'
import styles from './InstructionsSheet.module.css'

/** Smallest width of a module on paper, in millimetres: what an ordinary telephone reads without care. */
const moduleMm = 0.42
/** Short contents are drawn larger, up to this width of the whole code in millimetres. */
const comfortableMm = 26
/** White modules on every side that the standard asks for (ISO/IEC 18004). */
const quiet = 4

type QrCodeProps = { readonly payload: string; readonly label: string }

/** A QR code as lines and squares, error correction M, with its quiet zone, sharp at any resolution. */
export function QrCode({ payload, label }: QrCodeProps) {
  const { path, size } = useMemo(() => drawn(payload), [payload])
  const widthMm = Math.max(size * moduleMm, Math.min(comfortableMm, size * 1))
  return (
    <svg
      className={styles.qr}
      viewBox={`0 0 ${size} ${size}`}
      style={{ width: `${widthMm}mm`, height: `${widthMm}mm` }}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
      data-testid="qr-code"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}

/** The dark modules as one path of runs, and the width with the quiet zone in modules. */
function drawn(payload: string): { readonly path: string; readonly size: number } {
  const code = qrcode(0, 'M')
  code.addData(latin1OfUtf8(payload), 'Byte')
  code.make()
  const count = code.getModuleCount()
  const runs: string[] = []
  for (let row = 0; row < count; row += 1) {
    for (let from = 0; from < count; from += 1) {
      if (!code.isDark(row, from)) continue
      const begin = from
      while (from + 1 < count && code.isDark(row, from + 1)) from += 1
      runs.push(`M${begin + quiet} ${row + quiet}h${from - begin + 1}v1h-${from - begin + 1}z`)
    }
  }
  return { path: runs.join(''), size: count + 2 * quiet }
}

/** The library takes one character for one byte: what readers expect in it is UTF-8. */
function latin1OfUtf8(text: string): string {
  return Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join('')
}
