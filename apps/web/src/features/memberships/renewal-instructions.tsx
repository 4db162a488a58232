import { Button, Group } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { useSession } from '../../shared/api/session.ts'
import { useFormat } from '../../shared/format/format.ts'
import { paths } from '../../shared/paths.ts'
import { usePaymentFacts } from '../../shared/payments/use-payment-facts.tsx'
import { Facts } from '../../shared/ui/facts.tsx'
import { Section } from '../../shared/ui/page.tsx'
import { CancelRenewal } from './cancel-renewal.tsx'
import classes from './renewal-instructions.module.css'
import type { Renewal } from './renewal-view.ts'

/** How to pay by transfer or cheque: amount, reference, where to, and what happens next. */
export function RenewalInstructions({ renewal }: { readonly renewal: Renewal }) {
  const { t } = useTranslation('memberships')
  const format = useFormat()
  const { email } = useSession()
  const amount = format.euros(renewal.amountCents)
  const transfer = renewal.method === 'transfer'
  const facts = usePaymentFacts(renewal)
  return (
    <>
      <Section
        title={transfer ? t('renewal.instructions.titleTransfer') : t('renewal.instructions.titleCheque')}
      >
        <p className={classes.intro}>{t('renewal.instructions.intro', { amount })}</p>
        <Facts single facts={facts} />
        <p className={classes.note}>{t('renewal.instructions.referenceHelp')}</p>
      </Section>
      <Section title={t('renewal.instructions.next')}>
        <ol className={classes.steps}>
          <li>
            {transfer ? t('renewal.instructions.nextTransfer1') : t('renewal.instructions.nextCheque1')}
          </li>
          <li>
            {transfer ? t('renewal.instructions.nextTransfer2') : t('renewal.instructions.nextCheque2')}
          </li>
          <li>{t('renewal.instructions.nextActive', { email })}</li>
        </ol>
        <Group mt="md" gap="xs">
          <Button component={Link} to={paths.memberships}>
            {t('renewal.instructions.toMemberships')}
          </Button>
          <CancelRenewal renewal={renewal} />
        </Group>
      </Section>
    </>
  )
}
