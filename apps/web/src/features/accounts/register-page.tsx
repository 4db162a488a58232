import { getSession } from '@guichet/contract/session.contract'
import { Anchor } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../../shared/api/client.ts'
import { useLocale } from '../../shared/i18n/i18n.ts'
import { paths } from '../../shared/paths.ts'
import { maybeSignedIn } from '../../shared/session/session-hint.ts'
import { LoadingBars, LoadState } from '../../shared/ui/load-state.tsx'
import { Page } from '../../shared/ui/page.tsx'
import { registrationOfferQuery } from './api/registrations.ts'
import { RegisterForm } from './register/register-form.tsx'

/** Who is signed in, if somebody is: the page opens for anybody. */
const applicantQuery = {
  queryKey: ['registrations', 'applicant'],
  queryFn: async ({ signal }: { signal: AbortSignal }) => {
    try {
      return (await api.call(getSession, {}, { signal })).body
    } catch {
      return null
    }
  },
}

/** `/inscription/compte`: asks for a primary account (A24). */
export function Component() {
  const { t } = useTranslation('registration')
  const locale = useLocale()
  const offer = useQuery(registrationOfferQuery(locale))
  const hint = maybeSignedIn()
  const applicant = useQuery({ ...applicantQuery, enabled: hint })
  const asking = hint && applicant.isPending
  return (
    <Page
      title={t('title')}
      lead={
        <p>
          {applicant.data ? (
            <>
              {t('signedIn', { name: `${applicant.data.firstName} ${applicant.data.lastName}` })}{' '}
              <Anchor href={paths.dashboard}>{t('toSpace')}</Anchor>
            </>
          ) : (
            <>
              {t('already')} <Anchor href={paths.signIn}>{t('signIn')}</Anchor>
            </>
          )}
        </p>
      }
    >
      {asking ? (
        <LoadingBars lines={6} />
      ) : (
        <LoadState query={offer} skeleton={<LoadingBars lines={6} />}>
          {(loaded) => <RegisterForm offer={loaded} applicant={applicant.data ?? null} />}
        </LoadState>
      )}
    </Page>
  )
}
