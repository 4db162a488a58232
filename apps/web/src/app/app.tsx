import '../shared/theme/full-styles.ts'
import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { RouterProvider } from 'react-router-dom'
import { organisationQuery } from '../shared/api/organisation.ts'
import { ContractSentencesContext } from '../shared/api/problem-text.ts'
import { createQueryClient } from '../shared/api/query-client.ts'
import { earlySessionQuery, type Session } from '../shared/api/session.ts'
import { allTexts, startI18n } from '../shared/i18n/i18n.ts'
import { Themed } from '../shared/theme/themed.tsx'
import { contractSentences } from './contract-sentences.ts'
import { createRouter } from './router.tsx'

/** Starts the portal for somebody who is, or is about to be known to be, signed in: `session` is what the API says of it. */
export async function startApp(root: HTMLElement, session?: Promise<Session>): Promise<void> {
  await startI18n(allTexts)
  const queries = createQueryClient()
  if (session !== undefined) {
    // Beside the page itself, which the router begins to load.
    queries.prefetchQuery(earlySessionQuery(session)).catch(() => undefined)
    queries.prefetchQuery(organisationQuery).catch(() => undefined)
  }
  const router = createRouter()
  createRoot(root).render(
    <StrictMode>
      <Themed>
        <ContractSentencesContext value={contractSentences}>
          <QueryClientProvider client={queries}>
            <RouterProvider router={router} />
          </QueryClientProvider>
        </ContractSentencesContext>
      </Themed>
    </StrictMode>,
  )
}
