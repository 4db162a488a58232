import { heldBy } from '@guichet/domain/company-facts'
import type { MembershipTerms } from '@guichet/domain/membership-terms'
import { REFERRAL_CODE_BYTES, referralCodeFrom } from '@guichet/domain/referral-code'
import type { Ctx } from '../../ctx.ts'
import { nextNumber } from '../../platform/counters.ts'
import { updatePerson } from '../identity/index.ts'
import type { RegisterProof } from './change-file.ts'
import { writeProof } from './data/company-data.ts'
import { findMember, insertMember, isNirTaken } from './data/member-data.ts'
import { insertMembership, readPeriods } from './data/membership-data.ts'
import { periodFor } from './domain/renewal-rules.ts'
import { memberSearchKey } from './update-me.ts'

interface Place {
  readonly street: string | null
  readonly complement: string | null
  readonly postcode: string | null
  readonly city: string | null
}

/** What a newcomer says of himself, checked before. */
interface AdmittedMember {
  readonly nir: { readonly nirCipher: Buffer; readonly nirHash: Buffer } | null
  readonly siret: string | null
  readonly ape: string | null
  readonly activity: string | null
  readonly partnerId: string | null
  readonly personalAddress: Place
  readonly businessAddress: Place
  /** What the company register answered of the SIRET, and when; null when it proves nothing. */
  readonly proof: RegisterProof | null
}

interface FirstMembership {
  /** How the type counts its days. */
  readonly terms: MembershipTerms
  readonly typeId: string
  readonly amountCents: number
  readonly paymentId: string
  readonly paymentMethod: string
  readonly paidOn: string
}

/** Makes the member’s file of a person who has none. @returns the number ("Utilisateur N°"). */
async function fileMember(tx: Ctx, personId: string, file: AdmittedMember): Promise<number> {
  const known = await findMember(tx, personId)
  if (!known) throw new TypeError(`there is no person ${personId}`)
  if (known.number !== null) return known.number
  const number = await nextNumber(tx, 'member-number')
  const now = tx.clock.now()
  // The payment has come: a number that somebody else took meanwhile does not stand in the way.
  const nir = file.nir && !(await isNirTaken(tx, file.nir.nirHash, personId)) ? file.nir : null
  await insertMember(tx, {
    ...{ personId, number, createdAt: now, updatedAt: now },
    referralCode: referralCodeFrom(tx.ids.bytes(REFERRAL_CODE_BYTES)),
    ...{ siret: file.siret, ape: file.ape, activity: file.activity, partnerId: file.partnerId },
    ...nir,
    personalStreet: file.personalAddress.street,
    personalComplement: file.personalAddress.complement,
    personalPostcode: file.personalAddress.postcode,
    personalCity: file.personalAddress.city,
    businessStreet: file.businessAddress.street,
    businessComplement: file.businessAddress.complement,
    businessPostcode: file.businessAddress.postcode,
    businessCity: file.businessAddress.city,
  })
  if (file.proof) {
    const { facts, provenAt } = file.proof
    await writeProof(tx, personId, { ...facts, holder: heldBy(file.proof), source: 'joining', provenAt })
  }
  await updatePerson(tx, personId, { searchKey: memberSearchKey({ ...known, number, siret: file.siret }) })
  return number
}

/**
 * A newcomer is a member: file, number and the first period, in the transaction of the payment. Whoever was made a member
 * meanwhile keeps his file, and the period follows those he has.
 */
export async function admitMember(
  tx: Ctx,
  personId: string,
  file: AdmittedMember,
  { paidOn, terms, ...paid }: FirstMembership,
) {
  const periods = await readPeriods(tx, personId, true)
  const number = await fileMember(tx, personId, file)
  const { startsOn, endsOn } = periodFor(periods, paidOn, terms)
  const membershipId = tx.ids.uuid()
  await insertMembership(tx, {
    ...{ id: membershipId, personId, ...paid, paidOn, startsOn, endsOn },
    ...{ partnerId: file.partnerId, createdAt: tx.clock.now() },
  })
  return { membershipId, number, startsOn, endsOn }
}
