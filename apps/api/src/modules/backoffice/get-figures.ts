import type { Ctx } from '../../ctx.ts'
import { readFigures } from './data/figures-data.ts'

/** Figures of the day for the home page of the back-office. */
export const getFigures = (ctx: Ctx) => readFigures(ctx)
