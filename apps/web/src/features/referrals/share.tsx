import { useTranslation } from 'react-i18next'
import { useFormat } from '../../shared/format/format.ts'
import { CopyValue } from '../../shared/ui/copy-value.tsx'
import { EmptyState } from '../../shared/ui/empty-state.tsx'
import { Section } from '../../shared/ui/page.tsx'
import { QrCode } from '../../shared/ui/qr-code.tsx'
import type { Referral } from './api/referrals.ts'
import { InviteForm } from './invite-form.tsx'
import classes from './referrals.module.css'

/** The code, how to give it to somebody, and what it brings. */
export function Share({ referral }: { readonly referral: Referral }) {
  const { t } = useTranslation('vouchers')
  const format = useFormat()
  const { code, shareUrl, enabled, referrerCents, newcomerCents, validityMonths } = referral
  if (code === null || shareUrl === null)
    return <EmptyState title={t('share.noCodeTitle')}>{t('share.noCode')}</EmptyState>
  return (
    <div className={classes.stack}>
      <Section title={t('share.code')}>
        <p className={classes.worth}>
          {enabled
            ? t('share.worth', {
                mine: format.euros(referrerCents),
                theirs: format.euros(newcomerCents),
                count: validityMonths,
              })
            : t('share.worthless')}
        </p>
        <div className={classes.share}>
          <div className={classes.words}>
            <p className={classes.code}>
              <span>{code}</span>
              <CopyValue name={t('share.code')} value={code} shown={null} />
            </p>
            <h3>{t('share.link')}</h3>
            <p className={classes.help}>{t('share.linkHelp')}</p>
            <p className={classes.link}>{shareUrl}</p>
            <CopyValue name={t('share.link')} value={shareUrl} shown={null} />
          </div>
          <figure className={classes.figure}>
            <QrCode text={shareUrl} label={t('share.qr')} />
            <figcaption>{t('share.qrHelp')}</figcaption>
          </figure>
        </div>
      </Section>
      <Section title={t('invite.title')}>
        <InviteForm referral={referral} />
      </Section>
    </div>
  )
}
