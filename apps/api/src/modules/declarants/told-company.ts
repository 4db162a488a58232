import { registeredApe } from '@guichet/domain/company-facts'
import { apeVersionOn, type HeldCompany } from '@guichet/domain/declarant-company'
import { formatApe } from '@guichet/domain/identifiers'
import { localDateAt } from '@guichet/domain/local-date'
import type { Ctx } from '../../ctx.ts'
import type { FoundCompany } from '../../platform/ports/company-register.ts'

/** A company as the register told it, and when. */
export interface ToldCompany extends HeldCompany {
  readonly isOpen: boolean
  readonly isMasked: boolean
  readonly registerAt: string
}

export function toldBy({ clock }: Ctx, found: FoundCompany): ToldCompany {
  const now = clock.now()
  const ape = registeredApe(found.ape)
  return {
    name: found.isMasked ? null : found.name,
    legalForm: found.legalForm,
    ape: ape && formatApe(ape),
    apeVersion: ape ? apeVersionOn(localDateAt(now)) : null,
    ...{ startedOn: found.startedOn, isOpen: found.isOpen, closedOn: found.closedOn },
    ...{ street: found.street, complement: found.complement, postcode: found.postcode, city: found.city },
    ...{ isMasked: found.isMasked, registerAt: now.toISOString() },
  }
}

/** The columns of a company in the file of a declarant: those of what is given alone. */
export const heldColumns = ({ name, ...company }: Partial<HeldCompany>) => ({
  ...(name !== undefined && { companyName: name }),
  ...company,
})

export const toldColumns = ({ registerAt, ...told }: ToldCompany) => ({
  ...heldColumns(told),
  ...{ isMasked: told.isMasked, registerAt: new Date(registerAt) },
})
