import type { Ctx } from '../../ctx.ts'
import { queueMessage } from '../notifications/index.ts'
import { findPerson } from './data/person-data.ts'

/** Tells the owner that password sign-in, its second step or recovery is locked, once per lock. */
export async function announceLock(
  ctx: Ctx,
  template: 'sign-in-locked' | 'factor-locked' | 'recovery-locked',
  personId: string,
  until: Date,
): Promise<void> {
  const person = await findPerson(ctx, personId)
  if (!person) return
  await queueMessage(ctx, {
    template,
    to: person.email,
    personId,
    locale: person.locale,
    data: {
      firstName: person.firstName,
      until: until.toISOString(),
      resetUrl: `${ctx.deps.config.publicUrl}/mot-de-passe-oublie`,
    },
    dedupeKey: `${template}:${personId}:${until.toISOString()}`,
  })
}
