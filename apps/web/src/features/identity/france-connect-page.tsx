import { ApiError } from '@guichet/client'
import { Anchor, Button, Title } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { leaveFor } from '../../shared/browser/leave.ts'
import { FranceConnectButton } from '../../shared/franceconnect/france-connect-button.tsx'
import { keptWay, noteWaiting } from '../../shared/franceconnect/kept-way.ts'
import { useFranceConnectWords } from '../../shared/franceconnect/use-france-connect-words.ts'
import { paths } from '../../shared/paths.ts'
import { noteSeen } from '../../shared/session/device-sight.ts'
import { tellOtherTabs } from '../../shared/session/session-channel.ts'
import { maybeSignedIn, rememberSignedIn } from '../../shared/session/session-hint.ts'
import { useDocumentTitle } from '../../shared/ui/document-title.ts'
import { Notice } from '../../shared/ui/notice.tsx'
import classes from './card.module.css'
import { FactorForm } from './factor-form.tsx'
import { backFrom, giveBack, type Identity, type Outcome, readPending } from './france-connect-calls.ts'
import { keepIdentifier } from './kept-identifier.ts'
import { LinkConfirmation } from './link-confirmation.tsx'
import { LinkWays } from './link-ways.tsx'
import { NewPasswordForm } from './new-password-form.tsx'
import { findSession, type SignInStep } from './session-calls.ts'

type State =
  | { readonly kind: 'checking' }
  | { readonly kind: 'factor'; readonly step: Exclude<SignInStep, 'done'> }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'linked' }
  | { readonly kind: 'failed'; readonly error: unknown }
  | { readonly kind: 'unknown'; readonly identity: Identity; readonly signedInAs: string | null }

/** Who is signed in, where something tells that somebody may be. */
const signedInName = async (): Promise<string | null> => {
  if (!maybeSignedIn()) return null
  const { firstName, lastName } = (await findSession()).body
  return `${firstName} ${lastName}`
}

async function stateAfter(outcome: Outcome): Promise<State | 'done'> {
  if (outcome.kind === 'step')
    return outcome.step === 'done' ? 'done' : { kind: 'factor', step: outcome.step }
  if (outcome.kind === 'proven') return 'done'
  if (outcome.kind !== 'unknown') return { kind: outcome.kind }
  noteWaiting(true)
  const signedInAs = await signedInName().catch(() => null)
  return { kind: 'unknown', identity: outcome.identity, signedInAs }
}

/** What waits in this browser, for a page that is opened again and for who chose a first password meanwhile. */
const resume = async (): Promise<State | 'done'> =>
  stateAfter({ kind: 'unknown', identity: await readPending() })

const finish = (returnTo: string) => {
  keepIdentifier('')
  rememberSignedIn()
  noteSeen()
  tellOtherTabs({ kind: 'signed-in' })
  leaveFor(returnTo)
}

/** Where one goes on when FranceConnect came to nothing. */
function WayOn({ isLink }: { readonly isLink: boolean }) {
  const { t } = useTranslation('identity')
  if (isLink) return <Anchor href={paths.security}>{t('franceConnect.toSecurity')}</Anchor>
  return (
    <>
      <FranceConnectButton returnTo={keptWay().returnTo} choose />
      <p className={classes.aside}>
        <Anchor href={paths.signIn}>{t('franceConnect.toSignIn')}</Anchor>
      </p>
    </>
  )
}

/** Back from FranceConnect (U08): in at once, after a code, or once the space is linked. */
export function FranceConnectPage() {
  const { t } = useTranslation(['identity', 'common'])
  const words = useFranceConnectWords()
  const [back] = useState(() => backFrom(window.location.search))
  const [way] = useState(keptWay)
  const [state, setState] = useState<State>({ kind: 'checking' })
  // Whoever is signed in already goes back to where it was asked for.
  const isLink = way.intent !== 'sign-in'
  useDocumentTitle(t('identity:franceConnect.heading'))

  useEffect(() => {
    let isGone = false
    // What came back serves once: it stays neither in the address nor in the history.
    window.history.replaceState(null, '', paths.franceConnect)
    const answer = back ? giveBack(back).then(stateAfter) : resume()
    answer.then(
      (next) => {
        if (isGone) return
        if (next === 'done') finish(way.returnTo)
        else setState(next)
      },
      (error: unknown) => {
        if (isGone) return
        noteWaiting(false)
        const nothingWaits = back === undefined && error instanceof ApiError && error.status === 409
        if (nothingWaits && maybeSignedIn()) leaveFor('/')
        else setState({ kind: 'failed', error })
      },
    )
    return () => {
      isGone = true
    }
  }, [back, way])

  const follow = (step: SignInStep) =>
    step === 'done' ? finish(way.returnTo) : setState({ kind: 'factor', step })
  const restart = () => leaveFor(paths.signIn)
  const linked = () => {
    noteWaiting(false)
    rememberSignedIn()
    noteSeen()
    tellOtherTabs({ kind: 'signed-in' })
    setState({ kind: 'linked' })
  }

  return (
    <>
      <Title order={1} className={classes.welcome}>
        {state.kind === 'unknown' && state.signedInAs === null
          ? t('identity:franceConnect.helloTitle', { name: nameOf(state.identity) })
          : t('identity:franceConnect.heading')}
      </Title>
      {state.kind === 'checking' && (
        <p role="status" className={classes.aside}>
          {t('identity:franceConnect.checking')}
        </p>
      )}
      {state.kind === 'factor' && (
        <section className={classes.card}>
          {state.step.factor === 'new-password' ? (
            <NewPasswordForm onDone={() => finish(way.returnTo)} onRestart={restart} />
          ) : (
            <FactorForm asked={state.step} onStep={follow} onRestart={restart} />
          )}
        </section>
      )}
      {state.kind === 'cancelled' && (
        <>
          <Notice tone="info" role="status" title={t('identity:franceConnect.cancelledTitle')}>
            <p>{t(isLink ? 'identity:franceConnect.cancelledLink' : 'identity:franceConnect.cancelled')}</p>
          </Notice>
          <WayOn isLink={isLink} />
        </>
      )}
      {state.kind === 'failed' && (
        <>
          <Notice tone="danger" role="alert" title={t('common:franceConnect.failed.title')}>
            <p>{words(state.error)}</p>
            {state.error instanceof ApiError && (
              <p>{t('common:reference', { reference: state.error.problem.requestId })}</p>
            )}
          </Notice>
          <WayOn isLink={isLink} />
        </>
      )}
      {state.kind === 'linked' && (
        <Notice
          tone="success"
          role="status"
          title={t('identity:franceConnect.linkedTitle')}
          actions={
            <Button onClick={() => leaveFor(isLink ? paths.security : way.returnTo)}>
              {t(isLink ? 'identity:franceConnect.toSecurity' : 'identity:franceConnect.toSpace')}
            </Button>
          }
        >
          <p>{t('identity:franceConnect.linked')}</p>
        </Notice>
      )}
      {state.kind === 'unknown' && state.signedInAs !== null && (
        <LinkConfirmation
          name={state.signedInAs}
          identity={nameOf(state.identity)}
          onLinked={linked}
          onLater={() => leaveFor(way.returnTo)}
        />
      )}
      {state.kind === 'unknown' && state.signedInAs === null && (
        <LinkWays returnTo={way.returnTo} onLinked={linked} />
      )}
    </>
  )
}

const nameOf = ({ givenNames, birthName, usualName }: Identity): string =>
  `${givenNames.split(' ')[0] ?? ''} ${usualName ?? birthName}`

export { FranceConnectPage as Component }
