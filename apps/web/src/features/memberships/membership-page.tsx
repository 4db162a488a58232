import { Button, Group } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router-dom'
import { loadCard, loadCertificate, loadReceipt } from '../../shared/api/documents.ts'
import { isMissing } from '../../shared/api/is-missing.ts'
import { useMayInFile } from '../../shared/api/session.ts'
import { useFormat } from '../../shared/format/format.ts'
import { paths } from '../../shared/paths.ts'
import { BackButton } from '../../shared/ui/back-button.tsx'
import { DownloadButton } from '../../shared/ui/download-button.tsx'
import { Facts } from '../../shared/ui/facts.tsx'
import { LoadState } from '../../shared/ui/load-state.tsx'
import { NotFound } from '../../shared/ui/not-found.tsx'
import { Page, Section } from '../../shared/ui/page.tsx'
import { MembershipState } from '../../shared/ui/states.tsx'
import { type MembershipDetail, membershipQuery } from './api/get-membership.ts'
import classes from './membership-page.module.css'
import { ServicesTaken } from './services-taken.tsx'

function Information({ membership }: { readonly membership: MembershipDetail }) {
  const { t } = useTranslation(['memberships', 'states'])
  const format = useFormat()
  const none = t('none')
  const { cancellation } = membership
  const day = (value: string | null) => (value === null ? none : format.day(value))
  return (
    <Section title={t('detail.section')} actions={<MembershipState state={membership.state} />}>
      <Facts
        facts={[
          { label: t('detail.startsOn'), value: day(membership.startsOn) },
          { label: t('detail.amount'), value: format.euros(membership.amountCents) },
          { label: t('detail.renewedOn'), value: day(membership.renewedOn) },
          { label: t('detail.type'), value: membership.type.label },
          { label: t('detail.endsOn'), value: day(cancellation?.agreedEndsOn ?? membership.endsOn) },
          { label: t('detail.partner'), value: membership.partnerName ?? none },
          { label: t('detail.paidOn'), value: day(membership.paidOn) },
          { label: t('detail.tool'), value: membership.managementTool ? t('yes') : t('no') },
          { label: t('detail.method'), value: t(`states:methodDetail.${membership.paymentMethod}`) },
          { label: t('detail.toolSince'), value: day(membership.managementToolSince) },
          ...(cancellation ? [{ label: t('detail.cancelledOn'), value: day(cancellation.on) }] : []),
          ...(membership.cancelReason !== null
            ? [{ label: t('detail.cancelReason'), value: membership.cancelReason }]
            : []),
          ...(membership.refundedCents > 0
            ? [{ label: t('detail.refunded'), value: format.euros(membership.refundedCents) }]
            : []),
        ]}
      />
    </Section>
  )
}

function Documents({ membership }: { readonly membership: MembershipDetail }) {
  const { t } = useTranslation(['memberships', 'states'])
  const format = useFormat()
  const { paymentId } = membership
  const may = useMayInFile()
  const whyNoCertificate =
    membership.state === 'upcoming'
      ? t('certificate.inactiveUpcoming', { date: format.day(membership.startsOn, 'long') })
      : membership.state === 'cancelled'
        ? t('certificate.cancelled')
        : t('certificate.inactiveThis')
  return (
    <Group gap="sm">
      {membership.renewable && may('memberships.renew') && (
        <Button
          component={Link}
          to={paths.renewal(membership.id)}
          leftSection={<IconRefresh size={18} aria-hidden />}
        >
          {t('detail.renew')}
        </Button>
      )}
      {membership.certificateAvailable && may('certificates.see') && (
        <DownloadButton
          label={t('detail.certificate')}
          load={() => loadCertificate(membership.id)}
          fileName={t('states:certificateFile')}
        />
      )}
      {membership.certificateAvailable && may('certificates.see') && (
        <DownloadButton
          label={t('detail.card')}
          load={() => loadCard(membership.id)}
          fileName={t('states:cardFile')}
        />
      )}
      {paymentId !== null && membership.paidOn !== null && may('payments.see') && (
        <DownloadButton
          label={t('detail.receipt')}
          load={() => loadReceipt(paymentId)}
          fileName={t('states:receiptFile')}
        />
      )}
      {!membership.certificateAvailable && <p className={classes.note}>{whyNoCertificate}</p>}
    </Group>
  )
}

/** The name as letters and lists write it: family name first, in capitals. */
const nameOf = ({ lastName, firstName }: MembershipDetail['holder']) => ({
  lastName: lastName.toLocaleUpperCase('fr'),
  firstName,
})

/** "Adhésion de NOM Prénom": one period of membership and the services taken during it. */
export function Component() {
  const { t } = useTranslation('memberships')
  const { id = '' } = useParams()
  const query = useQuery(membershipQuery(id))
  if (query.data === undefined && isMissing(query.error)) return <NotFound />
  return (
    <Page
      title={query.data ? t('detail.title', nameOf(query.data.holder)) : t('detail.titleLoading')}
      actions={<BackButton to={paths.memberships}>{t('detail.back')}</BackButton>}
    >
      <LoadState query={query}>
        {(membership) => (
          <>
            <Documents membership={membership} />
            <Information membership={membership} />
            <ServicesTaken services={membership.services} />
          </>
        )}
      </LoadState>
    </Page>
  )
}
