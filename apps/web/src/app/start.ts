import { ApiError, lightRoute } from '@guichet/client'
import type { BodyOf } from '@guichet/contract/route'
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

export interface FirstPage {
  /** The light page to start with; the whole portal where there is none. */
  readonly light?: LightPage
  /** What the API says of the session, asked while the portal is loaded. */
  readonly session?: Promise<BodyOf<typeof getSession>>
}

/**
 * What to start with. Where nothing tells that somebody signed in here before, the answer of the API is waited for: a
 * newcomer gets the sign-in page without loading the portal behind it.
 */
export async function firstPage(): Promise<FirstPage> {
  const { pathname, search, hash } = window.location
  const light = lightPageFor(pathname)
  if (light) return { light }
  if (OPEN_PAGES.test(pathname)) return {}
  const session = api.call(sessionRoute).then(({ body }) => body)
  try {
    // Nobody may be there yet to hear of a failure: the portal asks again then.
    if (maybeSignedIn()) session.catch(() => undefined)
    else await session
    return { session }
  } catch (error) {
    if (!(error instanceof ApiError && error.code === 'session.required')) return {}
    const address = signInAddress(`${pathname}${search}${hash}`)
    window.history.replaceState(null, '', address)
    const signIn = lightPageFor(window.location.pathname)
    return signIn ? { light: signIn } : {}
  }
}
