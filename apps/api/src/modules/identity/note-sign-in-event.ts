import type { SignInMethod } from '@guichet/domain/sign-in-methods'
import type { SignInSign } from '@guichet/domain/sign-in-signs'
import { signInSearchKey } from '@guichet/domain/sign-in-words'
import type { Ctx } from '../../ctx.ts'
import { insertSignInEvent } from './data/sign-in-event-data.ts'

interface SignInEvent {
  /** Now unless it is given. */
  readonly at?: Date
  readonly result: 'opened' | 'refused' | 'factor-refused'
  readonly method: SignInMethod
  readonly userAgent: string
  readonly ip: string
  /** Hash of the device cookie, if the browser has one. */
  readonly deviceHash: Buffer | null
  /** What is unusual about it. */
  readonly signs?: readonly SignInSign[]
}

/** Notes a sign-in of a person, or one refused under his name, with its place; the same work for who is nobody. */
export async function noteSignInEvent(
  tx: Ctx,
  personId: string | null,
  { signs = [], at = tx.clock.now(), ...event }: SignInEvent,
): Promise<void> {
  const country = await tx.deps.places.countryOf(event.ip)
  const searchKey = signInSearchKey({ ...event, country })
  await insertSignInEvent(tx, personId, { ...event, at, signs, country, searchKey })
}
