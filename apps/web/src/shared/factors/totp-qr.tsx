import { useTranslation } from 'react-i18next'
import { QrCode } from '../ui/qr-code.tsx'

/** The key as a QR code. */
export default function TotpQr({ uri }: { readonly uri: string }) {
  const { t } = useTranslation('identity')
  return <QrCode text={uri} label={t('activation.totpQr')} />
}
