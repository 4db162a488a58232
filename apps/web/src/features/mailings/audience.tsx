import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../shared/format/format.ts'
import { LoadState } from '../../shared/ui/load-state.tsx'
import { audienceQuery, type Segment } from './api/mailings.ts'
import classes from './mailings.module.css'

const LEFT_OUT = ['withoutEmail', 'undeliverable', 'notWanted', 'shared'] as const

/** How many mails would leave now, and who is left out. */
export function Audience({ segment }: { readonly segment: Segment }) {
  const { t } = useTranslation('mailings')
  const format = useFormat()
  const query = useQuery(audienceQuery(segment))
  return (
    <LoadState query={query}>
      {(audience) => (
        <div className={classes.audience} role="status">
          <p className={classes.count}>
            {t('audience.mails', { count: audience.mails, shown: format.count(audience.mails) })}{' '}
            <span className={classes.of}>
              {t('audience.members', { count: audience.members, shown: format.count(audience.members) })}
            </span>
          </p>
          <ul className={classes.list}>
            {LEFT_OUT.filter((name) => audience[name] > 0).map((name) => (
              <li key={name}>
                {t(`audience.${name}`, { count: audience[name], shown: format.count(audience[name]) })}
              </li>
            ))}
          </ul>
        </div>
      )}
    </LoadState>
  )
}
