import { lightRoute } from '@guichet/client'
import type { answerEmailChange, getEmailChangeLink } from '@guichet/contract/email-changes.contract'
import type { BodyOf } from '@guichet/contract/route'
import { api } from '../../shared/api/client.ts'

const routes = {
  get: lightRoute<typeof getEmailChangeLink>({ method: 'GET', path: '/email-changes/:token' }),
  answer: lightRoute<typeof answerEmailChange>({ method: 'POST', path: '/email-changes/:token' }),
}

export type EmailChangeLink = BodyOf<typeof getEmailChangeLink>
export type EmailChangeAnswer = BodyOf<typeof answerEmailChange>

export const readEmailChange = async (token: string, signal: AbortSignal): Promise<EmailChangeLink> =>
  (await api.call(routes.get, { params: { token } }, { signal })).body
export const giveAnswer = async (token: string, decision: 'confirm' | 'object'): Promise<EmailChangeAnswer> =>
  (await api.call(routes.answer, { params: { token }, body: { decision } })).body
