import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { useSession } from '../../shared/api/session.ts'
import { useFormat } from '../../shared/format/format.ts'
import { paths } from '../../shared/paths.ts'
import { StateLabel } from '../../shared/ui/state-label.tsx'
import classes from './membership-badge.module.css'

/** State of the membership, on every page of a member; "inactive" leads to the memberships. */
export function MembershipBadge() {
  const { t } = useTranslation('shell')
  const format = useFormat()
  const { isMember, membership, modules } = useSession()
  if (!isMember || !modules.includes('membership')) return null
  if (membership.state === 'active') {
    const date = membership.activeUntil === null ? '' : format.day(membership.activeUntil)
    return (
      <span className={classes.badge}>
        <span className="visually-hidden">{t('membership.label')}</span>{' '}
        <StateLabel tone="success">{t('membership.active')}</StateLabel>{' '}
        {date !== '' && <span className={classes.rest}>{t('membership.until', { date })}</span>}
      </span>
    )
  }
  const ended = membership.endedOn === null ? undefined : format.day(membership.endedOn)
  return (
    <span className={classes.badge}>
      <span className="visually-hidden">{t('membership.label')}</span>{' '}
      <Link
        className={classes.link}
        to={paths.memberships}
        title={ended === undefined ? t('membership.none') : t('membership.endedOn', { date: ended })}
      >
        <StateLabel tone="danger">{t('membership.inactive')}</StateLabel>
      </Link>{' '}
      {ended !== undefined && <span className={classes.rest}>{t('membership.since', { date: ended })}</span>}
    </span>
  )
}
