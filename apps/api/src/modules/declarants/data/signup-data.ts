import { declarantSignupSecrets, declarantSignups } from '@guichet/db/schema'
import type { RegisterFinding, SignupChoice } from '@guichet/domain/declarant'
import { and, eq, gt, isNull, ne, sql } from 'drizzle-orm'
import type { Ctx, Locale } from '../../../ctx.ts'

const columns = {
  id: declarantSignups.id,
  email: declarantSignups.email,
  locale: declarantSignups.locale,
  contentCipher: declarantSignups.contentCipher,
  finding: declarantSignups.finding,
  choice: declarantSignups.choice,
  termsVersion: declarantSignups.termsVersion,
  personId: declarantSignups.personId,
  signedIn: declarantSignups.signedIn,
  emailProvenAt: declarantSignups.emailProvenAt,
  phoneProvenAt: declarantSignups.phoneProvenAt,
  links: declarantSignups.links,
  completedAt: declarantSignups.completedAt,
  expiresAt: declarantSignups.expiresAt,
}

const base = ({ db }: Ctx) => db.select(columns).from(declarantSignups)
type Row = Awaited<ReturnType<typeof base>>[number]
export type SignupRow = Omit<Row, 'finding' | 'choice' | 'locale'> & {
  readonly finding: RegisterFinding
  readonly choice: SignupChoice | null
  readonly locale: Locale
}
const toRow = (row: Row): SignupRow => ({
  ...row,
  finding: row.finding as RegisterFinding,
  choice: row.choice as SignupChoice | null,
  locale: row.locale === 'en' ? 'en' : 'fr',
})

export async function insertSignup({ db }: Ctx, row: typeof declarantSignups.$inferInsert): Promise<void> {
  await db.insert(declarantSignups).values(row)
}

export async function findSignup(ctx: Ctx, id: string): Promise<SignupRow | null> {
  const [row] = await base(ctx).where(eq(declarantSignups.id, id))
  return row ? toRow(row) : null
}

/** The sign-up, locked for this transaction; null for one that is completed. */
export async function lockSignup(ctx: Ctx, id: string): Promise<SignupRow | null> {
  const [row] = await base(ctx)
    .where(and(eq(declarantSignups.id, id), isNull(declarantSignups.completedAt)))
    .for('update')
  return row ? toRow(row) : null
}

/** Changes a sign-up that is locked. */
export async function updateSignup(
  { db, clock }: Ctx,
  id: string,
  values: Partial<typeof declarantSignups.$inferInsert>,
): Promise<void> {
  await db
    .update(declarantSignups)
    .set({ ...values, updatedAt: clock.now() })
    .where(eq(declarantSignups.id, id))
}

/** One more link was sent for it. */
export async function countSignupLink({ db, clock }: Ctx, id: string): Promise<void> {
  await db
    .update(declarantSignups)
    .set({ links: sql`${declarantSignups.links} + 1`, linkedAt: clock.now(), updatedAt: clock.now() })
    .where(eq(declarantSignups.id, id))
}

/** Others that write to the address wait; other sign-ups for which it was written to since an instant. */
export async function countOtherSignups(
  { db }: Ctx,
  email: string,
  id: string,
  since: Date,
): Promise<number> {
  await db.execute(sql`select pg_advisory_xact_lock(hashtext('guichet.declarant'), hashtext(${email}))`)
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(declarantSignups)
    .where(
      and(
        eq(declarantSignups.email, email),
        ne(declarantSignups.id, id),
        gt(declarantSignups.linkedAt, since),
      ),
    )
  return row?.count ?? 0
}

export async function insertSignupSecret(
  { db, clock }: Ctx,
  row: Omit<typeof declarantSignupSecrets.$inferInsert, 'createdAt'>,
): Promise<void> {
  await db.insert(declarantSignupSecrets).values({ ...row, createdAt: clock.now() })
}

/** What a secret of a browser opens. */
export async function findSignupSecret({ db, clock }: Ctx, tokenHash: Buffer) {
  const [row] = await db
    .select({
      signupId: declarantSignupSecrets.signupId,
      provesEmail: declarantSignupSecrets.provesEmail,
    })
    .from(declarantSignupSecrets)
    .where(
      and(
        eq(declarantSignupSecrets.tokenHash, tokenHash),
        eq(declarantSignupSecrets.kind, 'browser'),
        gt(declarantSignupSecrets.expiresAt, clock.now()),
      ),
    )
  return row ?? null
}

/** Uses a link up; null for one that was used, ended or is past its time. */
export async function useSignupLink({ db, clock }: Ctx, tokenHash: Buffer): Promise<string | null> {
  const [row] = await db
    .update(declarantSignupSecrets)
    .set({ usedAt: clock.now() })
    .where(
      and(
        eq(declarantSignupSecrets.tokenHash, tokenHash),
        eq(declarantSignupSecrets.kind, 'link'),
        isNull(declarantSignupSecrets.usedAt),
        gt(declarantSignupSecrets.expiresAt, clock.now()),
      ),
    )
    .returning({ signupId: declarantSignupSecrets.signupId })
  return row?.signupId ?? null
}

/** Links that were sent open nothing any more. */
export async function endSignupLinks({ db }: Ctx, signupId: string): Promise<void> {
  await db
    .delete(declarantSignupSecrets)
    .where(and(eq(declarantSignupSecrets.signupId, signupId), eq(declarantSignupSecrets.kind, 'link')))
}

/** The address is another: no browser has proven it. The one in use goes on, others end. */
export async function forgetProofs({ db }: Ctx, signupId: string, inUse: Buffer): Promise<void> {
  const own = eq(declarantSignupSecrets.signupId, signupId)
  await db.delete(declarantSignupSecrets).where(and(own, ne(declarantSignupSecrets.tokenHash, inUse)))
  await db.update(declarantSignupSecrets).set({ provesEmail: false }).where(own)
}
