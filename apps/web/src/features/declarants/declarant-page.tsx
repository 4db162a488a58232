import { Anchor, Button } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams } from 'react-router-dom'
import { isMissing } from '../../shared/api/is-missing.ts'
import { useLocale } from '../../shared/i18n/i18n.ts'
import { paths } from '../../shared/paths.ts'
import { maybeSignedIn } from '../../shared/session/session-hint.ts'
import { LoadingBars, LoadState } from '../../shared/ui/load-state.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import { Page } from '../../shared/ui/page.tsx'
import { applicantQuery, declarantOfferQuery, type Signup, type Started, signupQuery } from './api/signups.ts'
import { dropSecret, keepSecret, keptSecret } from './kept-secret.ts'
import { ProofStep } from './proof-step.tsx'
import { SignupForm } from './signup-form.tsx'
import { SignupStage } from './signup-stage.tsx'

/** The sign-up of this browser: its secret, and where it stands. */
function useSignup() {
  const queries = useQueryClient()
  const [token, setToken] = useState(keptSecret)
  const query = useQuery({ ...signupQuery(token ?? ''), enabled: token !== null })
  const show = (at: string, signup: Signup) => queries.setQueryData(signupQuery(at).queryKey, signup)
  return {
    ...{ token, query },
    take: ({ token: next, signup }: Started) => {
      keepSecret(next)
      show(next, signup)
      setToken(next)
    },
    update: (signup: Signup) => {
      if (token !== null) show(token, signup)
    },
    forget: () => {
      dropSecret()
      setToken(null)
    },
  }
}

/** `/inscription/declarant`: signing up to declare turnover (U01, U02), left and resumed. */
export function Component() {
  const { t } = useTranslation('declarants')
  const locale = useLocale()
  const navigate = useNavigate()
  const { token: link } = useParams()
  const { token, query, take, update, forget } = useSignup()
  const [correcting, setCorrecting] = useState(false)
  const hint = maybeSignedIn()
  const applicant = useQuery({ ...applicantQuery, enabled: hint })
  const offer = useQuery(declarantOfferQuery(locale))
  const person = applicant.data ?? null
  const signup = token === null ? null : (query.data ?? null)

  const lead = person ? (
    <>
      {t('signedIn', { name: `${person.firstName} ${person.lastName}` })}{' '}
      <Anchor href={paths.dashboard}>{t('toSpace')}</Anchor>
    </>
  ) : (
    <>
      {t('already')} <Anchor href={paths.signIn}>{t('signIn')}</Anchor>
    </>
  )
  const proven = (started: Started) => {
    take(started)
    void navigate(paths.declarantSignup, { replace: true })
  }
  const body = () => {
    if (link !== undefined)
      return <ProofStep link={link} onProven={proven} onGone={() => navigate(paths.declarantSignup)} />
    if ((hint && applicant.isPending) || (token !== null && query.isPending)) return <LoadingBars lines={6} />
    if (person?.fileState && person.fileState !== 'refused' && signup?.state !== 'completed')
      return (
        <Notice
          tone="info"
          title={t('known.title')}
          actions={
            <Button component="a" href={paths.dashboard}>
              {t('known.action')}
            </Button>
          }
        >
          <p>{t('known.body')}</p>
        </Notice>
      )
    if (token !== null && isMissing(query.error))
      return (
        <Notice
          tone="warning"
          role="status"
          title={t('gone.title')}
          actions={<Button onClick={forget}>{t('gone.action')}</Button>}
        >
          <p>{t('gone.body')}</p>
        </Notice>
      )
    if (token !== null && signup === null) return <LoadState query={query}>{() => null}</LoadState>
    if (signup !== null && token !== null && !correcting)
      return (
        <SignupStage
          {...{ token, signup }}
          onChange={update}
          onCorrect={() => setCorrecting(true)}
          onRestart={forget}
        />
      )
    return (
      <LoadState query={offer} skeleton={<LoadingBars lines={6} />}>
        {(loaded) => (
          <SignupForm
            key={token ?? 'new'}
            {...{ offer: loaded, token, signup }}
            ownEmail={person?.email ?? null}
            onCancel={signup === null ? undefined : () => setCorrecting(false)}
            onSent={(started) => {
              setCorrecting(false)
              take(started)
            }}
          />
        )}
      </LoadState>
    )
  }
  return (
    <Page title={t('title')} lead={<p>{lead}</p>}>
      {body()}
    </Page>
  )
}
