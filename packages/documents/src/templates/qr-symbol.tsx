/** @jsxRuntime automatic */
import { Path, Svg } from '@react-pdf/renderer'
import { QUIET_ZONE_MODULES, qrCode, qrPath } from '../qr-code.ts'

/** Points that a QR code of `symbolSide` takes with its quiet zone, and how wide that zone is. */
export const qrRoom = (url: string, symbolSide: number): { side: number; quiet: number } => {
  const { size } = qrCode(url)
  const quiet = (symbolSide * QUIET_ZONE_MODULES) / size
  return { side: symbolSide + 2 * quiet, quiet }
}

/** The QR code of an address, black on white, within its quiet zone. */
export function QrSymbol({ url, symbolSide }: { readonly url: string; readonly symbolSide: number }) {
  const qr = qrCode(url)
  const modules = qr.size + 2 * QUIET_ZONE_MODULES
  const { side } = qrRoom(url, symbolSide)
  return (
    <Svg viewBox={`0 0 ${modules} ${modules}`} style={{ width: side, height: side }}>
      <Path d={`M0 0h${modules}v${modules}h-${modules}z`} fill="#ffffff" />
      <Path d={qrPath(qr)} fill="#000000" />
    </Svg>
  )
}
