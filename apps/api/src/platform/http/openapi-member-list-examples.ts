import type { OperationExamples } from './openapi-examples.ts'
import { EXPORT_EXAMPLES } from './openapi-export-examples.ts'
import { CURSOR, PERSON_ID } from './openapi-samples.ts'

const one = (value: unknown) => ({ example: { summary: 'Example', value } })
const VIEW_ID = '019a1f62-2b3c-7d4e-8f5a-6b7c8d9e0f12'
const TYPE_ID = '019a1f5f-5f60-7172-8d84-9e0f1a2b3c45'
const PARTNER_ID = '019a1f5f-6071-7283-9e95-0f1a2b3c4d56'

const filters = {
  ...{ q: 'castellan', state: 'active', partnerId: PARTNER_ID, typeId: TYPE_ID },
  ...{ dueFrom: '2027-01-01', dueTo: '2027-01-31', due: 'next-month', double: 'siret', email: 'none' },
  company: 'to-check',
  sort: 'endsOn',
}
const content = {
  name: 'Échéances du mois',
  filters: { state: 'active', due: 'this-month' },
  ...{ sort: 'endsOn', columns: ['name', 'phone', 'type', 'endsOn'], shared: true },
}
const view = { id: VIEW_ID, ...content, own: true, makerName: 'Maëlle Gauthier', version: 2 }
const settings = { columns: ['number', 'name', 'email', 'membership'], defaultViewId: VIEW_ID }
const exported = { params: { ...filters, columns: 'number,name,endsOn' } }

/** The list of members, its exports and its views; and exports of everything. */
export const MEMBER_LIST_EXAMPLES: Readonly<Record<string, OperationExamples>> = {
  ...EXPORT_EXAMPLES,
  exportMembers: exported,
  exportMembersWorkbook: exported,
  listMembers: {
    params: { cursor: CURSOR, limit: 10, ...filters },
    responses: {
      200: one({
        items: [
          {
            ...{ personId: PERSON_ID, memberNumber: 1204, firstName: 'Hélène', lastName: 'Castellan' },
            ...{ email: 'helene.castellan@example.org', personalEmail: null, phone: '+33149098737' },
            ...{ activity: 'Traduction', siret: '07955542100019', ape: '74.30Z', website: null },
            ...{ partner: 'Couveuse Le Tremplin', street: '12 rue des Lices', complement: null },
            ...{ postcode: '13007', city: 'Marseille', membershipState: 'active' },
            ...{ typeFr: 'normale', typeEn: 'standard', startsOn: '2026-01-15', endsOn: '2027-01-14' },
            recordedAt: '2021-01-15T09:12:00.000Z',
          },
        ],
        ...{ nextCursor: CURSOR, previousCursor: null, total: 12, totalIsExact: true, firstRank: 1 },
        nearly: false,
      }),
    },
  },
  listMemberViews: { responses: { 200: one({ items: [view], ...settings }) } },
  getMemberView: { params: { id: VIEW_ID }, responses: { 200: one(view) } },
  createMemberView: { body: one(content), responses: { 201: one({ ...view, version: 1 }) } },
  updateMemberView: {
    params: { id: VIEW_ID },
    body: one({ ...content, shared: false }),
    responses: { 200: one({ ...view, shared: false, version: 3 }) },
  },
  deleteMemberView: { params: { id: VIEW_ID } },
  updateMemberListSettings: { body: one(settings), responses: { 200: one(settings) } },
  getFigures: {
    responses: {
      200: one({
        ...{ activeMembers: 1180, inactiveMembers: 342, endingWithin30Days: 57, threadsToAnswer: 4 },
        ...{ withdrawalsToDecide: 1, declarantsToCheck: 2, transfersToMatch: 6, companiesToCheck: 2 },
        ...{ pendingManualPayments: 9, receivedThisMonthCents: 612000, renewalsThisMonth: 136 },
        ...{ eventsToDecide: 2, ordersToFulfil: 5, lettersToPrint: 3, signInReports: 1, erasuresToDecide: 1 },
      }),
    },
  },
}
