import type { Ctx } from '../../ctx.ts'
import type { FoundAddress } from '../../platform/ports/address-finder.ts'

/** The service takes no less, and what is shorter means nothing yet. */
const LEAST = 3

/** Addresses that begin as typed. None when the service is away or switched off: one can always type by hand. */
export async function suggestAddresses(ctx: Ctx, text: string): Promise<readonly FoundAddress[]> {
  const { addresses } = ctx.deps
  const typed = text.trim()
  if (!addresses || typed.length < LEAST || !/^[\p{L}\p{N}]/u.test(typed)) return []
  try {
    return await addresses.find(typed)
  } catch (error) {
    ctx.log.warn({ err: error }, 'the address service did not answer')
    return []
  }
}
