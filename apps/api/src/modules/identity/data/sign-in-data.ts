import {
  accountPersons,
  accounts,
  apiKeys,
  credentials,
  pendingFactors,
  persons,
  refreshTokens,
  sessions,
  signInIdentifiers,
  totpFactors,
  trustedDevices,
} from '@guichet/db/schema'
import { isSignInMethod, type SignInMethod } from '@guichet/domain/sign-in-methods'
import { and, eq, gt, inArray, isNull, lt, ne, not, or, sql } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'
import { endRecoveryLinks, stopRecoveries } from './recovery-data.ts'

/** Recorded by staff, and not undone. */
const isDeceased = sql`exists (select 1 from life_events le where le.person_id = ${persons.id}
  and le.kind = 'death' and le.state = 'done')`

/** Staff whose access is suspended, and who are nothing else. */
const isSuspended = sql`(${persons.suspendedRole} is not null
  and not exists (select 1 from members m where m.person_id = ${persons.id})
  and not exists (select 1 from account_persons ap where ap.person_id = ${persons.id}))`

/**
 * True for a person who has died, and for one who is nothing but on accounts, none of them in use: each closed, or under a
 * primary that is.
 */
const isShutOut = sql<boolean>`(${isDeceased} or ${isSuspended} or (${persons.staffRole} is null
  and not exists (select 1 from members m where m.person_id = ${persons.id})
  and exists (select 1 from account_persons ap where ap.person_id = ${persons.id})
  and not exists (select 1 from account_persons ap join accounts a on a.id = ap.account_id
    left join accounts above on above.id = a.parent_id
    where ap.person_id = ${persons.id} and a.state = 'open' and coalesce(above.state, 'open') = 'open')))`

/** True for a person whose death was recorded. */
export async function isDead({ db }: Ctx, personId: string): Promise<boolean> {
  const rows = await db
    .select({ id: persons.id })
    .from(persons)
    .where(and(eq(persons.id, personId), isDeceased))
  return rows.length > 0
}

/** A person who may be let in, with whether it is staff; null for one who is shut out. */
export async function findAdmissible({ db }: Ctx, personId: string) {
  const [row] = await db
    .select({ staffRole: persons.staffRole })
    .from(persons)
    .where(and(eq(persons.id, personId), not(isShutOut)))
  return row ? { isStaff: row.staffRole !== null } : null
}

/** True for a person who can sign in no more. */
export async function isPersonShutOut({ db }: Ctx, personId: string): Promise<boolean> {
  const rows = await db
    .select({ id: persons.id })
    .from(persons)
    .where(and(eq(persons.id, personId), isShutOut))
  return rows.length > 0
}

const signInColumns = {
  personId: persons.id,
  passwordHash: credentials.passwordHash,
  temporaryUntil: credentials.temporaryUntil,
  isShutOut,
}

/** The person behind an identifier, with what a sign-in needs. */
export async function findSignInPerson({ db }: Ctx, identifier: string) {
  const [row] = await db
    .select({ ...signInColumns, accountId: signInIdentifiers.accountId, accountState: accounts.state })
    .from(signInIdentifiers)
    .innerJoin(persons, eq(persons.id, signInIdentifiers.personId))
    .innerJoin(credentials, eq(credentials.personId, persons.id))
    .leftJoin(accounts, eq(accounts.id, signInIdentifiers.accountId))
    .where(eq(signInIdentifiers.identifier, identifier))
  return row ?? null
}

/** The same by a number in the file: the social security number, or a SIRET that means one person only (U07). */
export async function findNumberedPerson(
  { db }: Ctx,
  number: { readonly nirHash: Buffer } | { readonly siret: string },
) {
  const personId =
    'nirHash' in number
      ? sql`(select person_id from members where nir_hash = ${number.nirHash}
          union select person_id from declarants where nir_hash = ${number.nirHash} and state <> 'refused' limit 1)`
      : sql`(select case when count(*) = 1 then min(person_id::text)::uuid end from (
          select person_id from members where siret = ${number.siret}
          union select person_id from declarants where siret = ${number.siret} and state <> 'refused'
          union select ap.person_id from account_persons ap join accounts a on a.id = ap.account_id
            where a.siret = ${number.siret} and a.state = 'open') found)`
  const [row] = await db
    .select(signInColumns)
    .from(persons)
    .innerJoin(credentials, eq(credentials.personId, persons.id))
    .where(eq(persons.id, personId))
  return row ? { ...row, accountId: null, accountState: null } : null
}

/**
 * The password of a person, as it is now. In a transaction, whoever changes it waits: a session is never opened by a
 * password that was changed while it was being checked.
 */
export async function holdCredentials({ db, inTx }: Ctx, personId: string) {
  const query = db
    .select({ passwordHash: credentials.passwordHash, temporaryUntil: credentials.temporaryUntil })
    .from(credentials)
    .where(eq(credentials.personId, personId))
  const [row] = inTx ? await query.for('update') : await query
  return row ?? null
}

/** The password opens nothing any more, until another one is chosen by a link. */
export async function voidPassword({ db, clock }: Ctx, personId: string): Promise<void> {
  await db.update(credentials).set({ temporaryUntil: clock.now() }).where(eq(credentials.personId, personId))
}

/** A new password; what was begun with the one before ends, links to another one with it, and no browser is trusted any more. */
export async function savePasswordHash(
  { db, clock }: Ctx,
  personId: string,
  passwordHash: string,
  temporaryUntil: Date | null = null,
): Promise<void> {
  const values = { passwordHash, changedAt: clock.now(), temporaryUntil }
  await db
    .insert(credentials)
    .values({ personId, ...values })
    .onConflictDoUpdate({ target: credentials.personId, set: values })
  await db.delete(pendingFactors).where(eq(pendingFactors.personId, personId))
  await db.delete(trustedDevices).where(eq(trustedDevices.personId, personId))
  await stopRecoveries({ db, clock }, personId)
  await endRecoveryLinks({ db, clock }, personId)
}

/** The same password, hashed at the cost of today. */
export async function renewPasswordHash({ db }: Ctx, personId: string, passwordHash: string): Promise<void> {
  await db.update(credentials).set({ passwordHash }).where(eq(credentials.personId, personId))
}

export async function insertPendingFactor(
  { db }: Ctx,
  row: {
    readonly tokenHash: Buffer
    readonly personId: string
    readonly remembered: boolean
    readonly step: 'factor' | 'new-password'
    readonly method: SignInMethod
    readonly accountId: string | null
    readonly expiresAt: Date
  },
): Promise<void> {
  await db.insert(pendingFactors).values(row)
}

const pendingColumns = {
  personId: pendingFactors.personId,
  remembered: pendingFactors.remembered,
  accountId: pendingFactors.accountId,
  method: pendingFactors.method,
}
const methodOf = (text: string): SignInMethod => (isSignInMethod(text) ? text : 'password')

/** Takes one of the tries of a second step; null when there is none left or its time has passed. */
export async function takeFactorTry({ db, clock }: Ctx, tokenHash: Buffer, maxTries: number) {
  const [row] = await db
    .update(pendingFactors)
    .set({ tries: sql`${pendingFactors.tries} + 1` })
    .where(
      and(
        eq(pendingFactors.tokenHash, tokenHash),
        ne(pendingFactors.step, 'new-password'),
        lt(pendingFactors.tries, maxTries),
        gt(pendingFactors.expiresAt, clock.now()),
      ),
    )
    .returning(pendingColumns)
  return row ? { ...row, method: methodOf(row.method) } : null
}

/** Whose second factor is awaited. */
export async function findPendingFactor({ db, clock }: Ctx, tokenHash: Buffer) {
  const [row] = await db
    .select(pendingColumns)
    .from(pendingFactors)
    .where(
      and(
        eq(pendingFactors.tokenHash, tokenHash),
        ne(pendingFactors.step, 'new-password'),
        gt(pendingFactors.expiresAt, clock.now()),
      ),
    )
  return row ?? null
}

/** Whose temporary password waits to be replaced. */
export async function findPendingPassword({ db, clock }: Ctx, tokenHash: Buffer) {
  const [row] = await db
    .select(pendingColumns)
    .from(pendingFactors)
    .where(
      and(
        eq(pendingFactors.tokenHash, tokenHash),
        eq(pendingFactors.step, 'new-password'),
        gt(pendingFactors.expiresAt, clock.now()),
      ),
    )
  return row ? { ...row, method: methodOf(row.method) } : null
}

/** Ends a second step; false when somebody else ended it first. */
export async function endPendingFactor({ db }: Ctx, tokenHash: Buffer): Promise<boolean> {
  const rows = await db
    .delete(pendingFactors)
    .where(eq(pendingFactors.tokenHash, tokenHash))
    .returning({ personId: pendingFactors.personId })
  return rows.length === 1
}

export async function findTotpSecret({ db }: Ctx, personId: string): Promise<Buffer | null> {
  const [row] = await db
    .select({ secret: totpFactors.secretCipher })
    .from(totpFactors)
    .where(eq(totpFactors.personId, personId))
  return row?.secret ?? null
}

/** Uses up a time step; false when it, or a later one, was used before. */
export async function useTotpStep({ db, clock }: Ctx, personId: string, step: number): Promise<boolean> {
  const rows = await db
    .update(totpFactors)
    .set({ lastStep: step, lastUsedAt: clock.now() })
    .where(and(eq(totpFactors.personId, personId), lt(totpFactors.lastStep, step)))
    .returning({ personId: totpFactors.personId })
  return rows.length === 1
}

export async function insertTotp(
  { db, clock }: Ctx,
  personId: string,
  secretCipher: Buffer,
  lastStep: number,
) {
  await db.insert(totpFactors).values({ personId, secretCipher, lastStep, createdAt: clock.now() })
}

/**
 * Writes a session, its refresh token, the device that it was opened from, and the time of this sign-in on the person,
 * in one statement. The session keeps when the person had signed in before.
 */
export async function insertSession(
  { db }: Ctx,
  row: Omit<typeof sessions.$inferInsert, 'previousSignInAt'>,
  tokens: { readonly refreshHash: Buffer; readonly deviceHash: Buffer },
): Promise<void> {
  const now = row.createdAt?.toISOString()
  await db.execute(sql`
    with before as (select id, last_sign_in_at as at from persons where id = ${row.personId} for update),
    noted as (update persons p set last_sign_in_at = ${now}::timestamptz from before where p.id = before.id),
    device as (insert into devices (token_hash, person_id, created_at, last_seen_at)
      values (${tokens.deviceHash}, ${row.personId}, ${now}, ${now})
      on conflict (token_hash, person_id) do update set last_seen_at = excluded.last_seen_at),
    session as (insert into sessions (id, person_id, remembered, method, user_agent, ip, country, created_at, last_seen_at,
        ends_at, previous_sign_in_at, account_id, owes_terms)
      select ${row.id}::uuid, before.id, ${row.remembered}::boolean, ${row.method}, ${row.userAgent}, ${row.ip}, ${row.country ?? null}::text,
        ${now}::timestamptz, ${now}::timestamptz, ${row.endsAt.toISOString()}::timestamptz, before.at, ${row.accountId ?? null}::uuid,
        ${row.owesTerms ?? false}::boolean
      from before returning id)
    insert into refresh_tokens (token_hash, session_id, created_at)
    select ${tokens.refreshHash}::bytea, session.id, ${now}::timestamptz from session`)
}

/** Revokes one session; false when it was already. */
export async function revokeSession({ db, clock }: Ctx, sessionId: string, reason: string): Promise<boolean> {
  const rows = await db
    .update(sessions)
    .set({ revokedAt: clock.now(), revokedReason: reason })
    .where(and(eq(sessions.id, sessionId), isNull(sessions.revokedAt)))
    .returning({ id: sessions.id })
  return rows.length === 1
}

/** Revokes all the sessions of a person, but perhaps one. */
export async function revokeSessionsOf(
  { db, clock }: Ctx,
  personId: string,
  reason: string,
  except?: string,
) {
  await db
    .update(sessions)
    .set({ revokedAt: clock.now(), revokedReason: reason })
    .where(
      and(
        eq(sessions.personId, personId),
        isNull(sessions.revokedAt),
        except === undefined ? undefined : ne(sessions.id, except),
      ),
    )
}

/** An account and its secondaries: what is closed with it. */
const familyOf = (db: Ctx['db'], accountId: string) =>
  db
    .select({ id: accounts.id })
    .from(accounts)
    .where(or(eq(accounts.id, accountId), eq(accounts.parentId, accountId)))

/** Persons on an account, or under it, who are nothing but on accounts that are not in use. */
const shutOutOf = (db: Ctx['db'], accountId: string) =>
  db
    .select({ id: persons.id })
    .from(persons)
    .innerJoin(accountPersons, eq(accountPersons.personId, persons.id))
    .where(and(inArray(accountPersons.accountId, familyOf(db, accountId)), isShutOut))

export async function revokeAccountSessions({ db, clock }: Ctx, accountId: string): Promise<void> {
  await db
    .update(sessions)
    .set({ revokedAt: clock.now(), revokedReason: 'account closed' })
    .where(
      and(
        isNull(sessions.revokedAt),
        or(
          inArray(sessions.accountId, familyOf(db, accountId)),
          inArray(sessions.personId, shutOutOf(db, accountId)),
        ),
      ),
    )
}

export async function revokeAccountKeys({ db, clock }: Ctx, accountId: string): Promise<void> {
  await db
    .update(apiKeys)
    .set({ revokedAt: clock.now() })
    .where(and(isNull(apiKeys.revokedAt), inArray(apiKeys.personId, shutOutOf(db, accountId))))
}

export async function insertRefreshToken(
  { db, clock }: Ctx,
  tokenHash: Buffer,
  sessionId: string,
): Promise<void> {
  await db
    .insert(refreshTokens)
    .values({ tokenHash, sessionId, createdAt: clock.now() })
    .onConflictDoNothing()
}

/** Marks a refresh token as used; null when it was used before or does not exist. */
export async function useRefreshToken({ db, clock }: Ctx, tokenHash: Buffer): Promise<string | null> {
  const [row] = await db
    .update(refreshTokens)
    .set({ usedAt: clock.now() })
    .where(and(eq(refreshTokens.tokenHash, tokenHash), isNull(refreshTokens.usedAt)))
    .returning({ sessionId: refreshTokens.sessionId })
  return row?.sessionId ?? null
}

export async function findRefreshToken({ db }: Ctx, tokenHash: Buffer) {
  const [row] = await db
    .select({ sessionId: refreshTokens.sessionId, usedAt: refreshTokens.usedAt })
    .from(refreshTokens)
    .where(eq(refreshTokens.tokenHash, tokenHash))
  return row ?? null
}

/** The session is in use, and new terms may wait since it was opened. */
export async function touchSessionNow(
  { db, clock }: Ctx,
  sessionId: string,
  owesTerms: boolean,
): Promise<void> {
  await db.update(sessions).set({ lastSeenAt: clock.now(), owesTerms }).where(eq(sessions.id, sessionId))
}

/** Keys of a person serve no program any more. */
export async function revokeKeysOf({ db, clock }: Ctx, personId: string): Promise<void> {
  await db
    .update(apiKeys)
    .set({ revokedAt: clock.now() })
    .where(and(eq(apiKeys.personId, personId), isNull(apiKeys.revokedAt)))
}

/** What a person began to sign in ends. */
export async function endPendingFactorsOf({ db }: Ctx, personId: string): Promise<void> {
  await db.delete(pendingFactors).where(eq(pendingFactors.personId, personId))
}
