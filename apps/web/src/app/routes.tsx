import type { Permission } from '@guichet/domain/rights'
import type { ComponentType } from 'react'
import type { RouteObject } from 'react-router-dom'
import { paths } from '../shared/paths.ts'

/** A page module exports its page as `Component`. */
type PageModule = () => Promise<{ readonly Component: ComponentType }>

export interface PageHandle {
  /** Permission that the back-office page needs. */
  readonly permission?: Permission
}

const page = (path: string, lazy: PageModule, handle: PageHandle = {}): RouteObject => ({
  path,
  lazy,
  handle,
})

/** Pages of the member space, one line each; the page is loaded when it is opened. */
export const memberPages: RouteObject[] = [
  page(paths.dashboard, () => import('../features/dashboard/dashboard-page.tsx')),
  page(paths.memberships, () => import('../features/memberships/memberships-page.tsx')),
  page('/adhesions/:id', () => import('../features/memberships/membership-page.tsx')),
  page('/adhesions/:id/renouveler', () => import('../features/memberships/renew-page.tsx')),
  page(paths.news, () => import('../features/organisation/news-page.tsx')),
]

/** Pages of the back-office. */
export const staffPages: RouteObject[] = []
