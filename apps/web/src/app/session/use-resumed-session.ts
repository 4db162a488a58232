import { getSession } from '@guichet/contract/session.contract'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { api } from '../../shared/api/client.ts'
import { type Session, sessionQuery, useSession } from '../../shared/api/session.ts'
import { actingFile } from '../../shared/session/acting-file.ts'
import { leaveToOther } from '../../shared/session/page-person.ts'
import { sessionLife } from '../../shared/session/session-life.ts'

/** Goes on with a session that began anew, here or in another tab. A page of somebody else is left at once. */
export function useResumedSession() {
  const { personId } = useSession()
  const queries = useQueryClient()

  const resume = useCallback(
    (renewed: Session) => {
      if (renewed.personId !== personId) {
        leaveToOther()
        return
      }
      // Signing in tells of nobody’s file: in another’s, it is asked for anew.
      if (actingFile() === undefined) queries.setQueryData(sessionQuery.queryKey, renewed)
      sessionLife.started(Date.parse(renewed.expiresAt))
      queries.invalidateQueries().catch(() => undefined)
    },
    [personId, queries],
  )
  const lookAgain = useCallback(() => {
    api.call(getSession).then(
      ({ body }) => resume(body),
      // Without an answer the page stays as it is; the next call tells.
      () => undefined,
    )
  }, [resume])
  return { resume, lookAgain }
}
