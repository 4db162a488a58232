import { Button, Loader } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { isMissing } from '../../shared/api/is-missing.ts'
import { useSession } from '../../shared/api/session.ts'
import { paths } from '../../shared/paths.ts'
import { LoadState } from '../../shared/ui/load-state.tsx'
import { NotFound } from '../../shared/ui/not-found.tsx'
import { Notice, Reference } from '../../shared/ui/notice.tsx'
import { PendingRenewal } from './pending-renewal.tsx'
import { RenewalDone } from './renewal-done.tsx'
import classes from './renewal-follow.module.css'
import { RenewalFrame } from './renewal-frame.tsx'
import { RenewalInstructions } from './renewal-instructions.tsx'
import { type Renewal, type Returned, renewalView } from './renewal-view.ts'
import { useRenewalFollow } from './use-renewal-follow.ts'

interface RenewalFollowProps {
  readonly membershipId: string
  readonly renewalId: string
  readonly returned: Returned
}

/** What has become of one renewal: payment to make, confirmation under way, done, or ended without payment. */
export function RenewalFollow({ membershipId, renewalId, returned }: RenewalFollowProps) {
  const { query, waitedTooLong, again } = useRenewalFollow(membershipId, renewalId, returned)
  if (query.data === undefined && isMissing(query.error)) {
    return <NotFound />
  }
  // While the payment is followed, a poll that fails is followed by the next: it is told inside the page.
  const shown = query.data === undefined ? query : { ...query, error: null }
  return (
    <RenewalFrame>
      <LoadState query={shown}>
        {(renewal) => (
          <RenewalState
            renewal={renewal}
            returned={returned}
            waitedTooLong={waitedTooLong}
            unreachable={query.error !== null}
            again={again}
          />
        )}
      </LoadState>
    </RenewalFrame>
  )
}

interface RenewalStateProps {
  readonly renewal: Renewal
  readonly returned: Returned
  readonly waitedTooLong: boolean
  /** The last poll got no answer. */
  readonly unreachable: boolean
  readonly again: () => void
}

function RenewalState({ renewal, returned, waitedTooLong, unreachable, again }: RenewalStateProps) {
  const { t } = useTranslation('memberships')
  const { email } = useSession()
  const view = renewalView(renewal, returned, waitedTooLong)
  const reference = renewal.reference !== null && (
    <Reference>{t('renewal.progress.reference', { reference: renewal.reference })}</Reference>
  )
  switch (view) {
    case 'done':
      return <RenewalDone renewal={renewal} />
    case 'instructions':
      return <RenewalInstructions renewal={renewal} />
    case 'progress':
      return (
        <div className={classes.progress} role="status">
          <Loader size={36} aria-hidden />
          <p className={classes.title}>
            {returned === 'paye' ? t('renewal.progress.title') : t('renewal.progress.asking')}
          </p>
          <p className={classes.body}>{t('renewal.progress.body')}</p>
          {unreachable && <p className={classes.body}>{t('renewal.progress.offline')}</p>}
        </div>
      )
    case 'late':
      return (
        <Notice
          tone="warning"
          role="status"
          title={t('renewal.progress.lateTitle')}
          actions={
            <>
              <Button onClick={again}>{t('renewal.progress.again')}</Button>
              <Button component={Link} to={paths.memberships} variant="default">
                {t('renewal.instructions.toMemberships')}
              </Button>
            </>
          }
        >
          <p>{t('renewal.progress.lateBody', { email })}</p>
          {reference}
        </Notice>
      )
    case 'processing':
      return (
        <Notice
          tone="info"
          role="status"
          title={t('renewal.processing.title')}
          actions={
            <Button component={Link} to={paths.memberships}>
              {t('renewal.instructions.toMemberships')}
            </Button>
          }
        >
          <p>{t('renewal.processing.body', { email })}</p>
          {reference}
        </Notice>
      )
    case 'debited':
    case 'resume':
      return <PendingRenewal renewal={renewal} />
    case 'abandoned':
      return (
        <PendingRenewal
          renewal={renewal}
          tone="info"
          title={t('renewal.abandoned.title')}
          body={t('renewal.abandoned.body')}
        />
      )
    case 'failed':
    case 'expired':
    case 'cancelled':
      return (
        <Notice
          tone={view === 'failed' ? 'danger' : 'info'}
          role={view === 'failed' ? 'alert' : 'status'}
          title={t(`renewal.${view}.title`)}
          actions={
            <>
              <Button component={Link} to={paths.renewal(renewal.membershipId)}>
                {t('renewal.restart')}
              </Button>
              <Button component={Link} to={paths.memberships} variant="default">
                {t('renewal.instructions.toMemberships')}
              </Button>
            </>
          }
        >
          <p>{t(`renewal.${view}.body`)}</p>
          {view === 'failed' && reference}
        </Notice>
      )
  }
}
