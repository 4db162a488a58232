import type { Ctx } from '../../ctx.ts'
import { getOrganisationProfile } from '../organisation/index.ts'

/** Where a transfer or a cheque goes; nothing for other ways to pay, and for what is to be paid no more (null). */
export async function howToPay(ctx: Ctx, method: string | null) {
  const nothing = { transferTo: null, chequeTo: null }
  if (method !== 'transfer' && method !== 'cheque') return nothing
  const organisation = await getOrganisationProfile(ctx)
  const { name, addressLines, transferHolder, transferIban, transferBic, transferBank, chequePayableTo } =
    organisation
  if (method === 'cheque')
    return {
      ...nothing,
      chequeTo: { payableTo: chequePayableTo ?? name, addressLines: [name, ...addressLines] },
    }
  if (!transferIban) return nothing
  const [bic, bank] = [transferBic ?? '', transferBank ?? '']
  return { ...nothing, transferTo: { holder: transferHolder ?? name, iban: transferIban, bic, bank } }
}
