import { Outlet, useLocation } from 'react-router-dom'
import { useSession } from '../../shared/api/session.ts'
import { moduleOfPage } from '../navigation.ts'
import { NotFoundPage } from '../pages/not-found-page.tsx'

/** The page; one of a part of the portal that is switched off is not there. */
export function ModuleOutlet() {
  const { pathname } = useLocation()
  const { modules } = useSession()
  const module = moduleOfPage(pathname)
  return module === undefined || modules.includes(module) ? <Outlet /> : <NotFoundPage />
}
