import { actingPersonId, type Ctx } from '../../ctx.ts'
import { demandPeriod } from './declaration-file.ts'
import { type DeclarationView, toDeclarationView } from './declaration-view.ts'

/** One period of whoever acts. @throws a problem `resource.not-found`. */
export const getDeclaration = async (ctx: Ctx, code: string): Promise<DeclarationView> =>
  toDeclarationView(ctx, await demandPeriod(ctx, actingPersonId(ctx), code))
