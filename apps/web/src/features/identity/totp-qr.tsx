import { QUIET_ZONE_MODULES, qrCode, qrPath } from '@guichet/documents/qr-code'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './totp-qr.module.css'

/** The key as a QR code for the camera of a telephone; dark on white in both themes, as cameras want it. */
export default function TotpQr({ uri }: { readonly uri: string }) {
  const { t } = useTranslation('identity')
  const { side, path } = useMemo(() => {
    const code = qrCode(uri)
    return { side: code.size + 2 * QUIET_ZONE_MODULES, path: qrPath(code) }
  }, [uri])
  return (
    <svg
      className={classes.code}
      viewBox={`0 0 ${side} ${side}`}
      role="img"
      aria-label={t('activation.totpQr')}
      shapeRendering="crispEdges"
    >
      <path className={classes.dark} d={path} />
    </svg>
  )
}
