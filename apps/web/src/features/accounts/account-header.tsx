import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { AccountStateLabel } from '../../shared/accounts/account-state-label.tsx'
import type { Account } from '../../shared/accounts/identity-values.ts'
import { useFormat } from '../../shared/format/format.ts'
import { Facts } from '../../shared/ui/facts.tsx'
import { HelpTip } from '../../shared/ui/help-tip.tsx'
import { Section } from '../../shared/ui/page.tsx'
import { useAccountPaths } from './use-account-paths.ts'

/** Header of an account’s pages (A05). */
export function AccountHeader({ account }: { readonly account: Account }) {
  const { t } = useTranslation(['accounts', 'shell'])
  const format = useFormat()
  const { primary } = account
  const places = useAccountPaths()
  return (
    <Section>
      <Facts
        dense
        facts={[
          { label: t('accounts:fields.fileNumber'), value: account.fileNumber },
          { label: t('accounts:fields.profile'), value: t(`accounts:kinds.${account.kind}`) },
          { label: t('accounts:fields.login'), value: account.login },
          {
            label: t('accounts:fields.accountType'),
            value: t(`accounts:types.${account.accountType}`),
            help: <HelpTip topic="account.type" about={t('accounts:fields.accountType')} inName />,
          },
          { label: t('accounts:fields.portal'), value: account.portal },
          { label: t('accounts:fields.state'), value: <AccountStateLabel state={account.state} /> },
          { label: t('accounts:fields.createdOn'), value: format.day(account.createdOn) },
          {
            label: t('accounts:fields.test'),
            value: account.test ? t('shell:list.yes') : t('shell:list.no'),
            help: <HelpTip topic="account.test" about={t('accounts:fields.test')} inName />,
          },
          {
            label: t('accounts:fields.rightsProfile'),
            value: account.profile.label,
            help: <HelpTip topic="account.profile" about={t('accounts:fields.rightsProfile')} inName />,
          },
          ...(primary === null
            ? []
            : [
                {
                  label: t('accounts:kinds.primary'),
                  value:
                    account.via === 'own' ? (
                      primary.login
                    ) : (
                      <Link to={places.account(primary.id)}>{primary.login}</Link>
                    ),
                },
              ]),
        ]}
      />
    </Section>
  )
}
