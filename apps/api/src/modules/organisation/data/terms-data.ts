import {
  accountPersons,
  accountRegistrations,
  accounts,
  declarants,
  joinings,
  legalTexts,
  members,
  sessions,
  termsAcceptances,
} from '@guichet/db/schema'
import { isTerms, type LegalTextKind, TERMS_KINDS, type TermsKind } from '@guichet/domain/legal-text'
import type { LocalDate } from '@guichet/domain/local-date'
import { and, desc, eq, exists, inArray, isNotNull, isNull, lte, ne, or, sql } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'

/** The terms of each kind that count on a day; none for a kind of which the organisation has published no text. */
export async function readTermsInForce({ db }: Pick<Ctx, 'db'>, today: LocalDate) {
  const rows = await db
    .selectDistinctOn([legalTexts.kind], {
      kind: legalTexts.kind,
      version: legalTexts.version,
      inForceOn: legalTexts.inForceOn,
      publishedAt: legalTexts.publishedAt,
    })
    .from(legalTexts)
    .where(
      and(
        inArray(legalTexts.kind, [...TERMS_KINDS]),
        or(isNull(legalTexts.inForceOn), lte(legalTexts.inForceOn, today)),
      ),
    )
    .orderBy(legalTexts.kind, desc(legalTexts.number))
  return rows.flatMap(({ kind, ...row }) =>
    isTerms(kind as LegalTextKind) ? [{ ...row, kind: kind as TermsKind }] : [],
  )
}

/** The kinds of terms under which a person is here: as member, as holder of an account, as declarant. */
export async function readTermsKinds({ db }: Pick<Ctx, 'db'>, personId: string): Promise<TermsKind[]> {
  const isMember = exists(db.select({ one: sql`1` }).from(members).where(eq(members.personId, personId)))
  const isHolder = exists(
    db
      .select({ one: sql`1` })
      .from(accountPersons)
      .innerJoin(accounts, eq(accounts.id, accountPersons.accountId))
      .where(
        and(
          eq(accountPersons.personId, personId),
          eq(accountPersons.role, 'holder'),
          isNull(accounts.parentId),
          ne(accounts.state, 'refused'),
        ),
      ),
  )
  const isDeclarant = exists(
    db
      .select({ one: sql`1` })
      .from(declarants)
      .where(and(eq(declarants.personId, personId), ne(declarants.state, 'refused'))),
  )
  const { rows } = await db.execute<{ member: boolean; holder: boolean; declarant: boolean }>(
    sql`select ${isMember} as member, ${isHolder} as holder, ${isDeclarant} as declarant`,
  )
  const [row] = rows
  const kinds: TermsKind[] = []
  if (row?.member) kinds.push('membership-terms')
  if (row?.holder) kinds.push('account-terms')
  if (row?.declarant) kinds.push('declaration-terms')
  return kinds
}

export interface Acceptance {
  readonly kind: TermsKind
  readonly version: string
  readonly acceptedAt: Date
  readonly how: 'sign-up' | 'asked'
}

/** What a person accepted, while signing up and since; the latest first. */
export async function readAcceptances({ db }: Pick<Ctx, 'db'>, personId: string): Promise<Acceptance[]> {
  const [asked, joined, registered, declaring] = await Promise.all([
    db
      .select({
        kind: termsAcceptances.kind,
        version: termsAcceptances.version,
        acceptedAt: termsAcceptances.acceptedAt,
      })
      .from(termsAcceptances)
      .where(eq(termsAcceptances.personId, personId))
      .orderBy(desc(termsAcceptances.acceptedAt))
      .limit(100),
    db
      .select({ version: joinings.termsVersion, acceptedAt: joinings.submittedAt })
      .from(joinings)
      .where(
        and(
          eq(joinings.personId, personId),
          eq(joinings.state, 'completed'),
          isNotNull(joinings.termsVersion),
          isNotNull(joinings.submittedAt),
        ),
      )
      .limit(20),
    db
      .select({ version: accountRegistrations.termsVersion, acceptedAt: accountRegistrations.createdAt })
      .from(accountPersons)
      .innerJoin(accountRegistrations, eq(accountRegistrations.accountId, accountPersons.accountId))
      .where(and(eq(accountPersons.personId, personId), eq(accountPersons.role, 'holder')))
      .orderBy(desc(accountRegistrations.createdAt))
      .limit(50),
    db
      .select({ version: declarants.termsVersion, acceptedAt: declarants.askedAt })
      .from(declarants)
      .where(eq(declarants.personId, personId)),
  ])
  const signedUp = (kind: TermsKind, rows: readonly { version: string | null; acceptedAt: Date | null }[]) =>
    rows.flatMap(({ version, acceptedAt }) =>
      version === null || acceptedAt === null ? [] : [{ kind, version, acceptedAt, how: 'sign-up' as const }],
    )
  return [
    ...asked.map((row) => ({ ...row, kind: row.kind as TermsKind, how: 'asked' as const })),
    ...signedUp('membership-terms', joined),
    ...signedUp('account-terms', registered),
    ...signedUp('declaration-terms', declaring),
  ].sort((a, b) => b.acceptedAt.getTime() - a.acceptedAt.getTime())
}

/** Keeps what a person accepts now; what was accepted before stays as it was. Answers what is new. */
export async function insertAcceptances(
  { db, clock }: Ctx,
  personId: string,
  accepted: readonly { readonly kind: TermsKind; readonly version: string }[],
): Promise<{ kind: string; version: string }[]> {
  const acceptedAt = clock.now()
  return db
    .insert(termsAcceptances)
    .values(accepted.map(({ kind, version }) => ({ personId, kind, version, acceptedAt })))
    .onConflictDoNothing()
    .returning({ kind: termsAcceptances.kind, version: termsAcceptances.version })
}

/** The sessions of a person wait for nothing any more. */
export async function releaseSessions({ db }: Ctx, personId: string): Promise<void> {
  await db
    .update(sessions)
    .set({ owesTerms: false })
    .where(and(eq(sessions.personId, personId), eq(sessions.owesTerms, true)))
}
