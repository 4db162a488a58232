import type { me } from '@guichet/contract/me.contract'
import { companyStanding, provenFields } from '@guichet/domain/company-facts'
import { maskNir } from '@guichet/domain/identifiers'
import type { z } from 'zod'
import { accessOf, type Ctx } from '../../ctx.ts'
import { problem } from '../../platform/problem-error.ts'
import { findMember, type MemberRow } from './data/member-data.ts'

export type MeView = z.input<typeof me>
export const NIR_FIELD = 'members.nir'
/** The number whole, for who may have it. */
export const decryptNir = ({ deps }: Ctx, cipher: Buffer): string =>
  deps.encryption.decryptText(cipher, NIR_FIELD)

/** What the register said of the file as it stands, and what that proves; null for an answer about another SIRET, and without one. */
function companyOf({ proof, siret, ape }: MemberRow): MeView['company'] {
  const standing = companyStanding({ siret }, proof)
  if (proof === null || standing === null) return null
  const fields = provenFields({ siret, ape }, proof)
  const { provenAt, source, name, isOpen, isMasked, closedOn, holder } = proof
  const { street, complement, postcode, city } = proof
  return {
    ...{
      standing,
      fields: [...fields],
      provenAt: provenAt.toISOString(),
      source,
      holder,
      name,
      isOpen,
      isMasked,
      closedOn,
    },
    address: { street, complement, postcode, city },
  }
}

const toMeView = (ctx: Ctx, row: MemberRow): MeView => ({
  personId: row.personId,
  memberNumber: row.number,
  lastName: row.lastName,
  firstName: row.firstName,
  email: row.email,
  personalEmail: row.personalEmail,
  phone: row.phone,
  activity: row.activity,
  nirMasked:
    row.nirCipher && !accessOf(ctx)
      ? maskNir(ctx.deps.encryption.decryptText(row.nirCipher, NIR_FIELD))
      : null,
  siret: row.siret,
  ape: row.ape,
  company: companyOf(row),
  website: row.website,
  facebookUrl: row.facebookUrl,
  partner: row.partnerId && row.partnerName ? { id: row.partnerId, name: row.partnerName } : null,
  referralCode: row.referralCode,
  personalAddress: {
    street: row.personalStreet,
    complement: row.personalComplement,
    postcode: row.personalPostcode,
    city: row.personalCity,
  },
  businessAddress: {
    street: row.businessStreet,
    complement: row.businessComplement,
    postcode: row.businessPostcode,
    city: row.businessCity,
  },
  version: row.version ?? 0,
})

/** The file of a person. @throws a problem `resource.not-found`. */
export async function getMe(ctx: Ctx, personId: string): Promise<MeView> {
  const row = await findMember(ctx, personId)
  if (!row) throw problem('resource.not-found')
  return toMeView(ctx, row)
}
