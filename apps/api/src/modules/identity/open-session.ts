import { hash } from 'node:crypto'
import type { SignInMethod } from '@guichet/domain/sign-in-methods'
import type { SignInSign } from '@guichet/domain/sign-in-signs'
import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { owesTerms } from '../organisation/index.ts'
import { isKnownDevice, passDevices } from './data/device-data.ts'
import { insertSession } from './data/sign-in-data.ts'
import { sessionEnd } from './domain/session-life.ts'
import { noteSignInEvent } from './note-sign-in-event.ts'

/** Random tokens are kept as SHA-256: they are long enough to need no slow hash. */
export const tokenHashOf = (token: string): Buffer => hash('sha256', token, 'buffer')

/** Another token for a browser: whoever knows the one before knows nothing any more. */
export async function renewDeviceToken(tx: Ctx, before: string): Promise<string> {
  const token = tx.ids.token()
  await passDevices(tx, tokenHashOf(before), tokenHashOf(token))
  return token
}

/**
 * The token by which a browser is known to a person from now on. One that it held before the person came may have been put
 * there by somebody who knows it, and gives place to another; whoever else was known by it is known by that one.
 */
const deviceTokenFor = async (tx: Ctx, personId: string, held: string | null): Promise<string> =>
  held === null || (await isKnownDevice(tx, tokenHashOf(held), personId))
    ? (held ?? tx.ids.token())
    : renewDeviceToken(tx, held)

export interface OpenSessionInput {
  readonly personId: string
  readonly remembered: boolean
  readonly method: SignInMethod
  /** The account whose login was typed; the session ends when that account is closed. */
  readonly accountId?: string | null
  readonly userAgent: string
  readonly ip: string
  /** Token of the browser's device cookie, if it has one. */
  readonly deviceToken: string | null
  /** What is unusual about it. */
  readonly signs?: readonly SignInSign[]
}
export interface OpenedSession {
  readonly sessionId: string
  readonly refreshToken: string
  readonly deviceToken: string
  readonly openedAt: Date
}

/** Writes a session, whatever the accounts of the person. */
export const writeSession = (ctx: Ctx, input: OpenSessionInput): Promise<OpenedSession> =>
  withTx(ctx, async (tx) => {
    const now = tx.clock.now()
    const sessionId = tx.ids.uuid()
    const refreshToken = tx.ids.token()
    const deviceToken = await deviceTokenFor(tx, input.personId, input.deviceToken)
    const row = {
      id: sessionId,
      personId: input.personId,
      remembered: input.remembered,
      method: input.method,
      userAgent: input.userAgent.slice(0, 300),
      ip: input.ip,
      country: await tx.deps.places.countryOf(input.ip),
      createdAt: now,
      lastSeenAt: now,
      endsAt: sessionEnd(input.remembered, now),
      accountId: input.accountId ?? null,
      owesTerms: await owesTerms(tx, input.personId),
    }
    const { method, userAgent, ip, signs } = input
    const deviceHash = input.deviceToken === null ? null : tokenHashOf(input.deviceToken)
    const event = { at: now, method, userAgent, ip, deviceHash, ...(signs && { signs }) }
    await noteSignInEvent(tx, input.personId, { result: 'opened', ...event })
    await insertSession(tx, row, {
      refreshHash: tokenHashOf(refreshToken),
      deviceHash: tokenHashOf(deviceToken),
    })
    const actor = { kind: 'person', personId: input.personId, sessionId, staffRole: null } as const
    await audit(
      { ...tx, actor },
      {
        action: 'session.opened',
        subjectKind: 'session',
        subjectId: sessionId,
        after: { method: input.method, remembered: input.remembered, ip: input.ip, country: row.country },
      },
    )
    return { sessionId, refreshToken, deviceToken, openedAt: now }
  })
