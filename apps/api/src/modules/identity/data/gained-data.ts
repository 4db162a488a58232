import {
  credentials,
  federatedIdentities,
  passkeys,
  recoveryCodes,
  secretQuestions,
  totpFactors,
  verifiedPhones,
} from '@guichet/db/schema'
import { and, eq, exists, gte } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'

/**
 * Takes away by what whoever signed in at an instant could come back, or keep its person out: passkeys, programs, codes,
 * questions, numbers and links to FranceConnect that were set up since. Answers what it was.
 */
export async function deleteGainedSince({ db }: Ctx, personId: string, since: Date): Promise<string[]> {
  const hasPassword = exists(
    db.select({ id: credentials.personId }).from(credentials).where(eq(credentials.personId, personId)),
  )
  const gone = {
    passkey: await db
      .delete(passkeys)
      .where(and(eq(passkeys.personId, personId), gte(passkeys.createdAt, since)))
      .returning({ id: passkeys.personId }),
    totp: await db
      .delete(totpFactors)
      .where(and(eq(totpFactors.personId, personId), gte(totpFactors.createdAt, since)))
      .returning({ id: totpFactors.personId }),
    'recovery-codes': await db
      .delete(recoveryCodes)
      .where(and(eq(recoveryCodes.personId, personId), gte(recoveryCodes.createdAt, since)))
      .returning({ id: recoveryCodes.personId }),
    question: await db
      .delete(secretQuestions)
      .where(and(eq(secretQuestions.personId, personId), gte(secretQuestions.setAt, since)))
      .returning({ id: secretQuestions.personId }),
    phone: await db
      .delete(verifiedPhones)
      .where(and(eq(verifiedPhones.personId, personId), gte(verifiedPhones.verifiedAt, since)))
      .returning({ id: verifiedPhones.personId }),
    // Who has no password comes in by nothing else.
    franceconnect: await db
      .delete(federatedIdentities)
      .where(
        and(
          eq(federatedIdentities.personId, personId),
          gte(federatedIdentities.linkedAt, since),
          hasPassword,
        ),
      )
      .returning({ id: federatedIdentities.personId }),
  }
  return Object.entries(gone).flatMap(([kind, rows]) => (rows.length > 0 ? [kind] : []))
}
