import { lightRoute } from '@guichet/client'
import type {
  answerFranceConnect,
  getPendingFranceConnect,
  linkFranceConnect,
} from '@guichet/contract/franceconnect.contract'
import type { BodyOf } from '@guichet/contract/route'
import { api } from '../../shared/api/client.ts'
import { type SignInStep, stepAfter } from './session-calls.ts'

const routes = {
  answer: lightRoute<typeof answerFranceConnect>({ method: 'POST', path: '/session/franceconnect/answer' }),
  pending: lightRoute<typeof getPendingFranceConnect>({
    method: 'GET',
    path: '/session/franceconnect/pending',
  }),
  link: lightRoute<typeof linkFranceConnect>({ method: 'PUT', path: '/me/franceconnect' }),
}

export type Identity = BodyOf<typeof getPendingFranceConnect>['identity']

/** What came of going to FranceConnect. */
export type Outcome =
  | { readonly kind: 'step'; readonly step: SignInStep }
  | { readonly kind: 'linked' }
  | { readonly kind: 'proven' }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'unknown'; readonly identity: Identity }

export interface Back {
  readonly state: string
  readonly code?: string
  readonly iss?: string
  readonly error?: string
}

/** What FranceConnect wrote into the address; undefined when nobody comes from there. */
export function backFrom(search: string): Back | undefined {
  const query = new URLSearchParams(search)
  const state = query.get('state')
  const parts = (['code', 'iss', 'error'] as const).flatMap((name) => {
    const value = query.get(name)
    return value ? [[name, value] as const] : []
  })
  return state ? { state, ...Object.fromEntries(parts) } : undefined
}

async function give(back: Back): Promise<Outcome> {
  const answer = await api.call(routes.answer, { body: back })
  if (answer.status !== 200) return { kind: 'step', step: stepAfter(answer) }
  const { outcome, identity } = answer.body
  if (outcome === 'unknown' && identity !== null) return { kind: 'unknown', identity }
  return { kind: outcome === 'unknown' ? 'cancelled' : outcome }
}

const given = new Map<string, Promise<Outcome>>()
/** Gives what came back, once, however often the page asks. */
export function giveBack(back: Back): Promise<Outcome> {
  const answer = given.get(back.state) ?? give(back)
  given.set(back.state, answer)
  return answer
}

export const readPending = async (): Promise<Identity> => (await api.call(routes.pending)).body.identity
export const linkIdentity = (currentPassword?: string) =>
  api.call(routes.link, { body: currentPassword === undefined ? {} : { currentPassword } })
