import { documentAccesses, documentShelves, members, memberships } from '@guichet/db/schema'
import type { Audience } from '@guichet/domain/document-audience'
import { changesThatStand, type DocumentChange } from '@guichet/domain/document-life'
import type { LocalDate } from '@guichet/domain/local-date'
import { and, eq, isNull, type SQL, sql } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'

interface AudienceChoice {
  readonly audience: Audience
  readonly audienceId: string | null
}

const membershipWhere = (condition: SQL) =>
  sql`exists (select 1 from ${memberships} where ${memberships.personId} = ${members.personId} and ${condition})`
const activeOn = (today: LocalDate) =>
  sql`${memberships.startsOn} <= ${today} and ${memberships.endsOn} >= ${today}`

/** The members of an audience on a day. */
function isInAudience({ audience, audienceId }: AudienceChoice, today: LocalDate): SQL {
  switch (audience) {
    case 'all':
      return sql`true`
    case 'member':
      return sql`${members.personId} = ${audienceId}`
    case 'partner':
      return sql`${members.partnerId} = ${audienceId}`
    case 'active':
      return membershipWhere(activeOn(today))
    case 'type':
      return membershipWhere(sql`${activeOn(today)} and ${memberships.typeId} = ${audienceId}`)
    case 'lapsed':
      return sql`${membershipWhere(sql`true`)} and not ${membershipWhere(sql`${memberships.endsOn} >= ${today}`)}`
  }
}

export async function countMembers({ db, clock }: Ctx, choice: AudienceChoice): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(members)
    .where(isInAudience(choice, clock.today()))
  return row?.count ?? 0
}

/**
 * Puts a document into the library of each member of its audience who never had it, with a line in the journal; in one
 * statement, whatever their number. With a change they are to be told of it. @returns how many they are.
 */
export async function shelveFor(
  { db, clock }: Ctx,
  document: AudienceChoice & { readonly id: string; readonly version: number },
  change: DocumentChange | null = null,
): Promise<number> {
  const now = sql`${clock.now().toISOString()}::timestamptz`
  const { rowCount } = await db.execute(sql`
    with put as (
      insert into ${documentShelves} (person_id, document_id, added_at, changed_at, change)
      select ${members.personId}, ${document.id}::uuid, ${now}, ${change === null ? sql`null::timestamptz` : now}, ${change}::text
      from ${members}
      where ${isInAudience(document, clock.today())}
      on conflict do nothing
      returning person_id
    )
    insert into ${documentAccesses} (id, document_id, person_id, version, action, by, at)
    select gen_random_uuid(), ${document.id}::uuid, person_id, ${document.version}::int, 'published', 'organisation', ${now}
    from put`)
  return rowCount ?? 0
}

/** Writes into the journal of each who has the document that there is a new version. */
export const noteNewVersion = (ctx: Ctx, documentId: string, version: number): Promise<void> =>
  noteForAll(ctx, documentId, version, 'version-added')

/**
 * Notes in each library it stands in that its person is to be told of a change, once however many follow; what was read before and
 * thrown away is told to nobody.
 */
export async function markChanged(
  { db, clock }: Ctx,
  documentId: string,
  change: Exclude<DocumentChange, 'published'>,
): Promise<void> {
  const own = documentShelves.change
  const standing = sql.join(
    changesThatStand(change).map((one) => sql`${one}`),
    sql`, `,
  )
  await db
    .update(documentShelves)
    .set({
      changedAt: sql`coalesce(${documentShelves.changedAt}, ${clock.now().toISOString()}::timestamptz)`,
      change: sql`case when ${own} in (${standing}) then ${own} else ${change} end`,
    })
    .where(
      and(
        eq(documentShelves.documentId, documentId),
        isNull(documentShelves.trashedAt),
        isNull(documentShelves.deletedAt),
      ),
    )
}

/** Writes what the organisation did with a document into the journal of each library and trash it stands in. */
export async function noteForAll(
  { db, clock }: Ctx,
  documentId: string,
  version: number,
  action: 'version-added' | 'updated',
): Promise<void> {
  await db.execute(sql`
    insert into ${documentAccesses} (id, document_id, person_id, version, action, by, at)
    select gen_random_uuid(), document_id, person_id, ${version}::int, ${action}, 'organisation',
      ${clock.now().toISOString()}::timestamptz
    from ${documentShelves} where document_id = ${documentId}::uuid and deleted_at is null`)
}
