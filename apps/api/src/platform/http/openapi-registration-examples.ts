import type { OperationExamples } from './openapi-examples.ts'
import { account } from './openapi-samples.ts'

const one = (value: unknown) => ({ example: { summary: 'Example', value } })

/** Asking for a primary account online. */
export const REGISTRATION_EXAMPLES: Readonly<Record<string, OperationExamples>> = {
  getRegistrationOffer: {
    responses: {
      200: one({
        mailDomain: 'courrier.example.org',
        profiles: [{ ...account.profile, procedureCodes: ['DSN', 'EDI-TVA'] }],
        tariffs: [{ item: 'subscription', label: 'Abonnement', netCents: 1990, vatRateBps: 2000 }],
        approval: 'staff',
        terms: {
          version: '2026-11',
          paragraphs: ['Le compte est demandé au nom de l’entreprise par une personne habilitée.'],
        },
      }),
    },
  },
  checkLogin: { params: { login: 'castellan' }, responses: { 200: one({ availability: 'free' }) } },
  registerAccount: {
    body: one({
      login: 'castellan',
      profileCode: account.profile.code,
      accountType: 'company',
      procedures: [{ code: 'DSN', documentTypes: null }],
      termsVersion: '2026-11',
      siret: account.siret,
      companyName: account.companyName,
      legalRepresentative: account.legalRepresentative,
      responsible: account.responsible,
      technicalContact: account.technicalContact,
      administrativeContact: account.administrativeContact,
    }),
    responses: {
      202: one({ fileNumber: 22104, login: 'castellan', state: 'requested', accountId: null }),
    },
  },
}
