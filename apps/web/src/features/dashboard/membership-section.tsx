import { daysBetween, parseLocalDate } from '@guichet/domain/local-date'
import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { type Session, useSession } from '../../shared/api/session.ts'
import { today } from '../../shared/browser/today.ts'
import { useFormat } from '../../shared/format/format.ts'
import { paths } from '../../shared/paths.ts'
import { CertificateButton } from '../../shared/ui/certificate-button.tsx'
import { Section } from '../../shared/ui/page.tsx'
import { StateLabel } from '../../shared/ui/state-label.tsx'
import classes from './membership-section.module.css'

function ActiveMembership({ until }: { readonly until: string }) {
  const { t } = useTranslation('dashboard')
  const format = useFormat()
  const count = daysBetween(today(), parseLocalDate(until))
  return (
    <>
      <p className={classes.headline}>{t('membership.activeUntil', { date: format.day(until, 'long') })}</p>
      <p className={classes.note}>
        {count <= 0 ? t('membership.lastDay') : t('membership.daysLeft', { count })}
      </p>
      <div className={classes.actions}>
        <CertificateButton />
        <Button component={Link} to={paths.memberships} variant="default">
          {t('membership.seeAll')}
        </Button>
      </div>
    </>
  )
}

function EndedMembership({ endedOn, id }: { readonly endedOn: string; readonly id: string | null }) {
  const { t } = useTranslation('dashboard')
  const format = useFormat()
  const count = daysBetween(parseLocalDate(endedOn), today())
  return (
    <>
      <p className={classes.headline}>
        {t('membership.inactiveSince', { date: format.day(endedOn, 'long') })}
      </p>
      {count > 0 && <p className={classes.note}>{t('membership.daysAgo', { count })}</p>}
      <p className={classes.note}>{t('membership.inactiveBody')}</p>
      <div className={classes.actions}>
        <Button component={Link} to={id === null ? paths.memberships : paths.renewal(id)} variant="default">
          {t('membership.renew')}
        </Button>
      </div>
    </>
  )
}

function MembershipWords({ session }: { readonly session: Session }) {
  const { t } = useTranslation('dashboard')
  const { state, activeUntil, endedOn, latestMembershipId } = session.membership
  if (state === 'active' && activeUntil !== null) return <ActiveMembership until={activeUntil} />
  if (endedOn !== null) return <EndedMembership endedOn={endedOn} id={latestMembershipId} />
  return (
    <>
      <p className={classes.headline}>
        {session.isMember ? t('membership.none') : t('membership.notMember')}
      </p>
      <p className={classes.note}>
        {session.isMember ? t('membership.noneBody') : t('membership.notMemberBody')}
      </p>
    </>
  )
}

/** State of the membership, and the one thing it allows now. */
export function MembershipSection() {
  const { t } = useTranslation(['dashboard', 'states'])
  const session = useSession()
  const { state } = session.membership
  return (
    <Section
      title={t('membership.title')}
      actions={
        session.isMember && (
          <StateLabel tone={state === 'active' ? 'success' : 'danger'}>
            {t(`states:person.${state}`)}
          </StateLabel>
        )
      }
    >
      <MembershipWords session={session} />
    </Section>
  )
}
