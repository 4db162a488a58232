import { OWN_EXPORT_DAYS, OWN_EXPORTS_MOST, type ownExport } from '@guichet/contract/own-exports.contract'
import type { z } from 'zod'
import { actingPersonId, type Ctx } from '../../ctx.ts'
import { problem } from '../../platform/problem-error.ts'
import { countOwnSince, type ExportRow, type ExportsOf, findExport, readExports } from './data/export-data.ts'
import { stateOf } from './export-view.ts'

const DAY_MS = 86_400_000

/** From when on exports are counted. */
export const weekBefore = ({ clock }: Ctx) => new Date(clock.now().getTime() - OWN_EXPORT_DAYS * DAY_MS)

/** Exports of what is held about whoever acts. */
export const ownExports = (ctx: Ctx): ExportsOf => ({ kind: 'own', personId: actingPersonId(ctx) })

const viewOf = (row: ExportRow, now: Date): z.input<typeof ownExport> => ({
  ...{ id: row.id, state: stateOf(row, now), askedAt: row.createdAt.toISOString(), size: row.size },
  expiresAt: row.expiresAt?.toISOString() ?? null,
  fetchedAt: row.fetchedAt?.toISOString() ?? null,
})

/** Exports of what is held about oneself, the latest first, and how many may be asked for as yet. */
export async function listOwnExports(ctx: Ctx) {
  const now = ctx.clock.now()
  const counted = await countOwnSince(ctx, actingPersonId(ctx), weekBefore(ctx))
  return {
    items: (await readExports(ctx, ownExports(ctx))).map((row) => viewOf(row, now)),
    left: Math.max(0, OWN_EXPORTS_MOST - counted),
  }
}

/** One of them. @throws a problem `resource.not-found`. */
export async function getOwnExport(ctx: Ctx, id: string) {
  const row = await findExport(ctx, ownExports(ctx), id)
  if (!row) throw problem('resource.not-found')
  return viewOf(row, ctx.clock.now())
}
