import { mailboxAddress, normaliseLogin, secondaryLogin } from '@guichet/domain/account-login'
import { formatSiret } from '@guichet/domain/identifiers'
import { vatFromNet } from '@guichet/domain/vat'
import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { type Account, identityBody } from '../../../shared/accounts/identity-values.ts'
import { useFormat } from '../../../shared/format/format.ts'
import { Facts } from '../../../shared/ui/facts.tsx'
import { Notice } from '../../../shared/ui/notice.tsx'
import { Section } from '../../../shared/ui/page.tsx'
import type { SecondaryOffer } from '../api/get-secondary-offer.ts'
import type { ProcedureChoice } from '../procedures/procedure-choices.ts'
import type { CreateValues, Step } from './create-values.ts'

interface SummaryStepProps {
  readonly values: CreateValues
  readonly procedures: readonly ProcedureChoice[]
  readonly primary: Account
  readonly offer: SecondaryOffer
  readonly onShow: (step: Step) => void
}

function Cost({ values, offer }: Pick<SummaryStepProps, 'values' | 'offer'>) {
  const { t } = useTranslation('accounts')
  const format = useFormat()
  const price = values.createMailbox ? offer.mailboxPrice : null
  if (price === null) return <p>{t('create.costFree')}</p>
  const { netCents, grossCents } = vatFromNet(price.netCents, price.vatRateBps)
  return <p>{t('create.costMailbox', { net: format.euros(netCents), gross: format.euros(grossCents) })}</p>
}

/** What will be created and what it costs, before it is done. */
export function SummaryStep({ values, procedures, primary, offer, onShow }: SummaryStepProps) {
  const { t } = useTranslation(['accounts', 'shell'])
  const login = secondaryLogin(normaliseLogin(values.accountName), primary.login)
  const { responsible } = values
  const change = (step: Step) => (
    <Button variant="subtle" size="compact-sm" onClick={() => onShow(step)}>
      {t('accounts:create.change')}
    </Button>
  )
  return (
    <>
      <Notice tone="info" title={t('accounts:create.summaryTitle')}>
        <Cost values={values} offer={offer} />
        <p>
          {offer.approval === 'automatic'
            ? t('accounts:create.approvalAutomatic')
            : t('accounts:create.approvalStaff')}
        </p>
      </Notice>
      <Section title={t('accounts:create.steps.configuration')} actions={change('configuration')}>
        <Facts
          facts={[
            { label: t('accounts:fields.login'), value: login },
            { label: t('accounts:fields.profile'), value: offer.profile.label },
            {
              label: t('accounts:fields.accountType'),
              value: t(`accounts:types.${values.accountType as 'company'}`),
            },
            {
              label: t('accounts:create.password'),
              value:
                values.access === 'invitation'
                  ? t('accounts:create.withInvitation', { email: responsible.email })
                  : t('accounts:create.withPassword'),
            },
          ]}
        />
      </Section>
      <Section title={t('accounts:create.steps.options')} actions={change('options')}>
        <Facts
          facts={[
            {
              label: t('accounts:create.autonomous'),
              value: values.autonomous ? t('shell:list.yes') : t('shell:list.no'),
            },
            {
              label: t('accounts:create.mailbox'),
              value: values.createMailbox
                ? t('accounts:create.mailboxYes', { address: mailboxAddress(login, offer.mailDomain) })
                : t('shell:list.no'),
            },
            {
              label: t('accounts:create.proceduresChosen'),
              value:
                procedures.length === 0
                  ? t('accounts:create.noProcedures')
                  : procedures.map(({ code }) => code).join(', '),
            },
          ]}
        />
      </Section>
      <Section title={t('accounts:create.steps.identite')} actions={change('identite')}>
        <Facts
          facts={[
            { label: t('accounts:fields.siret'), value: formatSiret(identityBody(values).siret) },
            { label: t('accounts:fields.companyName'), value: values.companyName },
            {
              label: t('accounts:identity.responsible'),
              value: `${responsible.firstName} ${responsible.lastName}`,
            },
            { label: t('accounts:fields.email'), value: responsible.email },
          ]}
        />
      </Section>
    </>
  )
}
