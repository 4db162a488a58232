import { useQuery } from '@tanstack/react-query'
import { Outlet, ScrollRestoration, useLocation } from 'react-router-dom'
import { organisationQuery } from '../../shared/api/organisation.ts'
import { moduleOfPage } from '../navigation.ts'
import { NotFoundPage } from '../pages/not-found-page.tsx'
import { LightLayout } from './light-layout.tsx'

/** Frame of the pages of the portal that open without signing in; one of a part that is switched off is not there. */
export function OpenLayout() {
  const { pathname } = useLocation()
  const { data } = useQuery(organisationQuery)
  const module = moduleOfPage(pathname)
  const isOff = module !== undefined && data?.modules?.includes(module) === false
  return (
    <LightLayout wide>
      {isOff ? <NotFoundPage /> : <Outlet />}
      <ScrollRestoration />
    </LightLayout>
  )
}
