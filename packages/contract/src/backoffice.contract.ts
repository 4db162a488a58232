import { ACCOUNT_STATES } from '@guichet/domain/account-state'
import { DUE_PERIODS } from '@guichet/domain/due-periods'
import { MEMBER_SORTS } from '@guichet/domain/member-columns'
import { z } from 'zod'
import { certificate } from './certificates.contract.ts'
import { cents, day, dayOut, instantOut, line, optionalLine, searchText, uuid } from './fields.ts'
import { me } from './me.contract.ts'
import { membership } from './memberships.contract.ts'
import { pageOf, pageQuery } from './pagination.ts'
import { payment } from './payments.contract.ts'
import { defineRoute } from './route.ts'

const tag = 'Back-office'

const memberLine = z
  .object({
    personId: uuid,
    memberNumber: z.int(),
    firstName: z.string().max(100),
    lastName: z.string().max(100),
    email: z.string().max(254),
    personalEmail: z.string().max(254).nullable(),
    phone: z.string().max(40).nullable(),
    activity: z.string().max(200).nullable(),
    siret: z.string().max(14).nullable(),
    ape: z.string().max(10).nullable(),
    website: z.string().max(500).nullable(),
    /** Name of the partner. */
    partner: z.string().max(200).nullable(),
    street: z.string().max(200).nullable(),
    complement: z.string().max(200).nullable(),
    postcode: z.string().max(12).nullable(),
    city: z.string().max(100).nullable(),
    membershipState: z.enum(['active', 'inactive']),
    /** Type of the latest membership. */
    typeFr: z.string().max(100).nullable(),
    typeEn: z.string().max(100).nullable(),
    startsOn: dayOut.nullable(),
    endsOn: dayOut.nullable(),
    recordedAt: instantOut,
  })
  .meta({ id: 'MemberLine' })

/** What holds members back in their list. */
export const memberFilters = {
  q: searchText,
  /** `ending`: active, and no longer covered in 30 days. */
  state: z.enum(['active', 'inactive', 'ending'], 'invalid').optional(),
  /** Who names this partner. */
  partnerId: uuid.optional(),
  /** Type of the latest membership. */
  typeId: uuid.optional(),
  /** Whose latest membership ends on this day or later. */
  dueFrom: day.optional(),
  /** Whose latest membership ends on this day or earlier. */
  dueTo: day.optional(),
  /** The same in words, counted from today; it goes before the days. */
  due: z.enum(DUE_PERIODS, 'invalid').optional(),
  /** `siret`: another member has the same SIRET. */
  double: z.enum(['siret'], 'invalid').optional(),
  /** `to-check`: the register knows the SIRET and names nobody, as for a masked company: the organisation looks at it. */
  company: z.enum(['to-check'], 'invalid').optional(),
  /** `none`: without an address to write to; `undeliverable`: with one that takes no mail. */
  email: z.enum(['none', 'undeliverable'], 'invalid').optional(),
}
const sort = z.enum(MEMBER_SORTS, 'invalid').default('name')
const exported = z.strictObject({
  ...memberFilters,
  sort,
  /** The columns wanted, in their order, parted by commas; all that an import reads when left out. */
  columns: z
    .string()
    .max(400, 'text.too-long')
    .regex(/^[A-Za-z,]*$/u, 'invalid')
    .optional(),
})

export const listMembers = defineRoute({
  method: 'GET',
  path: '/admin/members',
  operationId: 'listMembers',
  tag,
  summary: 'Members, by name, number, e-mail or SIRET; a typo is forgiven when nothing matches exactly',
  access: { kind: 'staff', permission: 'members.read' },
  query: z.strictObject({ ...pageQuery, ...memberFilters, sort }),
  responses: {
    200: pageOf(memberLine)
      .extend({
        /** No member has the words as they were written: these come near. */
        nearly: z.boolean(),
      })
      .meta({ id: 'MemberPage' }),
  },
  problems: [],
})

export const exportMembers = defineRoute({
  method: 'GET',
  path: '/admin/members.csv',
  operationId: 'exportMembers',
  tag,
  summary: 'The same list as CSV, streamed whole',
  access: { kind: 'staff', permission: 'members.edit' },
  rateLimit: 'costly',
  query: exported,
  produces: 'text/csv',
  responses: { 200: z.custom<Uint8Array>() },
  problems: [],
})

export const exportMembersWorkbook = defineRoute({
  method: 'GET',
  path: '/admin/members.xlsx',
  operationId: 'exportMembersWorkbook',
  tag,
  summary: 'The same list as a workbook (XLSX), streamed whole',
  description:
    'Days and amounts are those of a spreadsheet, codes are text and keep their zeros, and what begins as a formula is text.',
  access: { kind: 'staff', permission: 'members.edit' },
  rateLimit: 'costly',
  query: exported,
  produces: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  responses: { 200: z.custom<Uint8Array>() },
  problems: [],
})

export const getMember = defineRoute({
  method: 'GET',
  path: '/admin/members/:id',
  operationId: 'getMember',
  tag,
  summary: 'File of one member',
  access: { kind: 'staff', permission: 'members.read' },
  params: z.strictObject({ id: uuid }),
  responses: {
    200: z
      .object({
        member: me,
        membershipState: z.enum(['active', 'inactive']),
        memberships: z.array(membership.extend({ paymentId: uuid.nullable() })).max(100),
        payments: z.array(payment).max(100),
        certificates: z.array(certificate).max(100),
        /** Whether the member has a way to sign in: a password, a passkey, FranceConnect or the login of an account. */
        signsIn: z.boolean(),
        mail: z.object({
          /** Since when, and why, the address takes no mail; null when it does. */
          undeliverable: z.object({ since: instantOut, reason: z.string().max(300).nullable() }).nullable(),
          /** On what basis news of the organisation are sent; null when they are not. */
          news: z.enum(['contract', 'consent']).nullable(),
        }),
        /** Other members of the same establishment: perhaps one person twice. */
        sameSiret: z
          .array(
            z.object({
              personId: uuid,
              memberNumber: z.int(),
              firstName: z.string().max(100),
              lastName: z.string().max(100),
            }),
          )
          .max(20),
      })
      .meta({ id: 'MemberFile' }),
  },
  problems: ['resource.not-found'],
})

export const staffPayment = payment
  .extend({ personId: uuid, holderName: z.string().max(250), memberNumber: z.int().nullable() })
  .meta({ id: 'StaffPayment' })

export const listStaffPayments = defineRoute({
  method: 'GET',
  path: '/admin/payments',
  operationId: 'listStaffPayments',
  tag,
  summary: 'Payments of all members',
  access: { kind: 'staff', permission: 'payments.read' },
  query: z.strictObject({
    ...pageQuery,
    q: searchText,
    state: z
      .enum(['pending', 'processing', 'paid', 'failed', 'cancelled', 'expired', 'refunded'], 'invalid')
      .optional(),
    /** `manual`: transfers and cheques, which staff record. */
    method: z.enum(['card', 'sepa-debit', 'transfer', 'cheque', 'manual'], 'invalid').optional(),
  }),
  responses: { 200: pageOf(staffPayment).meta({ id: 'StaffPaymentPage' }) },
  problems: [],
})

export const recordPayment = defineRoute({
  method: 'POST',
  path: '/admin/payments/:id/confirmation',
  operationId: 'recordPayment',
  tag,
  summary: 'Record that a transfer or a cheque has arrived',
  description:
    'The membership waiting for it becomes active from the day of payment, by the rule of renewals; a service waiting for it is to be done.',
  access: { kind: 'staff', permission: 'payments.record' },
  idempotent: true,
  params: z.strictObject({ id: uuid }),
  body: z.strictObject({ paidOn: day, note: optionalLine(300).optional() }),
  responses: { 200: staffPayment },
  problems: [
    'resource.not-found',
    'payment.not-recordable',
    'idempotency.key-reused',
    'idempotency.in-progress',
  ],
})

export const revokeCertificate = defineRoute({
  method: 'POST',
  path: '/admin/certificates/:id/revocation',
  operationId: 'revokeCertificate',
  tag,
  summary: 'Revoke a certificate: the verification page says so at once',
  access: { kind: 'staff', permission: 'certificates.revoke' },
  params: z.strictObject({ id: uuid }),
  body: z.strictObject({ reason: line(300, 3) }),
  responses: { 200: certificate },
  problems: ['resource.not-found', 'certificate.already-revoked'],
})

export const getFigures = defineRoute({
  method: 'GET',
  path: '/admin/figures',
  operationId: 'getFigures',
  tag,
  summary: 'Figures of the day for the back-office home page',
  access: { kind: 'staff', permission: 'members.read' },
  responses: {
    200: z
      .object({
        activeMembers: z.int(),
        inactiveMembers: z.int(),
        endingWithin30Days: z.int(),
        pendingManualPayments: z.int(),
        receivedThisMonthCents: cents,
        renewalsThisMonth: z.int(),
        eventsToDecide: z.int(),
        ordersToFulfil: z.int(),
        lettersToPrint: z.int(),
        signInReports: z.int(),
        erasuresToDecide: z.int(),
        threadsToAnswer: z.int(),
        withdrawalsToDecide: z.int(),
        declarantsToCheck: z.int(),
        transfersToMatch: z.int(),
        companiesToCheck: z.int(),
      })
      .meta({ id: 'Figures' }),
  },
  problems: [],
})

/** What one search finds; which fields are there hangs on the kind. */
export const searchHit = z
  .object({
    kind: z.enum(['member', 'person', 'account', 'payment', 'certificate']),
    id: uuid,
    /** Name, login, reference or number. */
    title: z.string().max(250),
    /** What tells it from others: company, e-mail address, holder. */
    subtitle: z.string().max(300).nullable(),
    /** Number of the member, of the file, of the receipt. */
    number: z.string().max(60).nullable(),
    siret: z.string().max(14).nullable(),
    /** State of an account. */
    state: z.enum(ACCOUNT_STATES).nullable(),
    /** Whose it is. */
    personId: uuid.nullable(),
    /** The account itself, or one that a person is on. */
    accountId: uuid.nullable(),
  })
  .meta({ id: 'SearchHit' })

export const searchEverything = defineRoute({
  method: 'GET',
  path: '/admin/search',
  operationId: 'searchEverything',
  tag,
  summary: 'One search over members, persons, accounts, payments and certificates, as one types',
  description:
    'The best of each kind that the role may read: names, e-mail addresses, telephone numbers, logins, companies, SIRET numbers, numbers of files, members, payments, receipts and certificates. Words are looked for from three letters on, numbers of files and members as they are.',
  access: { kind: 'staff', permission: 'members.read' },
  query: z.strictObject({ q: searchText }),
  responses: { 200: z.object({ items: z.array(searchHit).max(30) }).meta({ id: 'SearchHits' }) },
  problems: [],
})
