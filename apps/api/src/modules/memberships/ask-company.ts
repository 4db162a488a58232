import { type CompanyFacts, registeredApe } from '@guichet/domain/company-facts'
import type { Ctx } from '../../ctx.ts'
import type { FoundCompany } from '../../platform/ports/company-register.ts'

export type CompanyAnswer =
  | { readonly outcome: 'found'; readonly company: FoundCompany }
  | { readonly outcome: 'unknown' | 'unavailable'; readonly company: null }

/** What the company register tells of an establishment; outside transactions. Its silence stands in nobody’s way. */
export async function askCompany(ctx: Ctx, siret: string): Promise<CompanyAnswer> {
  const { register } = ctx.deps
  if (!register) return { outcome: 'unavailable', company: null }
  try {
    const company = await register.find(siret)
    return company ? { outcome: 'found', company } : { outcome: 'unknown', company: null }
  } catch (error) {
    ctx.log.warn({ err: error }, 'the company register did not answer')
    return { outcome: 'unavailable', company: null }
  }
}

/** What is kept of an answer. */
export const factsOf = ({
  siret,
  name,
  isOpen,
  isMasked,
  closedOn,
  ape,
  ...place
}: FoundCompany): CompanyFacts => ({
  ...{ siret, name: isMasked ? null : name, isOpen, isMasked, closedOn, ape: registeredApe(ape) },
  ...{ street: place.street, complement: place.complement, postcode: place.postcode, city: place.city },
})
