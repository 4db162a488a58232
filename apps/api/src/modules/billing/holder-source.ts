import type { Ctx } from '../../ctx.ts'
import { findPerson } from '../identity/index.ts'
import type { DocumentHolder } from '../memberships/index.ts'

type FindHolder = (ctx: Ctx, personId: string) => Promise<DocumentHolder | null>

let source: FindHolder | undefined

/** Says where receipts learn whom they are made out to: the member’s file stands above billing. */
export function registerHolderSource(find: FindHolder): void {
  source = find
}

/** The holder of a receipt; of who is no member, the name alone. @throws {TypeError} when nobody said where from. */
export const findHolder: FindHolder = async (ctx, personId) => {
  if (!source) throw new TypeError('there is no source of holders')
  const member = await source(ctx, personId)
  const person = member ? null : await findPerson(ctx, personId)
  if (!person) return member
  const { firstName, lastName } = person
  return { firstName, lastName, memberNumber: null, siret: null, activity: null, addressLines: [] }
}
