import { ApiError, lightRoute } from '@guichet/client'
import type { getSession } from '@guichet/contract/session.contract'
import { api } from '../shared/api/client.ts'
import { paths } from '../shared/paths.ts'
import { signInAddress } from '../shared/return-to.ts'
import { maybeSignedIn } from '../shared/session/session-hint.ts'
import { type LightPage, lightPageFor } from './light-pages.ts'

const sessionRoute = lightRoute<typeof getSession>({ method: 'GET', path: '/session' })

/** Pages of the whole portal that open without signing in. */
const OPEN_PAGES = new RegExp(
  `^(?:${['/acces', '/cabinet', paths.registration, paths.contact, paths.legalNotice, paths.accessibility].join('|')})(?:/|$)`,
  'u',
)

/**
 * The light page to start with, or undefined for the whole portal. Where nothing tells that somebody signed in here
 * before, the API is asked first: a newcomer gets the sign-in page without loading the portal behind it.
 */
export async function firstPage(): Promise<LightPage | undefined> {
  const { pathname, search, hash } = window.location
  const light = lightPageFor(pathname)
  if (light || OPEN_PAGES.test(pathname) || maybeSignedIn()) return light
  try {
    await api.call(sessionRoute)
    return undefined
  } catch (error) {
    if (!(error instanceof ApiError && error.code === 'session.required')) return undefined
    const address = signInAddress(`${pathname}${search}${hash}`)
    window.history.replaceState(null, '', address)
    return lightPageFor(window.location.pathname)
  }
}
