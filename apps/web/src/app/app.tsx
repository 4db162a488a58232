import '../shared/theme/full-styles.ts'
import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { RouterProvider } from 'react-router-dom'
import { ContractSentencesContext } from '../shared/api/problem-text.ts'
import { createQueryClient } from '../shared/api/query-client.ts'
import { allTexts, startI18n } from '../shared/i18n/i18n.ts'
import { Themed } from '../shared/theme/themed.tsx'
import { contractSentences } from './contract-sentences.ts'
import { createRouter } from './router.tsx'

/** Starts the portal for somebody who is, or is about to be known to be, signed in. */
export async function startApp(root: HTMLElement): Promise<void> {
  await startI18n(allTexts)
  const queries = createQueryClient()
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
