import {
  accountPersons,
  accountRegistrations,
  accounts,
  auditEntries,
  declarants,
  joinings,
  termsAcceptances,
} from '@guichet/db/schema'
import type { TermsKind } from '@guichet/domain/legal-text'
import { and, desc, eq, inArray, isNotNull } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'

const ACTIONS = [
  'news.asked-for',
  'news.declined',
  'notification.preferences-updated',
  'reminder.preferences-updated',
]
const MOST = 50

/** What the audit holds about consents of a person, the latest first. */
export const readConsentEntries = ({ db }: Ctx, personId: string) =>
  db
    .select({
      id: auditEntries.id,
      at: auditEntries.at,
      action: auditEntries.action,
      before: auditEntries.before,
      after: auditEntries.after,
    })
    .from(auditEntries)
    .where(
      and(
        eq(auditEntries.subjectKind, 'person'),
        eq(auditEntries.subjectId, personId),
        inArray(auditEntries.action, ACTIONS),
      ),
    )
    .orderBy(desc(auditEntries.at), desc(auditEntries.id))
    .limit(MOST)

/** Terms that a person accepted when joining, asking for an account or signing up to declare, and new ones since. */
export async function readAcceptedTerms({ db }: Ctx, personId: string) {
  const joined = await db
    .select({ version: joinings.termsVersion, at: joinings.submittedAt })
    .from(joinings)
    .where(and(eq(joinings.personId, personId), isNotNull(joinings.termsVersion)))
  const held = await db
    .select({
      version: accountRegistrations.termsVersion,
      at: accountRegistrations.createdAt,
      login: accounts.login,
    })
    .from(accountRegistrations)
    .innerJoin(accounts, eq(accounts.id, accountRegistrations.accountId))
    .innerJoin(accountPersons, eq(accountPersons.accountId, accounts.id))
    .where(and(eq(accountPersons.personId, personId), eq(accountPersons.role, 'holder')))
  const declaring = await db
    .select({ version: declarants.termsVersion, at: declarants.askedAt })
    .from(declarants)
    .where(eq(declarants.personId, personId))
  const since = await db
    .select({
      kind: termsAcceptances.kind,
      version: termsAcceptances.version,
      at: termsAcceptances.acceptedAt,
    })
    .from(termsAcceptances)
    .where(eq(termsAcceptances.personId, personId))
  const all = [
    ...joined.map((row) => ({ ...row, kind: 'membership-terms' as const, login: null })),
    ...held.map((row) => ({ ...row, kind: 'account-terms' as const })),
    ...declaring.map((row) => ({ ...row, kind: 'declaration-terms' as const, login: null })),
    ...since.map(({ kind, ...row }) => ({ ...row, kind: kind as TermsKind, login: null })),
  ]
  return all
    .flatMap(({ kind, version, at, login }) =>
      version === null || at === null ? [] : [{ kind, version, acceptedAt: at.toISOString(), login }],
    )
    .sort((a, b) => (a.acceptedAt < b.acceptedAt ? 1 : -1))
    .slice(0, MOST)
}
