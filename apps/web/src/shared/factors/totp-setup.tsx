import { Anchor, Button, Title } from '@mantine/core'
import { IconCopy } from '@tabler/icons-react'
import { type ComponentType, lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { TextField } from '../forms/fields.tsx'
import classes from './totp-setup.module.css'

interface TotpSetupProps {
  /** Base 32. */
  readonly secret: string
  /** `otpauth://…`, which an authenticator program of this device opens. */
  readonly uri: string
  readonly codeField: { readonly name: string }
  /** Inside a dialog, which has a title of its own. */
  readonly bare?: boolean
}

/** Only whom sets up a second factor loads the maker of QR codes; without it the key and the link remain. */
const TotpQr = lazy<ComponentType<{ readonly uri: string }>>(() =>
  import('./totp-qr.tsx').catch(() => ({ default: () => null })),
)

const grouped = (secret: string) => secret.replaceAll(/(.{4})(?=.)/gu, '$1 ')

/** The key for an authenticator program, then the code it shows. */
export function TotpSetup({ secret, uri, codeField, bare = false }: TotpSetupProps) {
  const { t } = useTranslation('identity')
  const [copied, setCopied] = useState(false)
  const copy = () => {
    navigator.clipboard.writeText(secret).then(
      () => setCopied(true),
      // The key stands on the page: it can be selected and copied by hand.
      () => setCopied(false),
    )
  }
  return (
    <section className={classes.setup} data-bare={bare || undefined}>
      {!bare && <Title order={2}>{t('activation.totpHeading')}</Title>}
      <p>{t('activation.totpIntro')}</p>
      <Suspense fallback={<div className={classes.qrPlace} />}>
        <TotpQr uri={uri} />
      </Suspense>
      <dl className={classes.key}>
        <dt>{t('activation.totpSecret')}</dt>
        <dd>
          <code>{grouped(secret)}</code>
          <Button variant="default" size="xs" leftSection={<IconCopy size={16} aria-hidden />} onClick={copy}>
            {t('activation.copy')}
          </Button>
          <span role="status">{copied ? t('activation.copied') : ''}</span>
        </dd>
      </dl>
      <p>
        <Anchor href={uri}>{t('activation.totpLink')}</Anchor>
      </p>
      <TextField
        {...codeField}
        label={t('factor.totp.label')}
        help={t('factor.totp.help')}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={12}
      />
    </section>
  )
}
