import type { BodyOf } from '@guichet/contract/route'
import { getSession } from '@guichet/contract/session.contract'
import { queryOptions } from '@tanstack/react-query'
import { createContext, useContext } from 'react'
import { sessionLife } from '../session/session-life.ts'
import { api } from './client.ts'

export type Session = BodyOf<typeof getSession>

/** Who is signed in, with rights and membership state. Invalidate it after anything that changes the membership. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal }) => {
    const { body } = await api.call(getSession, {}, { signal })
    sessionLife.started(Date.parse(body.expiresAt))
    return body
  },
  staleTime: 60_000,
})

export const SessionContext = createContext<Session | null>(null)

/** The session of the page. Only below the layouts, which make sure that there is one. */
export function useSession(): Session {
  const session = useContext(SessionContext)
  if (!session) throw new Error('useSession needs a signed-in layout above')
  return session
}
