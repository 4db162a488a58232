import { DECLARATION_EXAMPLES } from './openapi-declaration-examples.ts'
import type { OperationExamples } from './openapi-examples.ts'
import { CURSOR, PERSON_ID, session, TOKEN } from './openapi-samples.ts'

const one = (value: unknown) => ({ example: { summary: 'Example', value } })

const given = {
  ...{ siret: '91234560000015', birthName: 'Vidalenc', useName: '', firstNames: 'Clarisse, Marie' },
  ...{ email: 'clarisse.vidalenc@example.org', phone: '+33639981234' },
}
const body = one({ ...given, nir: '285057800608441', useName: null, termsVersion: '2026-11' })
const draft = { ...given, nirMasked: '• •• •• •• ••• 084 41' }
const sent = {
  ...{ state: 'sent', proven: false, finding: 'same', registered: null },
  ...{ expiresAt: '2026-12-29T09:00:00.000Z', draft, code: null },
}
const held = { ...sent, state: 'held', finding: 'near', registered: 'CLARISSE MARIE VIDALENQ' }
const proven = { ...sent, state: 'proven', proven: true }
const coded = { ...proven, code: { phone: given.phone, expiresAt: '2026-11-29T09:10:00.000Z' } }
const verified = { ...proven, state: 'verified' }
const params = { token: TOKEN }
const file = {
  ...{ state: 'open', finding: 'same', siret: given.siret, companyName: 'CLARISSE VIDALENC' },
  ...{ legalForm: '1000', ape: '74.10Z', askedAt: '2026-11-29T09:05:00.000Z', decidedAt: null, reason: null },
}
const told = {
  ...{ name: 'CLARISSE VIDALENC', legalForm: '1000', ape: '74.10Z', apeVersion: 'naf-rev-2' },
  ...{ startedOn: '2021-03-01', isOpen: true, closedOn: null, isMasked: false },
  ...{ street: '14 Rue des Lavandes', complement: null, postcode: '13100', city: 'Aix-en-Provence' },
}
const company = {
  ...{ siret: given.siret, ...told, registerAt: '2026-11-29T09:05:00.000Z', version: 2 },
  found: null,
}
const moved = { ...told, street: '3 Cours des Platanes' }
const { isMasked: _, ...movedParts } = moved
const statement = {
  ...{ id: '01900000-0000-7000-8000-0000000000d2', kind: 'income-tax', choices: ['flat'] },
  ...{ startsOn: '2025-01-01', endsOn: null, askedOn: '2024-09-12' },
  ...{ saidAt: '2026-11-29T09:10:00.000Z', saidBy: 'Clarisse Vidalenc' },
  ...{ withdrawnAt: null, withdrawnBy: null },
}
const options = { begunOn: told.startedOn, postcode: told.postcode, items: [statement], version: 3 }
const staffFile = {
  ...{ id: '01900000-0000-7000-8000-0000000000d1', personId: PERSON_ID },
  ...{ birthName: 'Vidalenc', useName: null, firstNames: 'Clarisse, Marie' },
  ...{ email: given.email, phone: given.phone, phoneProven: true, sameSiret: 0, decidedBy: null },
  ...{ ...file, state: 'to-check', finding: 'near' },
}
const decided = { decidedBy: 'Solène Maurel', decidedAt: '2026-11-30T10:00:00.000Z' }
const reason = 'Le SIRET est celui d’une autre entreprise.'

/** Signing up as declarant, and the files of declarants. */
export const DECLARANT_EXAMPLES: Readonly<Record<string, OperationExamples>> = {
  ...DECLARATION_EXAMPLES,
  getDeclarantOffer: {
    responses: {
      200: one({
        terms: { version: '2026-11', paragraphs: ['Le dossier de déclarant est personnel.'] },
        sms: true,
      }),
    },
  },
  startDeclarantSignup: { body, responses: { 201: one({ token: TOKEN, signup: sent }) } },
  getDeclarantSignup: { params, responses: { 200: one(held) } },
  correctDeclarantSignup: { params, body, responses: { 200: one(sent) } },
  chooseDeclarantWay: { params, body: one({ choice: 'check' }), responses: { 200: one(sent) } },
  sendDeclarantLink: { params, responses: { 202: one(sent) } },
  changeDeclarantContact: {
    params,
    body: one({ email: given.email, phone: '06 39 98 12 35' }),
    responses: { 200: one(proven) },
  },
  followDeclarantLink: { params, responses: { 201: one({ token: TOKEN, signup: proven }) } },
  sendDeclarantCode: { params, responses: { 200: one(coded) } },
  verifyDeclarantPhone: { params, body: one({ code: '482913' }), responses: { 200: one(verified) } },
  activateDeclarant: {
    params,
    body: one({ password: 'Azur-Lavande-2026!' }),
    responses: { 201: one({ ...session, isMember: false, isDeclarant: true }) },
  },
  getOwnDeclarant: { responses: { 200: one({ file }) } },
  getDeclarantCompany: {
    responses: {
      200: one({
        ...company,
        found: { at: '2026-12-06T01:15:00.000Z', parts: ['address'], company: movedParts },
      }),
    },
  },
  getDeclarantOptions: { responses: { 200: one(options) } },
  getStaffDeclarantOptions: { params: { id: staffFile.id }, responses: { 200: one(options) } },
  recordDeclarantOption: {
    body: one({ kind: 'income-tax', choices: ['flat'], startsOn: '2025-01-01', askedOn: '2024-09-12' }),
    responses: { 200: one(options) },
  },
  withdrawDeclarantOption: {
    params: { id: statement.id },
    responses: { 200: one({ ...options, items: [], version: 4 }) },
  },
  checkDeclarantCompany: {
    responses: { 200: one({ outcome: 'found', company: moved, differences: ['address'] }) },
  },
  updateDeclarantCompany: {
    body: one({ take: ['address'] }),
    responses: { 200: one({ ...company, ...moved, version: 3 }) },
  },
  listDeclarants: {
    params: { limit: 10, cursor: CURSOR, q: 'vidalenc', state: 'to-check' },
    responses: {
      200: one({
        items: [staffFile],
        ...{ nextCursor: null, previousCursor: null, total: 1, totalIsExact: true, firstRank: 1 },
      }),
    },
  },
  approveDeclarant: {
    params: { id: staffFile.id },
    responses: { 200: one({ ...staffFile, ...decided, state: 'open' }) },
  },
  refuseDeclarant: {
    params: { id: staffFile.id },
    body: one({ reason }),
    responses: { 200: one({ ...staffFile, ...decided, state: 'refused', reason }) },
  },
}
