import type { saveJoining, submitJoining } from '@guichet/contract/joinings.contract'
import type { Out } from '@guichet/contract/route'
import type { WaitingProof } from '@guichet/domain/company-facts'
import { normaliseApe, normaliseNir, normaliseSiret } from '@guichet/domain/identifiers'

export type JoiningDraft = Out<(typeof saveJoining)['body']>
export type JoiningOrder = Out<(typeof submitJoining)['body']>

/** All that a joining keeps, encrypted: texts as they were typed, and what is not shown again. */
export interface JoiningContent extends JoiningDraft {
  readonly nir: string | null
  /** What the company register answered of the SIRET when it was sent; left out without an answer. */
  readonly proof?: WaitingProof & { readonly provenAt: string }
}

const text = (value: string | null) => value ?? ''
const orNull = (value: string) => (value === '' ? null : value)

/** A draft over what was kept before: the social security number is not asked again. */
export const contentOfDraft = (draft: JoiningDraft, before: JoiningContent | null): JoiningContent => ({
  ...draft,
  nir: before?.nir ?? null,
})

/** A whole joining, normalised. A number left out is the one kept before; an empty one takes it away. */
export function contentOfOrder(order: JoiningOrder, before: JoiningContent | null): JoiningContent {
  const { termsVersion: _, nir, siret, ape, activity, phone, referralCode, partnerId, ...said } = order
  return {
    ...said,
    ...{ phone: text(phone), activity: text(activity), partnerId: text(partnerId) },
    ...{ siret: siret ? normaliseSiret(siret) : '', ape: ape ? normaliseApe(ape) : '' },
    referralCode: text(referralCode),
    personalAddress: {
      ...order.personalAddress,
      complement: text(order.personalAddress.complement),
      postcode: text(order.personalAddress.postcode),
    },
    businessAddress: {
      street: text(order.businessAddress.street),
      complement: text(order.businessAddress.complement),
      postcode: text(order.businessAddress.postcode),
      city: text(order.businessAddress.city),
    },
    nir: nir === null ? (before?.nir ?? null) : nir === '' ? null : normaliseNir(nir),
  }
}

const placeOf = (address: JoiningContent['personalAddress']) => ({
  street: orNull(address.street),
  complement: orNull(address.complement),
  postcode: orNull(address.postcode),
  city: orNull(address.city),
})

/** What goes into the member’s file. */
export const fileOf = (content: JoiningContent) => ({
  ...{ siret: orNull(content.siret), ape: orNull(content.ape), activity: orNull(content.activity) },
  partnerId: orNull(content.partnerId),
  personalAddress: placeOf(content.personalAddress),
  businessAddress: placeOf(content.businessAddress),
  proof:
    content.proof?.facts.siret === content.siret
      ? { ...content.proof, provenAt: new Date(content.proof.provenAt) }
      : null,
})
