import { Button, Group } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router-dom'
import { isMissing } from '../../../shared/api/is-missing.ts'
import { useSession } from '../../../shared/api/session.ts'
import { useFormat } from '../../../shared/format/format.ts'
import { paths } from '../../../shared/paths.ts'
import { BackButton } from '../../../shared/ui/back-button.tsx'
import { Facts } from '../../../shared/ui/facts.tsx'
import { LoadState } from '../../../shared/ui/load-state.tsx'
import { NotFound } from '../../../shared/ui/not-found.tsx'
import { Page, Section } from '../../../shared/ui/page.tsx'
import { type Column, RecordList } from '../../../shared/ui/record-list.tsx'
import { useMovementColumns } from '../movement-columns.tsx'
import classes from '../referrals.module.css'
import { ReferralStateLabel, VoucherStateLabel } from '../voucher-state.tsx'
import { CancelVoucherDialog } from './cancel-voucher-dialog.tsx'
import { Hints } from './hints.tsx'
import { type StaffVoucher, staffVoucherQuery } from './staff-vouchers.ts'

type Movement = StaffVoucher['movements'][number]

function Information({ voucher }: { readonly voucher: StaffVoucher }) {
  const { t } = useTranslation('vouchers')
  const format = useFormat()
  return (
    <Section title={t('staff.information')}>
      <Facts
        facts={[
          {
            label: t('staff.holder'),
            value: (
              <Link to={paths.staffMember(voucher.personId)} className={classes.person}>
                {voucher.holderName}
              </Link>
            ),
          },
          { label: t('columns.state'), value: <VoucherStateLabel state={voucher.state} /> },
          { label: t('columns.origin'), value: t(`staff.origins.${voucher.origin}`) },
          { label: t('columns.value'), value: format.euros(voucher.valueCents) },
          { label: t('columns.balance'), value: format.euros(voucher.balanceCents) },
          { label: t('staff.reserved'), value: format.euros(voucher.reservedCents) },
          { label: t('staff.used'), value: format.euros(voucher.usedCents) },
          { label: t('columns.issued'), value: format.day(voucher.issuedOn) },
          { label: t('columns.expires'), value: format.day(voucher.expiresOn) },
        ]}
      />
    </Section>
  )
}

/** Who brought whom, and what is worth a look. */
function Origin({ referral }: { readonly referral: NonNullable<StaffVoucher['referral']> }) {
  const { t } = useTranslation('vouchers')
  const format = useFormat()
  const person = ({ personId, name }: typeof referral.referrer) => (
    <Link to={paths.staffMember(personId)} className={classes.person}>
      {name}
    </Link>
  )
  return (
    <Section title={t('staff.referral')}>
      <Facts
        facts={[
          { label: t('staff.referrer'), value: person(referral.referrer) },
          { label: t('staff.newcomer'), value: person(referral.newcomer) },
          { label: t('columns.joined'), value: format.day(referral.joinedOn) },
          { label: t('columns.state'), value: <ReferralStateLabel state={referral.state} /> },
          { label: t('staff.hints'), value: <Hints hints={referral.hints} /> },
        ]}
      />
    </Section>
  )
}

function Movements({ voucher }: { readonly voucher: StaffVoucher }) {
  const { t } = useTranslation('vouchers')
  const columns: readonly Column<Movement>[] = [
    ...useMovementColumns<Movement>(),
    {
      key: 'by',
      header: t('staff.by'),
      hideInCard: (row) => row.by === null,
      render: (row) => row.by ?? t('staff.portal'),
    },
  ]
  return (
    <Section title={t('movements.open')}>
      <RecordList
        caption={t('movements.caption')}
        columns={columns}
        rows={voucher.movements}
        rowKey={({ id }) => id}
        dense
      />
    </Section>
  )
}

/** `/admin/bons/:id`: one voucher, where it comes from and what happened to it (M17). */
export function Component() {
  const { t } = useTranslation('vouchers')
  const { id = '' } = useParams()
  const query = useQuery(staffVoucherQuery(id))
  const mayEdit = useSession().permissions.includes('vouchers.edit')
  const [cancelling, setCancelling] = useState(false)
  if (query.data === undefined && isMissing(query.error)) return <NotFound />
  const voucher = query.data
  const isOpen = voucher?.state === 'issued' || voucher?.state === 'reserved'
  return (
    <Page
      title={voucher ? t('number', { number: voucher.number }) : t('staff.title')}
      lead={voucher?.holderName}
      actions={
        <Group gap="xs">
          {mayEdit && isOpen && (
            <Button variant="default" onClick={() => setCancelling(true)}>
              {t('staff.cancel.open')}
            </Button>
          )}
          <BackButton to={paths.staffVouchers}>{t('staff.back')}</BackButton>
        </Group>
      }
    >
      <LoadState query={query}>
        {(now) => (
          <>
            <Information voucher={now} />
            {now.referral && <Origin referral={now.referral} />}
            <Movements voucher={now} />
          </>
        )}
      </LoadState>
      {cancelling && voucher && (
        <CancelVoucherDialog voucher={voucher} onClose={() => setCancelling(false)} />
      )}
    </Page>
  )
}
