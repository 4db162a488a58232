import { lightRoute } from '@guichet/client'
import type { AnswerOf, BodyOf, InputOf } from '@guichet/contract/route'
import type {
  answerFactor,
  createSession,
  getActivation,
  getSession,
  replaceTemporaryPassword,
  requestPasswordReset,
  sendFactorCode,
  useActivation as spendActivation,
} from '@guichet/contract/session.contract'
import { api } from '../../shared/api/client.ts'

const routes = {
  createSession: lightRoute<typeof createSession>({ method: 'POST', path: '/session' }),
  answerFactor: lightRoute<typeof answerFactor>({ method: 'POST', path: '/session/factor' }),
  sendFactorCode: lightRoute<typeof sendFactorCode>({ method: 'POST', path: '/session/factor/sms-code' }),
  replaceTemporaryPassword: lightRoute<typeof replaceTemporaryPassword>({
    method: 'POST',
    path: '/session/new-password',
  }),
  getSession: lightRoute<typeof getSession>({ method: 'GET', path: '/session' }),
  requestPasswordReset: lightRoute<typeof requestPasswordReset>({
    method: 'POST',
    path: '/password-resets',
  }),
  getActivation: lightRoute<typeof getActivation>({ method: 'GET', path: '/activations/:token' }),
  spendActivation: lightRoute<typeof spendActivation>({ method: 'POST', path: '/activations/:token' }),
}

export interface Credentials {
  readonly identifier: string
  readonly password: string
  readonly remember: boolean
}

export type FactorAsked = Extract<AnswerOf<typeof createSession>, { readonly status: 202 }>['body']
/** What is asked next; `done` when the session is open. */
export type SignInStep = 'done' | FactorAsked
export const stepAfter = (answer: { readonly status: number; readonly body: unknown }): SignInStep =>
  answer.status === 202 ? (answer.body as FactorAsked) : 'done'

export const signIn = async (credentials: Credentials): Promise<SignInStep> =>
  stepAfter(await api.call(routes.createSession, { body: credentials }))
/** Beside the factor itself. */
export type FactorChoice = Pick<InputOf<typeof answerFactor>['body'], 'trustDevice'>
export const giveFactor = async (body: InputOf<typeof answerFactor>['body']): Promise<SignInStep> =>
  stepAfter(await api.call(routes.answerFactor, { body }))
/** Has a code sent to the number of whoever signs in; until when it serves. */
export const sendFactorSms = async (): Promise<string> =>
  (await api.call(routes.sendFactorCode, { body: {} })).body.expiresAt
export const giveNewPassword = (password: string) =>
  api.call(routes.replaceTemporaryPassword, { body: { password } })
export const findSession = () => api.call(routes.getSession)
export const askForReset = (email: string) => api.call(routes.requestPasswordReset, { body: { email } })

export type Activation = BodyOf<typeof getActivation>
export const readActivation = async (token: string, signal: AbortSignal): Promise<Activation> =>
  (await api.call(routes.getActivation, { params: { token } }, { signal })).body

export interface ActivationInput {
  readonly password?: string
  readonly firstName?: string
  readonly lastName?: string
  readonly email?: string
  readonly code?: string
}
export const spendLink = (token: string, body: ActivationInput) =>
  api.call(routes.spendActivation, { params: { token }, body })
