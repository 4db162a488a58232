import QRCode from 'qrcode'

/** White modules that readers need around the symbol. */
export const QUIET_ZONE_MODULES = 4

export type QrCode = {
  /** Modules per side, quiet zone not counted. */
  size: number
  isDark: (row: number, column: number) => boolean
}

/** The modules of the QR code that leads to `url` (error correction M: 15 % may be lost). */
export function qrCode(url: string): QrCode {
  const { modules } = QRCode.create(url, { errorCorrectionLevel: 'M' })
  return { size: modules.size, isDark: (row, column) => modules.data[row * modules.size + column] === 1 }
}

/** One SVG path over all dark modules, one unit per module, shifted by the quiet zone. */
export function qrPath({ size, isDark }: QrCode): string {
  const strokes: string[] = []
  for (let row = 0; row < size; row += 1) {
    let column = 0
    while (column < size) {
      let end = column
      while (end < size && isDark(row, end)) end += 1
      const width = end - column
      if (width > 0) {
        strokes.push(`M${column + QUIET_ZONE_MODULES} ${row + QUIET_ZONE_MODULES}h${width}v1h${-width}z`)
      }
      column = end + 1
    }
  }
  return strokes.join('')
}
