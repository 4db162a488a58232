import { auditEntries } from '@guichet/db/schema'
import { accessOf, type Ctx, signedInId } from '../../ctx.ts'
import { insertMany } from '../insert-many.ts'

export interface AuditRecord {
  /** What was done, as `membership.renewed`. */
  readonly action: string
  readonly subjectKind: string
  readonly subjectId: string | null
  readonly before?: Readonly<Record<string, unknown>>
  readonly after?: Readonly<Record<string, unknown>>
}

/** Writes the audit row of a verb, in its transaction. Secrets and identity numbers never go in. */
export const audit = (ctx: Ctx, record: AuditRecord): Promise<void> => auditAll(ctx, [record])

/** The rows of a verb that does the same to many, in one statement. */
export async function auditAll(ctx: Ctx, records: readonly AuditRecord[]): Promise<void> {
  const { actor } = ctx
  const access = accessOf(ctx)
  const ownerId = access && 'personId' in actor ? actor.personId : null
  await insertMany(
    ctx,
    auditEntries,
    records.map((record) => ({
      id: ctx.ids.uuid(),
      at: ctx.clock.now(),
      action: record.action,
      actorKind: actor.kind,
      actorId: signedInId(ctx),
      subjectKind: record.subjectKind,
      subjectId: record.subjectId,
      requestId: ctx.requestId.slice(0, 64),
      before: record.before ?? null,
      after: record.after ?? null,
      ownerId,
      accessId: access?.id ?? null,
    })),
  )
}
