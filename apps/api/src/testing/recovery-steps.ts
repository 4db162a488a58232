import { setSecretQuestion } from '@guichet/contract/recoveries.contract'
import { requestPasswordReset } from '@guichet/contract/session.contract'
import { PASSWORD } from './factories.ts'
import { provePhone } from './phone-steps.ts'
import type { TestApp } from './test-app.ts'

export const QUESTION = 'Le nom de mon premier bateau ?'
export const ANSWER = 'La Marie-Jeanne'

/** A member with levels of recovery, signed in. */
export async function withLevels(api: TestApp, levels: { readonly sms?: true; readonly question?: true }) {
  const member = await api.make.member()
  const client = await api.signInAs(member)
  const phone = levels.sms ? await provePhone(api, client) : ''
  if (levels.question)
    await client.call(setSecretQuestion, {
      body: { question: QUESTION, answer: ANSWER, currentPassword: PASSWORD },
    })
  return { member, client, phone }
}

/** The token of the latest link below `path` that was sent to an address or a number. */
export async function linkTo(api: TestApp, to: string, path = 'activation'): Promise<string> {
  await api.runOutbox()
  const texts = [...api.mailer.sent, ...api.sms.sent].filter((sent) => sent.to === to).map(({ text }) => text)
  const found = texts.flatMap((text) => new RegExp(`/${path}/([\\w-]+)`, 'u').exec(text)?.[1] ?? [])
  const token = found.at(-1)
  if (!token) throw new Error(`no link ${path} was sent to ${to}`)
  return token
}

/** Asks for a link to a new password; its token. */
export async function askLink(api: TestApp, email: string): Promise<string> {
  await api.browser().call(requestPasswordReset, { body: { email } })
  return linkTo(api, email)
}
