import { formatSiret } from '@guichet/domain/identifiers'
import { Button } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import type { Account } from '../../shared/accounts/identity-values.ts'
import { paths } from '../../shared/paths.ts'
import { Facts } from '../../shared/ui/facts.tsx'
import { Section } from '../../shared/ui/page.tsx'

/** The primary account in short (A01), with the way to change it. */
export function AccountSummary({ account }: { readonly account: Account }) {
  const { t } = useTranslation('accounts')
  return (
    <Section
      title={t('summary.title')}
      actions={
        <Button
          component={Link}
          to={paths.account(account.id)}
          variant="default"
          leftSection={<IconPencil size={18} aria-hidden />}
        >
          {t('actions.edit')}
        </Button>
      }
    >
      <Facts
        facts={[
          { label: t('fields.fileNumber'), value: account.fileNumber },
          { label: t('fields.siret'), value: formatSiret(account.siret) },
          { label: t('fields.login'), value: account.login },
          { label: t('fields.companyName'), value: account.companyName },
          { label: t('fields.accountType'), value: t(`types.${account.accountType}`) },
          { label: t('identity.responsible'), value: account.responsibleName },
        ]}
      />
    </Section>
  )
}
