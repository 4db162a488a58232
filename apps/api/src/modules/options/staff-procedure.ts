import type { staffProcedure } from '@guichet/contract/catalogue.contract'
import type { z } from 'zod'
import type { Ctx, Locale } from '../../ctx.ts'
import { problem } from '../../platform/problem-error.ts'
import { findStaffProcedure, readStaffCatalogue, type StaffProcedureRow } from './data/catalogue-data.ts'
import { toProcedureView } from './options-view.ts'

export type StaffProcedureView = z.input<typeof staffProcedure>

/** A procedure as staff edit it: both languages, withdrawn document types too. */
const toStaffProcedure = (row: StaffProcedureRow, locale: Locale): StaffProcedureView => ({
  ...toProcedureView(row, locale),
  descriptionFr: row.descriptionFr,
  descriptionEn: row.descriptionEn,
  documentTypesAll: row.documentTypes,
  deadlines: row.deadlines,
  profileCodes: row.profileCodes,
  rank: row.rank,
  accountCount: row.accountCount,
  version: row.version,
})

/** One procedure of the catalogue. @throws problem `resource.not-found`. */
export async function getStaffProcedure(ctx: Ctx, procedureId: string): Promise<StaffProcedureView> {
  const row = await findStaffProcedure(ctx, procedureId)
  if (!row) throw problem('resource.not-found')
  return toStaffProcedure(row, ctx.locale)
}

/** The whole catalogue, withdrawn procedures included. */
export async function listStaffProcedures(ctx: Ctx): Promise<StaffProcedureView[]> {
  return (await readStaffCatalogue(ctx)).map((row) => toStaffProcedure(row, ctx.locale))
}
