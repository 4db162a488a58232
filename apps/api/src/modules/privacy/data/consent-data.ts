import { accountPersons, accountRegistrations, accounts, auditEntries, joinings } from '@guichet/db/schema'
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

/** Terms that a person accepted when joining, or when an account was asked for. */
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
  const all = [...joined.map((row) => ({ ...row, login: null })), ...held]
  return all
    .flatMap(({ version, at, login }) =>
      version === null || at === null ? [] : [{ version, acceptedAt: at.toISOString(), login }],
    )
    .sort((a, b) => (a.acceptedAt < b.acceptedAt ? 1 : -1))
    .slice(0, MOST)
}
