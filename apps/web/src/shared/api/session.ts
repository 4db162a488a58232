import type { BodyOf } from '@guichet/contract/route'
import { getSession } from '@guichet/contract/session.contract'
import type { DelegationRight } from '@guichet/domain/delegation'
import { queryOptions } from '@tanstack/react-query'
import { createContext, useContext } from 'react'
import { leaveToOther, notePagePerson } from '../session/page-person.ts'
import { sessionLife } from '../session/session-life.ts'
import { api } from './client.ts'

export type Session = BodyOf<typeof getSession>

const ask = async (signal: AbortSignal): Promise<Session> => (await api.call(getSession, {}, { signal })).body

const queryBy = (answer: (signal: AbortSignal) => Promise<Session>) =>
  queryOptions({
    queryKey: ['session'],
    queryFn: async ({ client, signal }) => {
      const session = await answer(signal)
      const before = client.getQueryData<Session>(['session'])
      if (before && before.personId !== session.personId) {
        leaveToOther()
        // The page stays as it was until it is gone.
        return before
      }
      notePagePerson(session.personId)
      sessionLife.started(Date.parse(session.expiresAt))
      return session
    },
    staleTime: 60_000,
  })

/** Who is signed in, with rights and membership state. Invalidate it after anything that changes the membership. */
export const sessionQuery = queryBy(ask)

/** The same by what was asked before the pages were there; what follows a failure asks anew. */
export function earlySessionQuery(early: Promise<Session>) {
  let first: Promise<Session> | undefined = early
  return queryBy((signal) => {
    const answer = first ?? ask(signal)
    first = undefined
    return answer
  })
}

const NO_MEMBERSHIP: Session['membership'] = {
  ...{ state: 'inactive', activeUntil: null, endedOn: null, latestMembershipId: null },
}

export const SessionContext = createContext<Session | null>(null)

/**
 * A session as the pages of somebody else’s file see it: member and accounts are its person’s, and the back-office is out
 * of reach. Names and address stay those of whoever signed in.
 */
export function inFile(session: Session): Session {
  const { actingFor } = session
  if (!actingFor) return session
  const { isMember, isDeclarant, hasAccounts, membership } = actingFor
  return {
    ...session,
    ...{ isMember, hasAccounts, isDeclarant, staffRole: null, permissions: [], hasFiles: false },
    membership: membership ?? NO_MEMBERSHIP,
  }
}

/** The session of the page. Only below the layouts, which make sure that there is one. */
export function useSession(): Session {
  const session = useContext(SessionContext)
  if (!session) throw new Error('useSession needs a signed-in layout above')
  return session
}

/** Whether something may be done here: in one’s own file always, in another’s by what was opened. */
export function useMayInFile(): (right: DelegationRight) => boolean {
  const actingFor = useContext(SessionContext)?.actingFor
  return (right) => actingFor?.rights.includes(right) ?? true
}

/** Whether this is one’s own file. */
export const useOwnFile = (): boolean => !useContext(SessionContext)?.actingFor
