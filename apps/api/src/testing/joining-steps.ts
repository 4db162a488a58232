import * as contract from '@guichet/contract/joinings.contract'
import { joinings, members, memberships, payments, persons } from '@guichet/db/schema'
import { asc, eq, inArray } from 'drizzle-orm'
import { reconcilePayments } from '../modules/billing/index.ts'
import { joiningDraft, joiningOrder, joiningTokenIn } from './joining-samples.ts'
import type { PlayGateway } from './play-gateway.ts'
import type { TestApp } from './test-app.ts'

export type Order = ReturnType<typeof joiningOrder>

export const mailsTo = async (api: TestApp, to: string) => {
  await api.runOutbox()
  return api.mailer.sent.filter((mail) => mail.to === to)
}
export const activationIn = (text: string | undefined) =>
  /\/activation\/([\w-]+)/u.exec(text ?? '')?.[1] ?? ''

/** One type on offer for the whole file: there are only so many to choose from. */
const types = new WeakMap<TestApp, ReturnType<TestApp['make']['membershipType']>>()
async function typeOf(api: TestApp) {
  const made = types.get(api) ?? api.make.membershipType({ amountCents: 6900, rank: -1 })
  types.set(api, made)
  return made
}

/** A draft begun in a browser, and its secret. */
export async function begin(api: TestApp) {
  await typeOf(api)
  const browser = api.browser()
  const { body } = await browser.call(contract.startJoining, { body: joiningDraft() })
  return { browser, token: body.token }
}
/** A joining sent by a newcomer, with the secret that the mail brought. */
export async function send(api: TestApp, over: Partial<Order> = {}) {
  const type = await typeOf(api)
  const order = joiningOrder({ typeId: type.id, ...over })
  const { browser, token } = await begin(api)
  const { body, status } = await browser.call(contract.submitJoining, { params: { token }, body: order })
  const mails = await mailsTo(api, order.email)
  return { browser, token, order, body, status, mails, proof: joiningTokenIn(mails.at(-1)?.text) }
}
export const pay = (api: TestApp, token: string, method: 'card' | 'transfer' | 'cheque' = 'card') =>
  api.browser().call(contract.payJoining, { params: { token }, body: { method } })
export const rowOf = async (api: TestApp, email: string) => {
  const rows = await api.deps.db
    .select()
    .from(joinings)
    .where(eq(joinings.email, email))
    .orderBy(asc(joinings.id))
  return rows.at(-1) as NonNullable<(typeof rows)[number]>
}
export const booksOf = async (api: TestApp, email: string) => {
  const { db } = api.deps
  const people = await db.select({ id: persons.id }).from(persons).where(eq(persons.email, email))
  const ids = people.map(({ id }) => id)
  const [paid, years, files] = await Promise.all([
    db.select().from(payments).where(inArray(payments.personId, ids)),
    db.select().from(memberships).where(inArray(memberships.personId, ids)),
    db.select().from(members).where(inArray(members.personId, ids)),
  ])
  return { people: ids.length, payments: paid, memberships: years, members: files }
}
/** The payment is made on the payment page, and the reconciler finds out. */
export async function settle(api: TestApp, gateway: PlayGateway, email: string) {
  const { paymentId } = await rowOf(api, email)
  gateway.pay(String(paymentId), api.clock.now())
  api.clock.advance(60_000)
  await reconcilePayments(api.ctx())
}
