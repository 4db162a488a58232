import { randomBytes } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { SERVICE_FACTS } from '@guichet/contract/go-live.contract'
import type { GoLiveService } from '@guichet/domain/go-live'
import { actingPersonId, type Ctx } from '../../ctx.ts'
import { findPerson, mobilePhone } from '../identity/index.ts'
import { renderMessage } from '../notifications/index.ts'
import { getOrganisationProfile } from '../organisation/index.ts'
import { hasEventAbout, readFacts } from './data/go-live-data.ts'
import { SERVICE_TEST_TEMPLATE, serviceTestSms } from './mail/service-test-mail.tsx'

export interface Fact {
  readonly fact: (typeof SERVICE_FACTS)[number]
  readonly value: string | null
}
/** What came of it: the words of the other side, and what else is worth knowing. */
interface Outcome {
  readonly said: string | null
  readonly facts: readonly Fact[]
}
type Try = (ctx: Ctx, phone: string) => Promise<Outcome>

/** An address that everybody may look up, for what only reads. */
const KNOWN_ADDRESS = '20 avenue de Ségur 75007 Paris'
/** The number of the State’s own digital directorate in the register. */
const KNOWN_SIRET = '13002526500013'

const tryMail: Try = async (ctx) => {
  const { mailer, config } = ctx.deps
  const person = await findPerson(ctx, actingPersonId(ctx))
  if (!mailer || !person) throw new TypeError('no mail server is set')
  const organisation = await getOrganisationProfile(ctx)
  const { subject, text, html } = await renderMessage(ctx, SERVICE_TEST_TEMPLATE, {
    data: {},
    locale: ctx.locale,
  })
  const said = await mailer.send({
    to: person.email,
    from: { name: organisation.name, address: config.MAIL_FROM ?? organisation.email },
    replyTo: organisation.email,
    ...{ subject, text, html },
    messageId: `<${ctx.ids.uuid()}@${new URL(config.publicUrl).hostname}>`,
  })
  return { said, facts: [{ fact: 'sent-to', value: person.email }] }
}

const trySms: Try = async (ctx, phone) => {
  const { shortName: from } = await getOrganisationProfile(ctx)
  await ctx.deps.sms?.send({ to: phone, from, text: serviceTestSms(ctx.locale), id: ctx.ids.uuid() })
  return { said: null, facts: [{ fact: 'sent-to', value: phone }] }
}

/** An event of the payment service arrives within seconds, or its way is not set up. */
const LOOKS = 25
const LOOK_MS = 400

/** Whether an event that was asked for comes back, signed, to the address of this portal. */
async function comesBack(ctx: Ctx, objectId: string): Promise<boolean> {
  for (let look = 0; look < LOOKS; look += 1) {
    if (await hasEventAbout(ctx, objectId)) return true
    await wait(LOOK_MS)
  }
  return hasEventAbout(ctx, objectId)
}

const tryPayments: Try = async (ctx) => {
  const { payments, config } = ctx.deps
  if (!payments) throw new TypeError('no payment service is set')
  const { account, isLive, listeners } = await payments.getStanding()
  const address = `${config.publicUrl}/api/webhooks/stripe`
  const hears = listeners?.includes(address) ?? null
  const { name: payee } = await getOrganisationProfile(ctx)
  const { hasEvents } = await readFacts(ctx)
  // Where the service knows no address of ours, and has never told anything, it is of no use to wait.
  const returned =
    hears === false && !hasEvents
      ? null
      : await comesBack(ctx, await payments.askForEvent({ payee, returnUrl: config.publicUrl }))
  return {
    said: null,
    facts: [
      { fact: 'account', value: account },
      { fact: isLive ? 'mode-live' : 'mode-test', value: null },
      // What comes back comes by another name of this portal.
      ...(hears === null || (returned === true && !hears)
        ? []
        : [{ fact: hears ? ('webhook-found' as const) : ('webhook-missing' as const), value: address }]),
      ...(returned === null
        ? [{ fact: 'webhook-unseen' as const, value: null }]
        : [{ fact: returned ? ('webhook-returned' as const) : ('webhook-lost' as const), value: null }]),
    ],
  }
}

const tryStore: Try = async ({ deps }) => {
  const content = randomBytes(4096)
  async function* parts() {
    yield content
  }
  const stored = await deps.files.put(parts())
  try {
    const read: Buffer[] = []
    for await (const part of await deps.files.open(stored)) read.push(Buffer.from(part))
    if (!Buffer.concat(read).equals(content)) throw new Error('what was read is not what was written')
  } finally {
    await deps.files.remove(stored.key)
  }
  return { said: null, facts: [] }
}

const tryRegister: Try = async ({ deps }) => {
  const company = await deps.register?.find(KNOWN_SIRET)
  return { said: company?.name ?? null, facts: [] }
}

const tryAddresses: Try = async ({ deps }) => {
  const [first] = (await deps.addresses?.find(KNOWN_ADDRESS)) ?? []
  return { said: first?.label ?? null, facts: [] }
}

const TRIES: Readonly<Record<GoLiveService, Try>> = {
  ...{ mail: tryMail, sms: trySms, payments: tryPayments },
  ...{ store: tryStore, register: tryRegister, addresses: tryAddresses },
}

/** A number that an SMS can be sent to. @throws a problem `request.invalid`. */
export const phoneFor = (service: GoLiveService, phone: string | null | undefined): string =>
  service === 'sms' ? mobilePhone(phone ?? '', '/phone') : ''

/** Speaks to a service once, and answers what it said and how long it took. @throws whatever the other side throws. */
export async function tryService(ctx: Ctx, service: GoLiveService, phone: string): Promise<Outcome> {
  const begin = ctx.clock.now().getTime()
  const { said, facts } = await TRIES[service](ctx, phone)
  const milliseconds = ctx.clock.now().getTime() - begin
  return { said, facts: [...facts, { fact: 'milliseconds', value: String(milliseconds) }] }
}
