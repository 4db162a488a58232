import { QUIET_ZONE_MODULES, qrCode, qrPath } from '@guichet/documents/qr-code'
import { useMemo } from 'react'
import classes from './qr-code.module.css'

/** A text as a QR code for the camera of a telephone; dark on white in both themes, as cameras want it. */
export function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const { side, path } = useMemo(() => {
    const code = qrCode(text)
    return { side: code.size + 2 * QUIET_ZONE_MODULES, path: qrPath(code) }
  }, [text])
  return (
    <svg
      className={classes.code}
      viewBox={`0 0 ${side} ${side}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <path className={classes.dark} d={path} />
    </svg>
  )
}
