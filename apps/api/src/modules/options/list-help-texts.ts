import type { Ctx } from '../../ctx.ts'
import { readHelpTexts } from './data/help-data.ts'

/** Texts behind the "?" of fields that staff have written (A20). */
export const listHelpTexts = (ctx: Ctx): Promise<{ key: string; textFr: string; textEn: string }[]> =>
  readHelpTexts(ctx)
