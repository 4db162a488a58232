import { Anchor } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router-dom'
import { paths } from '../../shared/paths.ts'
import { Page } from '../../shared/ui/page.tsx'
import classes from './join.module.css'

/** `/inscription`: one way in, by what one comes for. */
export function Component() {
  const { t } = useTranslation('joining')
  const [params] = useSearchParams()
  const search = params.toString()
  const ways = [
    { to: paths.joining, key: 'join' },
    { to: paths.accountRegistration, key: 'account' },
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
        {ways.map(({ to, key }) => (
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
    </Page>
  )
}
