import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, configure, render } from '@testing-library/react'
import type { ReactNode } from 'react'
import { createMemoryRouter, RouterProvider } from 'react-router-dom'
import { createQueryClient } from '../api/query-client.ts'
import { allTexts, startI18n } from '../i18n/i18n.ts'
import type { Locale } from '../i18n/locale.ts'
import { theme } from '../theme/theme.ts'
import { installBrowserStandIns } from './browser-stand-ins.ts'

// Several pages are drawn at once on a busy machine: an answer may take its time.
configure({ asyncUtilTimeout: 5_000 })

/** Renders a page of the portal in jsdom at `path` (`route` names its parameters), in French unless told otherwise, with every provider around. */
export async function renderPage(
  page: ReactNode,
  {
    path = '/',
    route = '*',
    locale = 'fr',
  }: { readonly path?: string; readonly route?: string; readonly locale?: Locale } = {},
) {
  cleanup()
  installBrowserStandIns()
  await startI18n(allTexts, locale)
  const router = createMemoryRouter(
    [
      { path: route, element: page },
      { path: '/ailleurs', element: <h1>Ailleurs</h1> },
    ],
    { initialEntries: [path] },
  )
  const queries = createQueryClient()
  const view = render(
    <MantineProvider theme={theme} env="test">
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>,
  )
  return { ...view, router, queries }
}
