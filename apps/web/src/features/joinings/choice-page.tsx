import type { Module } from '@guichet/domain/modules'
import { Anchor } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router-dom'
import { organisationQuery } from '../../shared/api/organisation.ts'
import { FranceConnectButton } from '../../shared/franceconnect/france-connect-button.tsx'
import { paths } from '../../shared/paths.ts'
import { Page } from '../../shared/ui/page.tsx'
import classes from './join.module.css'

/** `/inscription`: one way in, by what one comes for. */
export function Component() {
  const { t } = useTranslation('joining')
  const [params] = useSearchParams()
  const search = params.toString()
  const { data: organisation } = useQuery(organisationQuery)
  const isOffered = ({ module }: { readonly module: Module }) =>
    organisation?.modules?.includes(module) ?? true
  const ways = [
    { to: paths.joining, key: 'join', module: 'membership' },
    { to: paths.accountRegistration, key: 'account', module: 'accounts' },
    { to: paths.declarantSignup, key: 'declare', module: 'declarations' },
  ] as const
  return (
    <Page
      title={t('choice.title')}
      lead={
        <p>
          {t('already')} <Anchor href={paths.signIn}>{t('signIn')}</Anchor>
        </p>
      }
    >
      <div className={classes.choices}>
        {ways.filter(isOffered).map(({ to, key }) => (
          <div key={key} className={classes.choice}>
            <h2 className={classes.choiceTitle}>
              <Link to={{ pathname: to, search }} className={classes.choiceLink}>
                {t(`choice.${key}.title`)}
              </Link>
            </h2>
            <p className={classes.choiceBody}>{t(`choice.${key}.body`)}</p>
          </div>
        ))}
      </div>
      {organisation?.franceConnect && <FranceConnectButton />}
    </Page>
  )
}
