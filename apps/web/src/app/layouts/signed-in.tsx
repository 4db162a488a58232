import { ApiError } from '@guichet/client'
import { Box } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { Outlet, ScrollRestoration } from 'react-router-dom'
import { organisationQuery } from '../../shared/api/organisation.ts'
import { inFile, type Session, SessionContext, sessionQuery } from '../../shared/api/session.ts'
import { leaveFor } from '../../shared/browser/leave.ts'
import { signInAddress } from '../../shared/return-to.ts'
import { forgetSignedIn, rememberSignedIn } from '../../shared/session/session-hint.ts'
import { wearOrganisation } from '../../shared/theme/organisation-look.ts'
import { LoadState } from '../../shared/ui/load-state.tsx'
import { FactorNeededPage } from '../pages/factor-needed-page.tsx'
import { FileEnded } from '../pages/file-ended.tsx'
import { TermsGate } from '../pages/terms-gate.tsx'
import { DeviceLock } from '../session/device-lock.tsx'
import { SessionGuard } from '../session/session-guard.tsx'
import { useAgreedLocale } from '../session/use-agreed-locale.ts'

const isFileClosed = (error: unknown) => error instanceof ApiError && error.code === 'delegation.ended'
const hasNoSession = (error: unknown) => error instanceof ApiError && error.code === 'session.required'

/** What comes before all other pages, if something does. */
function pageOf({ needsFactor, owesTerms, actingFor }: Session) {
  if (needsFactor) return <FactorNeededPage />
  if (!owesTerms || actingFor !== null) return <Outlet />
  return (
    <TermsGate>
      <Outlet />
    </TermsGate>
  )
}

/** Everything below is for somebody who is signed in; others are sent to the sign-in page and come back here. */
export function SignedIn() {
  const session = useQuery(sessionQuery)
  const organisation = useQuery(organisationQuery)
  useAgreedLocale(session.data)
  const signedOut = session.data === undefined && hasNoSession(session.error)

  useEffect(() => {
    if (!signedOut) return
    forgetSignedIn()
    const { pathname, search, hash } = window.location
    leaveFor(signInAddress(`${pathname}${search}${hash}`))
  }, [signedOut])
  useEffect(() => {
    if (session.data) rememberSignedIn()
  }, [session.data])
  useEffect(() => {
    if (organisation.data) wearOrganisation(organisation.data)
  }, [organisation.data])

  if (signedOut) return null
  if (isFileClosed(session.error)) return <FileEnded />
  // Once the session is known it stays on screen: the guard deals with its end, and nothing typed is lost.
  if (session.data) {
    return (
      <SessionContext value={inFile(session.data)}>
        <DeviceLock personId={session.data.personId}>
          <SessionGuard>{pageOf(session.data)}</SessionGuard>
        </DeviceLock>
        <ScrollRestoration />
      </SessionContext>
    )
  }
  return (
    <Box component="main" p="xl" maw={640} mx="auto">
      <LoadState query={session}>{() => null}</LoadState>
    </Box>
  )
}
