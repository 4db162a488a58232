import type { Ctx } from '../../ctx.ts'
import type { DocumentHolder } from '../memberships/index.ts'

type FindHolder = (ctx: Ctx, personId: string) => Promise<DocumentHolder | null>

let source: FindHolder | undefined

/** Says where receipts learn whom they are made out to: the member’s file stands above billing. */
export function registerHolderSource(find: FindHolder): void {
  source = find
}

/** The holder of a receipt. @throws {TypeError} when nobody said where from. */
export const findHolder: FindHolder = (ctx, personId) => {
  if (!source) throw new TypeError('there is no source of holders')
  return source(ctx, personId)
}
