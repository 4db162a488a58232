import { Anchor, Button } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams, useSearchParams } from 'react-router-dom'
import { isMissing } from '../../shared/api/is-missing.ts'
import { isWaiting } from '../../shared/franceconnect/kept-way.ts'
import { useLocale } from '../../shared/i18n/i18n.ts'
import { paths } from '../../shared/paths.ts'
import { maybeSignedIn } from '../../shared/session/session-hint.ts'
import { LoadingBars, LoadState } from '../../shared/ui/load-state.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import { Page } from '../../shared/ui/page.tsx'
import {
  type Joining,
  type JoiningOffer,
  joinerQuery,
  joiningOfferQuery,
  joiningQuery,
  toldIdentityQuery,
} from './api/joinings.ts'
import { JoinForm } from './join-form.tsx'
import { JoinOrder } from './join-order.tsx'
import { JoinSent } from './join-sent.tsx'
import { emptyJoining, type JoinValues, valuesOf } from './join-values.ts'
import { dropSecret, keepSecret, keptSecret } from './kept-secret.ts'

interface Joiner {
  readonly firstName: string
  readonly lastName: string
  readonly email: string
  /** By FranceConnect: filled in, to be changed at will. */
  readonly isTold?: true
}

/** The secret of the joining: of the link that was followed, else the one kept in this browser. */
function useSecret() {
  const { token: linked } = useParams()
  const navigate = useNavigate()
  const [token, setToken] = useState(() => linked ?? keptSecret())
  useEffect(() => {
    if (linked === undefined) return
    // The secret stays in this browser, and out of its address and history.
    keepSecret(linked)
    setToken(linked)
    void navigate(paths.joining, { replace: true })
  }, [linked, navigate])
  const forget = () => {
    dropSecret()
    setToken(null)
  }
  return { token, setToken, forget }
}

const returnedOf = (value: string | null) => (value === 'paye' || value === 'annule' ? value : null)

/** `known`: who is signed in, or whom FranceConnect has told of. */
function startOf(joining: Joining | null, known: Joiner | null, referralCode: string): JoinValues {
  const draft = joining?.draft ? valuesOf(joining.draft) : emptyJoining()
  const start = { ...draft, referralCode: draft.referralCode || referralCode }
  if (known === null) return start
  const { firstName, lastName, email } = known
  return {
    ...start,
    ...{ firstName: start.firstName || firstName, lastName: start.lastName || lastName },
    // Who is signed in joins with the own address.
    email: known.isTold ? start.email || email : email,
  }
}

interface StageProps {
  readonly offer: JoiningOffer
  readonly joining: Joining | null
  readonly token: string | null
  readonly joiner: Joiner | null
  readonly told: Joiner | null
  readonly onSent: (token: string) => void
  readonly onRestart: () => void
}

/** Where the joining stands: being typed, sent, or to be paid. */
function Stage({ offer, joining, token, joiner, told, onSent, onRestart }: StageProps) {
  const { t } = useTranslation('joining')
  const [params] = useSearchParams()
  const [changing, setChanging] = useState(false)
  if (offer.types.length === 0) return <Notice tone="warning" title={t('noType')} />
  if (joining?.proven && joining.order && token !== null && !changing)
    return (
      <JoinOrder
        {...{ token, joining, onRestart }}
        order={joining.order}
        returned={returnedOf(params.get('retour'))}
      />
    )
  if (joining && joining.state !== 'draft' && !joining.proven && token !== null && !changing)
    return (
      <JoinSent
        token={token}
        email={joining.draft?.email ?? ''}
        isOther={joining.companyHolder === 'other'}
        onChange={() => setChanging(true)}
        onRestart={onRestart}
      />
    )
  return (
    <JoinForm
      offer={offer}
      token={token}
      start={startOf(joining, joiner ?? told, params.get('parrain') ?? '')}
      nirMasked={joining?.draft?.nirMasked ?? null}
      signedIn={joiner !== null}
      onRestart={onRestart}
      onSent={(sent) => {
        setChanging(false)
        onSent(sent)
      }}
    />
  )
}

/** `/inscription/adhesion`: joining online (M15), left and resumed. */
export function Component() {
  const { t } = useTranslation('joining')
  const locale = useLocale()
  const queries = useQueryClient()
  const { token, setToken, forget } = useSecret()
  const hint = maybeSignedIn()
  const joiner = useQuery({ ...joinerQuery, enabled: hint })
  const waits = !hint && isWaiting()
  const told = useQuery({ ...toldIdentityQuery, enabled: waits })
  const offer = useQuery(joiningOfferQuery(locale))
  const joining = useQuery({ ...joiningQuery(token ?? '', locale), enabled: token !== null })
  const gone = token !== null && isMissing(joining.error)
  const asking =
    (hint && joiner.isPending) || (waits && told.isPending) || (token !== null && joining.isPending)
  const person = joiner.data ?? null

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
  const stage = (loaded: JoiningOffer, found: Joining | null) => (
    <Stage
      key={token ?? 'new'}
      offer={loaded}
      joining={found}
      token={token}
      joiner={person}
      told={told.data ?? null}
      onSent={(sent) => {
        setToken(sent)
        queries.invalidateQueries({ queryKey: ['joinings', 'one'] }).catch(() => undefined)
      }}
      onRestart={forget}
    />
  )
  const body = () => {
    if (asking) return <LoadingBars lines={6} />
    if (person?.isMember && joining.data?.state !== 'completed')
      return (
        <Notice
          tone="info"
          title={t('member.title')}
          actions={
            <Button component="a" href={paths.memberships}>
              {t('member.action')}
            </Button>
          }
        >
          <p>{t('member.body')}</p>
        </Notice>
      )
    if (gone)
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
    return (
      <LoadState query={offer} skeleton={<LoadingBars lines={6} />}>
        {(loaded) => {
          if (token === null) return stage(loaded, null)
          return <LoadState query={joining}>{(found) => stage(loaded, found)}</LoadState>
        }}
      </LoadState>
    )
  }
  return (
    <Page title={t('title')} lead={<p>{lead}</p>}>
      {body()}
    </Page>
  )
}
