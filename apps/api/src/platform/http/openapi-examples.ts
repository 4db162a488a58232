import { ACCOUNT_EXAMPLES } from './openapi-account-examples.ts'
import { ACCOUNT_PERSON_EXAMPLES } from './openapi-account-person-examples.ts'
import { AUDIT_EXAMPLES } from './openapi-audit-examples.ts'
import { DELEGATION_EXAMPLES } from './openapi-delegation-examples.ts'
import { DOCUMENT_EXAMPLES } from './openapi-document-examples.ts'
import { FACTOR_EXAMPLES } from './openapi-factor-examples.ts'
import { FIRM_EXAMPLES } from './openapi-firm-examples.ts'
import { FRANCECONNECT_EXAMPLES } from './openapi-franceconnect-examples.ts'
import { GO_LIVE_EXAMPLES } from './openapi-go-live-examples.ts'
import { INFORMATION_EXAMPLES } from './openapi-information-examples.ts'
import { JOINING_EXAMPLES } from './openapi-joining-examples.ts'
import { KEY_EXAMPLES } from './openapi-key-examples.ts'
import { LETTER_EXAMPLES } from './openapi-letter-examples.ts'
import { LINK_EXAMPLES } from './openapi-link-examples.ts'
import { MAILBOX_EXAMPLES } from './openapi-mailbox-examples.ts'
import { MAILING_EXAMPLES } from './openapi-mailing-examples.ts'
import { MEMBER_LIST_EXAMPLES } from './openapi-member-list-examples.ts'
import { MOVE_EXAMPLES } from './openapi-move-examples.ts'
import { OPTION_EXAMPLES } from './openapi-option-examples.ts'
import { PUBLISHING_EXAMPLES } from './openapi-publishing-examples.ts'
import { RECOVERY_EXAMPLES } from './openapi-recovery-examples.ts'
import { REGISTRATION_EXAMPLES } from './openapi-registration-examples.ts'
import { REMINDER_EXAMPLES } from './openapi-reminder-examples.ts'
import { RENEWAL_EXAMPLES } from './openapi-renewal-examples.ts'
import {
  CERTIFICATE_ID,
  CURSOR,
  certificate,
  completedRenewal,
  factorAsked,
  MEMBERSHIP_ID,
  me,
  membership,
  ownSession,
  PAYMENT_ID,
  PERSON_ID,
  payment,
  RENEWAL_ID,
  renewal,
  session,
  signIn,
  staffPayment,
  TOKEN,
  TYPE_ID,
  transferRenewal,
} from './openapi-samples.ts'
import { SERVICE_EXAMPLES } from './openapi-service-examples.ts'
import { SETTINGS_EXAMPLES } from './openapi-settings-examples.ts'
import { SIGN_IN_EXAMPLES } from './openapi-sign-in-examples.ts'
import { STAFF_ACCOUNT_EXAMPLES } from './openapi-staff-account-examples.ts'
import { STATISTICS_EXAMPLES } from './openapi-statistics-examples.ts'
import { TEAM_EXAMPLES } from './openapi-team-examples.ts'
import { THREAD_EXAMPLES } from './openapi-thread-examples.ts'
import { TYPE_EXAMPLES } from './openapi-type-examples.ts'
import { VOUCHER_EXAMPLES } from './openapi-voucher-examples.ts'

export interface Example {
  readonly summary: string
  readonly value: unknown
}
export interface OperationExamples {
  /** Values of path and query parameters. */
  readonly params?: Readonly<Record<string, string | number>>
  readonly body?: Readonly<Record<string, Example>>
  /** Answers by status; none for an answer without content or a PDF. */
  readonly responses?: Readonly<Record<number, Readonly<Record<string, Example>>>>
}
const one = (value: unknown, summary = 'Example') => ({ example: { summary, value } })
const page = (...items: unknown[]) => ({
  items,
  nextCursor: null,
  previousCursor: null,
  total: items.length,
  totalIsExact: true,
  firstRank: items.length === 0 ? 0 : 1,
})

const renewalParams = { id: MEMBERSHIP_ID, renewalId: RENEWAL_ID }
const pageParams = { limit: 10, cursor: CURSOR }

/** Plausible requests and answers of each operation, shown in the documentation and checked against the contract. */
export const EXAMPLES: Readonly<Record<string, OperationExamples>> = {
  ...ACCOUNT_PERSON_EXAMPLES,
  ...MEMBER_LIST_EXAMPLES,
  ...MAILBOX_EXAMPLES,
  ...STAFF_ACCOUNT_EXAMPLES,
  ...REGISTRATION_EXAMPLES,
  ...JOINING_EXAMPLES,
  ...INFORMATION_EXAMPLES,
  ...FRANCECONNECT_EXAMPLES,
  ...FACTOR_EXAMPLES,
  ...DOCUMENT_EXAMPLES,
  ...PUBLISHING_EXAMPLES,
  ...KEY_EXAMPLES,
  ...AUDIT_EXAMPLES,
  ...TEAM_EXAMPLES,
  ...LETTER_EXAMPLES,
  ...SIGN_IN_EXAMPLES,
  ...DELEGATION_EXAMPLES,
  ...FIRM_EXAMPLES,
  ...LINK_EXAMPLES,
  ...MAILING_EXAMPLES,
  ...RECOVERY_EXAMPLES,
  ...REMINDER_EXAMPLES,
  ...MOVE_EXAMPLES,
  ...RENEWAL_EXAMPLES,
  ...SERVICE_EXAMPLES,
  ...SETTINGS_EXAMPLES,
  ...GO_LIVE_EXAMPLES,
  ...STATISTICS_EXAMPLES,
  ...VOUCHER_EXAMPLES,
  createSession: {
    body: one({
      identifier: 'helene.castellan@example.org',
      password: 'Mistral-Olivier-31!',
      remember: false,
    }),
    responses: {
      201: one(session, 'Signed in'),
      202: one(factorAsked, 'A second factor is asked'),
    },
  },
  replaceTemporaryPassword: {
    body: one({ password: 'Mistral-Olivier-31!' }),
    responses: { 201: one(session) },
  },
  changePassword: {
    body: one({ currentPassword: 'Mistral-Olivier-31!', newPassword: 'Cyprès-Lavande-47!' }),
  },
  answerFactor: {
    body: one({ code: '492039' }),
    responses: {
      201: one({ ...session, staffRole: 'support', permissions: ['members.read'] }),
      202: one({ factor: 'new-password', ways: [], mayTrust: false }, 'The password is a temporary one'),
    },
  },
  getSession: { responses: { 200: one(session) } },
  listSessions: { responses: { 200: one({ items: [ownSession] }) } },
  endSession: { params: { id: ownSession.id } },
  endOtherSessions: { responses: { 200: one({ ended: 2 }) } },
  listSignIns: {
    params: { ...pageParams, result: 'refused', q: 'firefox' },
    responses: { 200: one(page(signIn, { ...signIn, result: 'refused', knownDevice: false })) },
  },
  exportSignIns: { params: { result: 'refused', q: 'firefox' } },
  denySignIn: { params: { token: TOKEN } },
  refreshSession: {},
  setLocale: { body: one({ locale: 'en' }) },
  requestPasswordReset: {
    body: one({ email: 'helene.castellan@example.org' }),
    responses: { 202: one({ accepted: true }) },
  },
  getActivation: {
    params: { token: TOKEN },
    responses: {
      200: one({
        purpose: 'account-invitation',
        account: {
          login: 'castellan',
          companyName: 'Atelier Castellan',
          email: 'lea.martin@example.org',
        },
        asksProofs: false,
        firstPassword: false,
        signInFirst: false,
        invited: { firstName: 'Léa', lastName: 'Martin' },
        staff: null,
        expiresAt: '2026-11-22T09:15:00.000Z',
        totp: null,
      }),
    },
  },
  useActivation: {
    params: { token: TOKEN },
    body: {
      password: { summary: 'Choose a new password', value: { password: 'Mistral-Olivier-31!' } },
      administrator: {
        summary: 'Create the first administrator',
        value: {
          password: 'Mistral-Olivier-31!',
          firstName: 'Nadia',
          lastName: 'Benali',
          email: 'nadia.benali@example.org',
          code: '492039',
        },
      },
    },
    responses: { 201: one(session, 'A new member is signed in') },
  },
  getMe: { responses: { 200: one(me) } },
  updateMe: {
    body: {
      phone: { summary: 'Change the telephone number', value: { phone: '01 49 09 87 37' } },
      address: {
        summary: 'Move the business',
        value: {
          businessAddress: {
            street: '4 quai du Port',
            complement: 'Atelier 2',
            postcode: '13002',
            city: 'Marseille',
          },
        },
      },
    },
    responses: { 200: one({ ...me, version: 8 }) },
  },
  listPartners: { responses: { 200: one({ items: [me.partner] }) } },
  listMyTasks: {
    responses: {
      200: one({
        items: [
          {
            kind: 'membership-ending',
            urgency: 'soon',
            dueOn: '2027-01-14',
            membershipId: MEMBERSHIP_ID,
            renewalId: null,
            ...{ orderId: null, label: null },
            fields: [],
          },
          {
            kind: 'information-incomplete',
            urgency: 'later',
            dueOn: null,
            membershipId: null,
            renewalId: null,
            ...{ orderId: null, label: null },
            fields: ['personalEmail', 'facebookUrl'],
          },
        ],
      }),
    },
  },
  listMemberships: {
    params: { ...pageParams, q: '2026', sort: '-startsOn' },
    responses: { 200: one(page(membership)) },
  },
  getMembership: {
    params: { id: MEMBERSHIP_ID },
    responses: {
      200: one({
        ...membership,
        holder: { firstName: 'Hélène', lastName: 'Castellan' },
        services: [
          {
            id: '019a1f4e-8d01-7b6a-9c2e-7f1a3b5d9e04',
            number: 318,
            orderedOn: '2026-02-03',
            amountCents: 1200,
            recurring: false,
            label: 'Atelier « Facturer sans erreur »',
            state: 'fulfilled',
            withdrawalState: null,
          },
        ],
        paymentId: PAYMENT_ID,
        refundedCents: 0,
        cancelReason: null,
        certificateAvailable: true,
      }),
    },
  },
  getRenewalOffer: {
    params: { id: MEMBERSHIP_ID },
    responses: {
      200: one({
        today: '2026-11-21',
        currentEndsOn: '2027-01-14',
        rule: 'early',
        startsOn: '2027-01-15',
        endsOn: '2028-01-14',
        types: [
          {
            ...membership.type,
            description: 'Pour toute micro-entreprise.',
            amountCents: 4500,
            kind: 'annual',
            endsOn: '2028-01-14',
          },
        ],
        currentTypeId: TYPE_ID,
        methods: ['card', 'sepa-debit', 'transfer', 'cheque'],
        pending: null,
      }),
    },
  },
  createRenewal: {
    params: { id: MEMBERSHIP_ID },
    body: {
      card: {
        summary: 'By card, at what the payer was told',
        value: {
          ...{ typeId: TYPE_ID, method: 'card', amountCents: 4500 },
          ...{ startsOn: '2027-01-15', endsOn: '2028-01-14' },
        },
      },
      transfer: { summary: 'By transfer', value: { typeId: TYPE_ID, method: 'transfer' } },
    },
    responses: {
      201: {
        card: { summary: 'By card: send the payer to checkoutUrl', value: renewal },
        transfer: { summary: 'By transfer: show where to and the reference', value: transferRenewal },
      },
    },
  },
  getRenewal: { params: renewalParams, responses: { 200: one(completedRenewal, 'Paid') } },
  checkRenewal: {
    params: renewalParams,
    responses: { 200: one({ ...renewal, state: 'processing', method: 'sepa-debit' }, 'On its way') },
  },
  cancelRenewal: {
    params: renewalParams,
    responses: { 200: one({ ...renewal, state: 'cancelled', checkoutUrl: null }, 'Given up') },
  },
  getMembershipCertificate: { params: { id: MEMBERSHIP_ID } },
  getMembershipCard: { params: { id: MEMBERSHIP_ID } },
  listPayments: { params: pageParams, responses: { 200: one(page(payment)) } },
  getPaymentReceipt: { params: { id: PAYMENT_ID } },
  listCertificates: { params: pageParams, responses: { 200: one(page(certificate)) } },
  getVerification: {
    params: { code: certificate.code },
    responses: {
      200: one({
        kind: 'membership-certificate',
        state: 'valid',
        number: certificate.number,
        code: certificate.code,
        holderName: 'Hélène Castellan',
        organisationName: 'Association Exemple',
        issuedOn: '2026-11-21',
        startsOn: '2026-01-15',
        endsOn: '2027-01-14',
        revokedOn: null,
        amountCents: null,
        checkedAt: '2026-11-21T10:02:07.000Z',
      }),
    },
  },
  listNews: {
    params: pageParams,
    responses: {
      200: one(
        page({
          id: '019a1f51-3e70-7a84-b1c5-0d2f4a6c8e92',
          title: 'Permanence du samedi',
          body: 'Nos conseillers vous reçoivent le samedi 28 novembre, de 9 h à 12 h.',
          publishedAt: '2026-11-18T07:30:00.000Z',
        }),
      ),
    },
  },
  getMember: {
    params: { id: PERSON_ID },
    responses: {
      200: one({
        member: me,
        membershipState: 'active',
        memberships: [{ ...membership, paymentId: PAYMENT_ID }],
        payments: [payment],
        certificates: [certificate],
        mail: { undeliverable: null, news: 'contract' },
        signsIn: true,
        sameSiret: [],
      }),
    },
  },
  listStaffPayments: {
    params: { ...pageParams, q: 'ADH-2026', state: 'pending', method: 'transfer' },
    responses: { 200: one(page({ ...staffPayment, state: 'pending', paidOn: null, receiptNumber: null })) },
  },
  recordPayment: {
    params: { id: PAYMENT_ID },
    body: one({ paidOn: '2026-11-24', note: 'Relevé du 24 novembre, ligne 12' }),
    responses: { 200: one(staffPayment) },
  },
  revokeCertificate: {
    params: { id: CERTIFICATE_ID },
    body: one({ reason: 'Émise au nom d’une autre personne' }),
    responses: { 200: one({ ...certificate, state: 'revoked', revokedAt: '2026-11-22T14:05:00.000Z' }) },
  },
  ...ACCOUNT_EXAMPLES,
  ...OPTION_EXAMPLES,
  ...THREAD_EXAMPLES,
  ...TYPE_EXAMPLES,
  suggestAddresses: {
    params: { q: '56 rue de billan' },
    responses: {
      200: one({
        items: [
          {
            label: '56 Rue de Billancourt 92100 Boulogne-Billancourt',
            ...{ streetNumber: '56', streetNumberSuffix: null, streetName: 'Rue de Billancourt' },
            ...{ postcode: '92100', city: 'Boulogne-Billancourt' },
          },
        ],
      }),
    },
  },
}
