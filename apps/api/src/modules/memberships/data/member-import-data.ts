import {
  memberImports,
  members,
  memberships,
  membershipTypes,
  partners,
  persons,
  signInIdentifiers,
} from '@guichet/db/schema'
import { and, eq, gt, inArray, isNotNull, or, sql } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'
import type { Cursor } from '../../../platform/http/cursor.ts'
import { createImportRecords } from '../../../platform/imports/import-records.ts'
import { insertMany } from '../../../platform/insert-many.ts'

/** Records of imports of members. */
export const memberImportRecords = createImportRecords(memberImports)

const base = ({ db }: Ctx) =>
  db
    .select(memberImportRecords.columns)
    .from(memberImports)
    .innerJoin(persons, eq(persons.id, memberImports.personId))

/** One page of the imports, the latest first; files that were only checked are left out. */
export async function readMemberImportPage(ctx: Ctx, cursor: Cursor | null, limit: number) {
  const { filter, orderBy, count } = memberImportRecords.list(cursor)
  const rows = await base(ctx)
    .where(filter)
    .orderBy(...orderBy)
    .limit(limit + 1)
  return { rows, total: await count(ctx, { rows, limit }) }
}
export type MemberImportRow = Awaited<ReturnType<typeof readMemberImportPage>>['rows'][number]

export async function findMemberImport(ctx: Ctx, id: string): Promise<MemberImportRow | null> {
  const [row] = await base(ctx).where(eq(memberImports.id, id))
  return row ?? null
}

/** Imports of members go one after the other. */
export async function holdMemberImports({ db }: Ctx): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(hashtext('guichet.member-import'))`)
}

/** All types, withdrawn ones too: those of former years are imported as well. */
export const readImportTypes = ({ db }: Ctx) =>
  db
    .select({
      id: membershipTypes.id,
      code: membershipTypes.code,
      labelFr: membershipTypes.labelFr,
      labelEn: membershipTypes.labelEn,
      kind: membershipTypes.kind,
      freeMonths: membershipTypes.freeMonths,
      amountCents: membershipTypes.amountCents,
    })
    .from(membershipTypes)
export type ImportType = Awaited<ReturnType<typeof readImportTypes>>[number]

export const readImportPartners = ({ db }: Ctx) =>
  db.select({ id: partners.id, name: partners.name }).from(partners)

export async function readTakenNumbers({ db }: Ctx, numbers: readonly number[]) {
  const rows = await db
    .select({ number: members.number })
    .from(members)
    .where(inArray(members.number, [...numbers]))
  return rows.map(({ number }) => number)
}

export async function readTakenCodes({ db }: Ctx, codes: readonly string[]) {
  const rows = await db
    .select({ code: members.referralCode })
    .from(members)
    .where(inArray(members.referralCode, [...codes]))
  return rows.map(({ code }) => code)
}

/** Keyed hashes, in hexadecimal. */
export async function readTakenNirs({ db }: Ctx, hashes: readonly string[]) {
  const rows = await db
    .select({ hash: members.nirHash })
    .from(members)
    .where(
      inArray(
        members.nirHash,
        hashes.map((hash) => Buffer.from(hash, 'hex')),
      ),
    )
  return rows.map(({ hash }) => hash?.toString('hex') ?? '')
}

export async function readKnownSirets({ db }: Ctx, sirets: readonly string[]) {
  const rows = await db
    .select({ siret: members.siret })
    .from(members)
    .where(inArray(members.siret, [...new Set(sirets)]))
  return rows.map(({ siret }) => siret ?? '')
}

export interface NewMember {
  readonly person: typeof persons.$inferInsert & { readonly id: string }
  readonly member: typeof members.$inferInsert
  readonly membership: typeof memberships.$inferInsert | null
}

/** Writes many members with their addresses to sign in and their memberships; false when an address was taken meanwhile. */
export async function insertMembers(ctx: Ctx, list: readonly NewMember[]): Promise<boolean> {
  await insertMany(
    ctx,
    persons,
    list.map(({ person }) => person),
  )
  const identifiers = list.flatMap(({ person: { id, email } }) =>
    email === '' ? [] : [{ identifier: email, kind: 'email', personId: id }],
  )
  const { identifier } = signInIdentifiers
  const known = { unlessKnown: [identifier], returning: identifier }
  if ((await insertMany(ctx, signInIdentifiers, identifiers, known)).length < identifiers.length) return false
  await insertMany(
    ctx,
    members,
    list.map(({ member }) => member),
  )
  await insertMany(
    ctx,
    memberships,
    list.flatMap(({ membership }) => membership ?? []),
  )
  return true
}

/** Holds a finished import; another undo of it waits, and finds it undone. */
export async function holdDoneImport({ db }: Ctx, id: string): Promise<boolean> {
  const rows = await db
    .select({ id: memberImports.id })
    .from(memberImports)
    .where(and(eq(memberImports.id, id), eq(memberImports.state, 'done')))
    .for('update')
  return rows.length === 1
}

const ofImport = ({ db }: Ctx, id: string) =>
  db.select({ id: members.personId }).from(members).where(eq(members.importId, id))

/** Whether a member of an import was edited or has signed in. What else was built on one is held by foreign keys. */
export async function isBuiltUpon(ctx: Ctx, id: string): Promise<boolean> {
  const [row] = await ctx.db
    .select({ id: members.personId })
    .from(members)
    .innerJoin(persons, eq(persons.id, members.personId))
    .leftJoin(memberships, eq(memberships.personId, members.personId))
    .where(
      and(
        eq(members.importId, id),
        or(gt(members.version, 1), isNotNull(persons.lastSignInAt), isNotNull(memberships.paymentId)),
      ),
    )
    .limit(1)
  return row !== undefined
}

/** Takes the members of an import away, with their memberships; what refers to them makes it fail. */
export async function deleteImported(ctx: Ctx, id: string): Promise<number> {
  const { db } = ctx
  await db.delete(memberships).where(inArray(memberships.personId, ofImport(ctx, id)))
  await db.delete(signInIdentifiers).where(inArray(signInIdentifiers.personId, ofImport(ctx, id)))
  const rows = await db
    .delete(members)
    .where(eq(members.importId, id))
    .returning({ personId: members.personId })
  const ids = rows.map(({ personId }) => personId)
  for (let start = 0; start < ids.length; start += 5000)
    await db.delete(persons).where(inArray(persons.id, ids.slice(start, start + 5000)))
  return ids.length
}

/** True when a write failed because a row that stays refers to what was to go. */
export function isStillReferred(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined
  return cause instanceof Error && 'code' in cause && cause.code === '23503'
}

export async function markUndone({ db, clock }: Ctx, id: string): Promise<void> {
  await db
    .update(memberImports)
    .set({ state: 'undone', endedAt: clock.now() })
    .where(eq(memberImports.id, id))
}
