import { mailboxAddress, normaliseLogin } from '@guichet/domain/account-login'
import { formatSiret } from '@guichet/domain/identifiers'
import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { identityBody } from '../../../shared/accounts/identity-values.ts'
import { Facts } from '../../../shared/ui/facts.tsx'
import { Section } from '../../../shared/ui/page.tsx'
import type { RegistrationOffer } from '../api/registrations.ts'
import { CostTable } from '../cost-table.tsx'
import type { ProcedureChoice } from '../procedures/procedure-choices.ts'
import type { RegisterValues, Step } from './register-values.ts'
import { registrationCost } from './registration-cost.ts'

interface RegisterSummaryProps {
  readonly values: RegisterValues
  readonly procedures: readonly ProcedureChoice[]
  readonly offer: RegistrationOffer
  readonly onShow: (step: Step) => void
}

/** What is asked for and what it will cost, before it is sent. */
export function RegisterSummary({ values, procedures, offer, onShow }: RegisterSummaryProps) {
  const { t } = useTranslation(['registration', 'accounts'])
  const { responsible } = values
  const login = normaliseLogin(values.login)
  const change = (step: Step) => (
    <Button variant="subtle" size="compact-sm" onClick={() => onShow(step)}>
      {t('accounts:create.change')}
    </Button>
  )
  return (
    <>
      <Section title={t('registration:steps.identite')} actions={change('identite')}>
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
      <Section title={t('registration:steps.options')} actions={change('options')}>
        <Facts
          facts={[
            {
              label: t('accounts:fields.profile'),
              value: offer.profiles.find(({ code }) => code === values.profileCode)?.label ?? '',
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
      <Section title={t('registration:steps.identifiant')} actions={change('identifiant')}>
        <Facts
          facts={[
            { label: t('accounts:fields.accountName'), value: login },
            { label: t('registration:mailbox'), value: mailboxAddress(login, offer.mailDomain) },
            {
              label: t('registration:terms.title'),
              value: t('registration:terms.accepted', { version: offer.terms.version }),
            },
          ]}
        />
      </Section>
      <Section title={t('registration:cost')}>
        <p>{t('registration:costNote')}</p>
        <CostTable cost={registrationCost(offer, procedures)} />
      </Section>
    </>
  )
}
