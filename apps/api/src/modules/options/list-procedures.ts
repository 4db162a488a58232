import type { Ctx } from '../../ctx.ts'
import { readCatalogue } from './data/catalogue-data.ts'
import { type ProcedureView, toProcedureView } from './options-view.ts'

/** Procedures on offer, in the order of the catalogue (A10). */
export async function listProcedures(ctx: Ctx): Promise<ProcedureView[]> {
  const rows = await readCatalogue(ctx)
  return rows.filter(({ withdrawn }) => !withdrawn).map((row) => toProcedureView(row, ctx.locale))
}
