import type { OperationExamples } from './openapi-examples.ts'
import { me, PERSON_ID } from './openapi-samples.ts'

const one = (value: unknown, summary = 'Example') => ({ example: { summary, value } })
const check = {
  ...{ outcome: 'found', holder: 'same', differences: ['businessAddress'] },
  company: {
    ...{ siret: '07955542100019', name: 'HELENE CASTELLAN', isOpen: true, isMasked: false, ape: '23.41Z' },
    ...{ startedOn: '2021-03-01', closedOn: null, street: '14 Rue des Lavandes', complement: null },
    ...{ postcode: '13100', city: 'Aix-en-Provence' },
  },
}
const proven = {
  ...me,
  company: {
    ...{ standing: 'proven', fields: ['siret', 'ape'] },
    ...{ provenAt: '2026-11-21T09:12:10.000Z', source: 'member', holder: 'same' },
    ...{ name: 'HELENE CASTELLAN', isOpen: true, isMasked: false, closedOn: null },
    address: { street: '14 Rue des Lavandes', complement: null, postcode: '13100', city: 'Aix-en-Provence' },
  },
  version: 8,
}

/** What the company register proves of a file. */
export const COMPANY_EXAMPLES: Readonly<Record<string, OperationExamples>> = {
  checkMyCompany: { responses: { 200: one(check) } },
  proveMyCompany: { body: one({ take: ['businessAddress'] }), responses: { 200: one(proven) } },
  checkMemberCompany: { params: { id: PERSON_ID }, responses: { 200: one(check) } },
  proveMemberCompany: {
    params: { id: PERSON_ID },
    body: one({ take: [], reason: 'Avis de situation reçu le 12 novembre' }),
    responses: { 200: one(proven) },
  },
  correctMemberCompany: {
    params: { id: PERSON_ID },
    body: one({ siret: '07955542100019', ape: '23.41Z', reason: 'Erreur de saisie à l’inscription' }),
    responses: { 200: one({ ...me, version: 8 }) },
  },
}
