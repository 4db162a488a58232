import {
  credentials,
  federatedIdentities,
  federationAttempts,
  members,
  persons,
  sessions,
} from '@guichet/db/schema'
import { and, desc, eq, gt, isNotNull, isNull, like, ne, or, sql } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'

/** Who an identity provider says that somebody is. */
export interface Federated {
  readonly issuer: string
  readonly subject: string
}

export async function insertAttempt({ db }: Ctx, row: typeof federationAttempts.$inferInsert): Promise<void> {
  await db.insert(federationAttempts).values(row)
}

/** Takes what somebody comes back to; null when it was taken before, has expired or was begun in another browser. */
export async function takeAttempt({ db, clock }: Ctx, stateHash: Buffer, browserHash: Buffer) {
  const [row] = await db
    .update(federationAttempts)
    .set({ step: 'answered', answeredAt: clock.now() })
    .where(
      and(
        eq(federationAttempts.stateHash, stateHash),
        eq(federationAttempts.browserHash, browserHash),
        eq(federationAttempts.step, 'asked'),
        gt(federationAttempts.expiresAt, clock.now()),
      ),
    )
    .returning({
      intent: federationAttempts.intent,
      personId: federationAttempts.personId,
      remembered: federationAttempts.remembered,
      secretsCipher: federationAttempts.secretsCipher,
    })
  return row ?? null
}

/** Keeps an identity that nobody is linked to, for this browser. */
export async function keepPending(
  { db }: Ctx,
  stateHash: Buffer,
  pending: Federated & {
    readonly identityCipher: Buffer
    readonly idTokenCipher: Buffer
    readonly expiresAt: Date
  },
): Promise<void> {
  await db
    .update(federationAttempts)
    .set({ step: 'pending', ...pending })
    .where(eq(federationAttempts.stateHash, stateHash))
}

/** Keeps what signing out at the provider asks for, of somebody who came in by it. */
export async function finishAttempt(
  { db }: Ctx,
  stateHash: Buffer,
  done: { readonly personId: string; readonly idTokenCipher: Buffer; readonly expiresAt: Date },
): Promise<void> {
  await db
    .update(federationAttempts)
    .set({ step: 'done', identityCipher: null, ...done })
    .where(eq(federationAttempts.stateHash, stateHash))
}

const isPendingIn = (browserHash: Buffer, now: Date) =>
  and(
    eq(federationAttempts.browserHash, browserHash),
    eq(federationAttempts.step, 'pending'),
    gt(federationAttempts.expiresAt, now),
  )

/** The identity that waits in a browser, the latest; in a transaction it is held. */
export async function findPending({ db, clock, inTx }: Ctx, browserHash: Buffer) {
  const query = db
    .select({
      stateHash: federationAttempts.stateHash,
      issuer: federationAttempts.issuer,
      subject: federationAttempts.subject,
      identityCipher: federationAttempts.identityCipher,
      idTokenCipher: federationAttempts.idTokenCipher,
      answeredAt: federationAttempts.answeredAt,
      expiresAt: federationAttempts.expiresAt,
    })
    .from(federationAttempts)
    .where(isPendingIn(browserHash, clock.now()))
    .orderBy(desc(federationAttempts.answeredAt))
    .limit(1)
  const [row] = inTx ? await query.for('update') : await query
  if (!row?.issuer || !row.subject || !row.identityCipher || !row.idTokenCipher || !row.answeredAt)
    return null
  const { issuer, subject, identityCipher, idTokenCipher, answeredAt } = row
  return { ...row, issuer, subject, identityCipher, idTokenCipher, answeredAt }
}

/** Takes the ID token by which a person signs out at the provider from this browser; null when there is none. */
export async function takeIdToken(
  { db, clock }: Ctx,
  browserHash: Buffer,
  personId: string,
): Promise<Buffer | null> {
  const rows = await db
    .delete(federationAttempts)
    .where(
      and(
        eq(federationAttempts.browserHash, browserHash),
        eq(federationAttempts.personId, personId),
        eq(federationAttempts.step, 'done'),
        gt(federationAttempts.expiresAt, clock.now()),
      ),
    )
    .returning({ idToken: federationAttempts.idTokenCipher, answeredAt: federationAttempts.answeredAt })
  const [latest] = rows.sort((a, b) => Number(b.answeredAt) - Number(a.answeredAt))
  return latest?.idToken ?? null
}

/** Whose identity it is; held until the transaction ends. */
export async function findLinkedPerson({ db }: Ctx, { issuer, subject }: Federated): Promise<string | null> {
  const [row] = await db
    .select({ personId: federatedIdentities.personId })
    .from(federatedIdentities)
    .where(and(eq(federatedIdentities.issuer, issuer), eq(federatedIdentities.subject, subject)))
    .for('update')
  return row?.personId ?? null
}

/** What a person is told of the link, and whether there is a password beside it. */
export async function readLink({ db }: Ctx, personId: string, issuer: string | null) {
  const [row] = await db
    .select({
      hasPassword: sql<boolean>`${credentials.personId} is not null`,
      linkedAt: federatedIdentities.linkedAt,
      lastUsedAt: federatedIdentities.lastUsedAt,
      heldAt: federatedIdentities.heldAt,
    })
    .from(persons)
    .leftJoin(credentials, eq(credentials.personId, persons.id))
    .leftJoin(
      federatedIdentities,
      and(eq(federatedIdentities.personId, persons.id), eq(federatedIdentities.issuer, issuer ?? '')),
    )
    .where(eq(persons.id, personId))
  return row ?? { hasPassword: false, linkedAt: null, lastUsedAt: null, heldAt: null }
}

/** Links an identity to a person; false when either is linked already. */
export async function insertLink({ db, clock, ids }: Ctx, personId: string, of: Federated): Promise<boolean> {
  const rows = await db
    .insert(federatedIdentities)
    .values({ id: ids.uuid(), personId, ...of, linkedAt: clock.now() })
    .onConflictDoNothing()
    .returning({ id: federatedIdentities.id })
  return rows.length === 1
}

export async function touchLink({ db, clock }: Ctx, { issuer, subject }: Federated): Promise<void> {
  await db
    .update(federatedIdentities)
    .set({ lastUsedAt: clock.now() })
    .where(and(eq(federatedIdentities.issuer, issuer), eq(federatedIdentities.subject, subject)))
}

/** False when there is none. */
export async function deleteLink({ db }: Ctx, personId: string, issuer: string): Promise<boolean> {
  const rows = await db
    .delete(federatedIdentities)
    .where(and(eq(federatedIdentities.personId, personId), eq(federatedIdentities.issuer, issuer)))
    .returning({ id: federatedIdentities.id })
  return rows.length === 1
}

/** Ends the sessions of a person that were opened through the provider, but one. */
export async function revokeFederatedSessions(
  { db, clock }: Ctx,
  personId: string,
  keptId: string,
): Promise<void> {
  await db
    .update(sessions)
    .set({ revokedAt: clock.now(), revokedReason: 'FranceConnect unlinked' })
    .where(
      and(
        eq(sessions.personId, personId),
        isNull(sessions.revokedAt),
        ne(sessions.id, keptId),
        like(sessions.method, 'franceconnect%'),
      ),
    )
}

/** When a session was opened. */
export async function findOpening({ db }: Ctx, sessionId: string): Promise<Date | null> {
  const [row] = await db
    .select({ createdAt: sessions.createdAt })
    .from(sessions)
    .where(eq(sessions.id, sessionId))
  return row?.createdAt ?? null
}

const MOST_CANDIDATES = 100

/**
 * Members whose file bears one of these words of a name and holds a social security number; staff, and who is linked to
 * the provider already, are left out.
 */
export const readCandidates = ({ db }: Ctx, issuer: string, patterns: readonly string[]) =>
  db
    .select({
      personId: persons.id,
      firstName: persons.firstName,
      lastName: persons.lastName,
      nirCipher: members.nirCipher,
    })
    .from(persons)
    .innerJoin(members, eq(members.personId, persons.id))
    .leftJoin(
      federatedIdentities,
      and(eq(federatedIdentities.personId, persons.id), eq(federatedIdentities.issuer, issuer)),
    )
    .where(
      and(
        or(...patterns.map((pattern) => like(persons.searchKey, pattern))),
        isNotNull(members.nirCipher),
        isNull(persons.staffRole),
        isNull(federatedIdentities.id),
      ),
    )
    .limit(MOST_CANDIDATES)
