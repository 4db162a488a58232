import { createBrowserRouter, type RouteObject } from 'react-router-dom'
import { actingFile } from '../shared/session/acting-file.ts'
import { LoadingBars } from '../shared/ui/load-state.tsx'
import { MemberLayout } from './layouts/member-layout.tsx'
import { OpenLayout } from './layouts/open-layout.tsx'
import { SignedIn } from './layouts/signed-in.tsx'
import { StaffLayout } from './layouts/staff-layout.tsx'
import { ErrorPage } from './pages/error-page.tsx'
import { HomeRedirect } from './pages/home-redirect.tsx'
import { NotFoundPage } from './pages/not-found-page.tsx'
import { memberPages, openPages, staffPages } from './routes.tsx'

export const routes: RouteObject[] = [
  {
    element: <OpenLayout />,
    errorElement: <ErrorPage />,
    hydrateFallbackElement: <LoadingBars />,
    children: openPages,
  },
  {
    element: <SignedIn />,
    errorElement: <ErrorPage />,
    hydrateFallbackElement: <LoadingBars />,
    children: [
      { index: true, element: <HomeRedirect /> },
      {
        element: <StaffLayout />,
        children: [
          {
            errorElement: <ErrorPage />,
            children: [...staffPages, { path: '/admin/*', element: <NotFoundPage /> }],
          },
        ],
      },
      {
        element: <MemberLayout />,
        children: [
          {
            errorElement: <ErrorPage />,
            children: [...memberPages, { path: '*', element: <NotFoundPage /> }],
          },
        ],
      },
    ],
  },
]

/** In the file of somebody else, the same pages lie below it. */
export const createRouter = () => createBrowserRouter(routes, { basename: actingFile()?.base ?? '/' })
