import { getMembershipCard, getMembershipCertificate } from '@guichet/contract/memberships.contract'
import { getPaymentReceipt } from '@guichet/contract/payments.contract'
import { api } from './client.ts'

/** "Attestation d’adhésion" as PDF. Fails with `membership.inactive` once the membership is over. */
export const loadCertificate = async (membershipId: string): Promise<Blob> =>
  (await api.call(getMembershipCertificate, { params: { id: membershipId } })).body

/** "Carte d’adhérent" as PDF, as long as the membership is active. */
export const loadCard = async (membershipId: string): Promise<Blob> =>
  (await api.call(getMembershipCard, { params: { id: membershipId } })).body

/** Receipt of a payment as PDF. */
export const loadReceipt = async (paymentId: string): Promise<Blob> =>
  (await api.call(getPaymentReceipt, { params: { id: paymentId } })).body
