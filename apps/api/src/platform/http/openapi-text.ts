import { SCOPES, type Scope } from '@guichet/domain/rights'
import { ACCOUNT_FIELDS } from './openapi-account-fields.ts'
import { AUDIT_FIELDS } from './openapi-audit-fields.ts'
import { DECLARANT_FIELDS } from './openapi-declarant-fields.ts'
import { DELEGATION_FIELDS } from './openapi-delegation-fields.ts'
import { DOCUMENT_FIELDS } from './openapi-document-fields.ts'
import { EXPORT_FIELDS } from './openapi-export-fields.ts'
import { FACTOR_FIELDS } from './openapi-factor-fields.ts'
import { FIRM_FIELDS } from './openapi-firm-fields.ts'
import { FRANCECONNECT_FIELDS } from './openapi-franceconnect-fields.ts'
import { GO_LIVE_FIELDS } from './openapi-go-live-fields.ts'
import { INFORMATION_FIELDS } from './openapi-information-fields.ts'
import { INVOICE_FIELDS } from './openapi-invoice-fields.ts'
import { JOINING_FIELDS } from './openapi-joining-fields.ts'
import { KEY_FIELDS } from './openapi-key-fields.ts'
import { LETTER_FIELDS } from './openapi-letter-fields.ts'
import { LINK_FIELDS } from './openapi-link-fields.ts'
import { MAILING_FIELDS } from './openapi-mailing-fields.ts'
import { MEMBER_FIELDS } from './openapi-member-fields.ts'
import { MEMBER_LIST_FIELDS } from './openapi-member-list-fields.ts'
import { MESSAGE_FIELDS } from './openapi-message-fields.ts'
import { MOVE_FIELDS } from './openapi-move-fields.ts'
import { NOTIFICATION_FIELDS } from './openapi-notification-fields.ts'
import { PRIVACY_FIELDS } from './openapi-privacy-fields.ts'
import { PUBLISHING_FIELDS } from './openapi-publishing-fields.ts'
import { RECOVERY_FIELDS } from './openapi-recovery-fields.ts'
import { REMINDER_FIELDS } from './openapi-reminder-fields.ts'
import { RENEWAL_FIELDS } from './openapi-renewal-fields.ts'
import { SERVICE_FIELDS } from './openapi-service-fields.ts'
import { SETTINGS_FIELDS } from './openapi-settings-fields.ts'
import { SIGN_IN_FIELDS } from './openapi-sign-in-fields.ts'
import { STATISTICS_FIELDS } from './openapi-statistics-fields.ts'
import { TEAM_FIELDS } from './openapi-team-fields.ts'
import { THREAD_FIELDS } from './openapi-thread-fields.ts'
import { VOUCHER_FIELDS } from './openapi-voucher-fields.ts'

/** Sections of the documentation, in reading order. */
export const TAGS: Readonly<Record<string, string>> = {
  Session: 'Signing in and out, second factor, language, one-time links. For browsers; programs hold a key.',
  'API keys':
    'Keys by which programs act for a person: made, replaced and ended by that person in a browser.',
  FranceConnect:
    'Signing in with FranceConnect, OpenID Connect of the French State, and its link to the space of a person.',
  'Second factors':
    'Authenticator program, recovery codes, passkeys and trusted browsers. For browsers; each change asks for the password.',
  Recovery:
    'A new password by the proofs that its person has set up: link by mail, code by SMS, secret question. For browsers.',
  Privacy: 'Consents with their history, and erasure (RGPD art. 17).',
  'My information': 'The file of the person who calls, and what is due.',
  Notifications:
    'What the portal told the person who calls, and by what that person wants to be told of each subject.',
  Memberships: 'Periods of membership, their renewal and the certificate (“attestation d’adhésion”).',
  'Membership types': 'What members may join for, at which price from when, and partners; kept by staff.',
  Invoices:
    'Invoices and credit notes of the person and of accounts that the person looks after, as data and as PDF.',
  'Back-office invoices': 'For staff: everybody’s invoices, credit notes, sending again, export.',
  'Billing runs': 'For staff: the monthly invoicing of accounts: preview, start, progress.',
  Payments: 'What was paid, what is awaited, and receipts.',
  Services: 'Services (“prestations”) on offer, orders of them, and their handling by staff.',
  Vouchers: 'Referral codes, what they bring, and vouchers (“bons cadeaux”) with their ledger.',
  Certificates: 'Documents issued, and the public check that one is genuine.',
  Documents: 'Files of the person’s own and those that the organisation publishes: library, trash, journal.',
  'Published documents':
    'For staff: documents of the organisation for one member, a segment or all, their versions and who read them.',
  Delegations:
    'Files opened to somebody else, an accountant for one: invitations, requests, the files opened to the caller, and what was done in them. What is done in the file of somebody else carries its id as `X-Guichet-File`.',
  Firms:
    'Third parties who work together: persons of a firm, invitations, roles. What a member opened to one of them and to the colleagues is open to all.',
  Accounts: 'Primary and secondary accounts, their identity, states and the persons on them.',
  'Account moves':
    'Detaching, attaching and swapping of accounts, with the consent of both sides and its consequences.',
  'Life events':
    'What a member tells of the own life and business, with what follows: moving, a new SIRET, the end of the activity, resigning; and what staff record and decide.',
  Declarants:
    'Signing up to declare turnover: company register, proof of address and telephone, file, check by staff.',
  Declarations:
    'Turnover by month or quarter: what is asked for, what is due on it line by line, filing, correcting, receipts.',
  Joining: 'Becoming a member online: draft, proof of the address, payment.',
  Registration: 'Asking for a primary account online.',
  Options:
    'Téléprocédures, mailboxes and services of an account, what they cost, and why one may or may not be used.',
  Messages: 'What the portal tells the accounts on which one is.',
  Threads: 'Conversations of a person with the organisation, with files.',
  Support: 'For staff: conversations that wait for an answer, subjects, answers kept for use.',
  Addresses: 'French addresses completed as one types.',
  Catalogue: 'Téléprocédures, rights profiles, prices and help texts, maintained by staff.',
  Organisation: 'Who runs this portal, and its news.',
  Terms: 'Terms that a person accepted, and new ones that wait for it.',
  'Public texts':
    'Legal notice, accessibility statement and terms by version, and writing to the support desk without signing in.',
  'Going live':
    'What is left to do before the first member comes, and tests of mail, SMS, payments and files.',
  Settings: 'For staff: what the organisation says of itself, and which parts of the portal are on.',
  'Back-office': 'For staff, signed in with a second factor. Keys are refused here.',
  Audit: 'For staff: who did what and when, sealed in a chain; searched, read in detail and exported.',
  Team: 'For administrators: who works in the back-office, with which role, and invitations.',
  Reminders: 'When members are reminded of the end of their membership, what they were sent and will be.',
  Letters: 'For staff: letters to members without e-mail, printed and posted.',
  Mailings:
    'Letters to a segment of the members, news that a person declines or asks for, addresses that take no mail.',
  Operations: 'For staff: mails and SMS on their way out, and what the portal does in the background.',
  'Back-office accounts': 'For staff: all accounts, requests to decide, and settings that only staff change.',
}

export const SCOPE_MEANINGS: Readonly<Record<Scope, string>> = {
  'me:read': 'read the person’s file and what is due',
  'me:write': 'change the person’s file',
  'memberships:read': 'read memberships, renewals and renewal offers',
  'memberships:write': 'renew a membership, cancel a renewal',
  'certificates:read': 'list certificates and download them',
  'payments:read': 'list payments and download receipts',
  'news:read': 'read the news of the organisation',
  'accounts:read': 'read accounts, their secondary accounts and options',
  'accounts:write': 'create, change, close and reopen accounts',
  'messages:read':
    'read the messages of the portal to the person’s accounts, and the conversations with the organisation',
  'messages:write': 'mark messages as read, write to the organisation',
  'documents:read': 'list documents, read them and their journal',
  'documents:write': 'put files into the library, move them to the trash, delete them',
  'services:read': 'read the services on offer and the person’s orders',
  'services:write': 'order services, give up unpaid orders, end subscriptions',
  'vouchers:read': 'read the referral code, whom it brought, and vouchers with their movements',
  'vouchers:write': 'invite people by mail',
  'declarations:read': 'read turnover declarations, their amounts and receipts',
  'declarations:write': 'file and correct turnover declarations',
}
export const scopeTable = (): string =>
  [
    '| scope | allows to |',
    '|---|---|',
    ...SCOPES.map((scope) => `| \`${scope}\` | ${SCOPE_MEANINGS[scope]} |`),
  ].join('\n')

/** Opening page of the documentation, in French then in English. */
export const introduction = (publicUrl: string): string => `## En français

**Obtenir une clé.** Un programme s’identifie par une clé, envoyée dans \`Authorization: Bearer guichet_…\`. La clé agit pour une
personne, dans la limite de ses portées (\`me:read\`, \`memberships:write\`…)\u00A0; elle n’est montrée qu’une fois, prend fin à la date choisie et peut être
arrêtée à tout moment. Créez-la sur la page [Clés d’API](${publicUrl}/integrations) de votre espace. Un navigateur utilise des cookies, que les scripts ne voient pas.

**Erreurs.** Toute réponse autre qu’un succès est un problème (RFC 9457, \`application/problem+json\`). Fiez-vous à \`code\`, qui
ne change pas\u00A0; \`title\` est écrit pour les personnes, en français, ou en anglais avec \`Accept-Language: en\`.
\`errors\` nomme les champs refusés par un pointeur JSON. [Liste de tous les codes](${publicUrl}/api/docs/problems).

**Listes.** Dix éléments par page, cent au plus avec \`limit\`. Passez \`nextCursor\` dans \`cursor\` pour la page suivante\u00A0;
\`null\` annonce la dernière. Un curseur ne se fabrique pas et ne se lit pas. Une ligne ajoutée ou ôtée entre deux pages n’en fait ni
répéter ni sauter d’autres.

**Répéter sans risque.** Envoyez une \`Idempotency-Key\` nouvelle (un UUID) avec chaque demande qui crée ou encaisse. Après une
coupure, renvoyez la même demande avec la même clé\u00A0: vous recevez la première réponse, et rien n’est fait deux fois. Une clé est
gardée sept jours.

**Modifier sans écraser.** Lisez, gardez l’\`ETag\`, renvoyez-le dans \`If-Match\`. Si quelqu’un est passé entre-temps\u00A0: 412.

**Montants et dates.** Les montants sont des centimes d’euro entiers (\`4500\` vaut 45,00\u00A0€), les jours \`AAAA-MM-JJ\` à l’heure de
Paris, les instants en UTC.

## In English

**Getting a key.** A program sends a key in \`Authorization: Bearer guichet_…\`. The key acts for one person within its scopes
(\`me:read\`, \`memberships:write\` …); it is shown once, ends on the day that you choose and can be ended at any time. Make it on the
page [API keys](${publicUrl}/integrations) of your space. A browser holds cookies that scripts cannot see.

**Errors.** Every answer that is not a success is a problem (RFC 9457, \`application/problem+json\`). Rely on \`code\`, which does not
change; \`title\` is for people, in French, or in English with \`Accept-Language: en\`. \`errors\` names the refused fields by JSON
pointer. [List of all codes](${publicUrl}/api/docs/problems).

**Lists.** Ten items a page, a hundred at most with \`limit\`. Give \`nextCursor\` back as \`cursor\` for the next page; \`null\` marks the
last one. A cursor is opaque. A row added or removed between two pages makes no other row repeat or vanish.

**Repeating safely.** Send a new \`Idempotency-Key\` (a UUID) with each request that creates or charges. After a lost connection,
send the same request with the same key: the first answer comes back and nothing is done twice. A key is kept for seven days.

**Editing without overwriting.** Read, keep the \`ETag\`, send it back as \`If-Match\`. If somebody came in between: 412.

**Amounts and dates.** Amounts are whole euro cents (\`4500\` is €45.00), days are \`YYYY-MM-DD\` in Paris time, instants are in UTC.
Clients must ignore fields that they do not know: fields may be added to answers.`

/** Meaning of the fields; `Component.field` goes before `field`. */
export const FIELDS: Readonly<Record<string, string>> = {
  id: 'Identifier, for good.',
  accentColour: 'Colour of the organisation, as CSS.',
  accepted: 'Always true, whether the address is known or not.',
  action: 'What was done, such as `payment.recorded`.',
  eventsToDecide: 'Life events that staff decide.',
  ordersToFulfil: 'Orders of services that are paid and not carried out.',
  lettersToPrint: 'Letters that were not printed.',
  signInReports: 'Disputed sign-ins that nobody has dealt with yet.',
  erasuresToDecide: 'Requests for erasure that wait for an answer.',
  withdrawalsToDecide: 'Withdrawals from services that wait for their refund.',
  declarantsToCheck: 'Declarants that wait to be checked.',
  transfersToMatch: 'Transfers that arrived and are matched with no payment.',
  threadsToAnswer: 'Conversations that wait for an answer of the desk.',
  companiesToCheck:
    'Members whose SIRET the register knows without naming anybody, for the organisation to look at.',
  activeMembers: 'Members whose membership covers today.',
  activeUntil: 'Last day covered, through periods that follow one another; null when inactive.',
  activity: 'Trade of the member, in his own words.',
  actorKind: 'Who acted: a person, a key or the portal itself.',
  actorName: 'Name of the person who acted.',
  ...INVOICE_FIELDS,
  ...ACCOUNT_FIELDS,
  ...MESSAGE_FIELDS,
  ...DOCUMENT_FIELDS,
  ...PUBLISHING_FIELDS,
  ...MOVE_FIELDS,
  ...SETTINGS_FIELDS,
  ...GO_LIVE_FIELDS,
  ...RENEWAL_FIELDS,
  ...SERVICE_FIELDS,
  ...VOUCHER_FIELDS,
  ...STATISTICS_FIELDS,
  ...SIGN_IN_FIELDS,
  ...KEY_FIELDS,
  ...AUDIT_FIELDS,
  ...TEAM_FIELDS,
  ...FRANCECONNECT_FIELDS,
  ...FACTOR_FIELDS,
  ...INFORMATION_FIELDS,
  ...JOINING_FIELDS,
  ...DECLARANT_FIELDS,
  ...LETTER_FIELDS,
  ...DELEGATION_FIELDS,
  ...FIRM_FIELDS,
  ...THREAD_FIELDS,
  ...LINK_FIELDS,
  ...MAILING_FIELDS,
  ...RECOVERY_FIELDS,
  ...REMINDER_FIELDS,
  ...MEMBER_FIELDS,
  ...MEMBER_LIST_FIELDS,
  ...EXPORT_FIELDS,
  ...NOTIFICATION_FIELDS,
  ...PRIVACY_FIELDS,
  addressLines: 'Postal address, line by line.',
  amountCents: 'Amount in euro cents.',
  ape: 'APE (NAF) code of the activity.',
  at: 'When it was done.',
  bank: 'Name of the bank.',
  bic: 'BIC of the account.',
  body: 'Text of the news.',
  businessAddress: 'Address of the activity.',
  certificateAvailable: 'Whether the certificate can be downloaded now.',
  certificates: 'Certificates issued, the latest first.',
  checkedAt: 'Instant of this check.',
  checkoutUrl: 'Where to pay by card or SEPA debit; null when there is nothing to pay there (any more).',
  chequeTo: 'Whom to make the cheque out to and where to send it; null for the other ways to pay.',
  city: 'Town.',
  code: 'Code.',
  'Problem.code': 'Which problem: one of a closed list that does not change its meaning.',
  'FieldError.code': 'What is wrong with the field.',
  'Certificate.code': 'Code to give to the public check, in groups of four.',
  'Verification.code': 'Code that was checked.',
  complement: 'Second line of the address.',
  createdAt: 'When it was created.',
  currentEndsOn: 'Last day of the membership to renew; null when there is none.',
  currentTypeId: 'Type of the membership to renew.',
  cursor: 'Cursor given by the page before; leave it out for the first page.',
  demo: 'Whether this installation holds made-up data.',
  description: 'What it includes.',
  detail: 'What happened this time, where there is more to say.',
  dueOn: 'Day by which it should be done.',
  email: 'E-mail address.',
  'Me.email': 'Address used to sign in.',
  endedOn: 'Last day of the latest period when inactive; null when there never was one.',
  endingWithin30Days: 'Memberships that end within 30 days.',
  endsOn: 'Last day, still included.',
  errors: 'Refused fields, for `request.invalid`.',
  expiresAt: 'Valid until this instant.',
  'Session.expiresAt': 'The session ends at this instant unless it is used before.',
  facebookUrl: 'Facebook page of the business.',
  fields: 'Names of the fields of `Me` that are empty and wanted.',
  firstName: 'First name.',
  firstRank: 'Rank of the first item of this page in the whole list, from 1; 0 when the page is empty.',
  holder: 'Who it belongs to.',
  holderName: 'First and last name of the holder.',
  iban: 'IBAN of the account.',
  identifier: 'E-mail address, login, social security number, or SIRET where it means one person only.',
  inactiveMembers: 'Members whose membership does not cover today.',
  isMember: 'Whether the person is a member (staff need not be).',
  issuedAt: 'When it was issued.',
  issuedOn: 'Day on which it was issued.',
  items: 'Items of this page, or the whole list where it is not paged.',
  kind: 'What it is.',
  label: 'Name to show.',
  lastName: 'Last name.',
  lastSignInAt: 'Sign-in before this one.',
  latestMembershipId: 'The latest membership; null when there never was one.',
  limit: 'Items per page.',
  locale: 'Language of the interface and of the messages.',
  managementTool: '“Outil de gestion”: whether the member has the management tool.',
  managementToolName: 'Name that the organisation gives to its management tool.',
  managementToolSince: 'Day on which the management tool was given.',
  member: 'The member’s information.',
  memberNumber: '“Utilisateur N°”; null for a person who is not a member.',
  membership: 'State of the membership.',
  membershipId: 'The membership that it is about.',
  membershipState: 'Whether the membership covers today.',
  memberships: 'Periods of membership, the latest first.',
  message: 'What is wrong, for people.',
  method: 'Way to pay.',
  methods: 'Ways to pay that are open.',
  name: 'Name.',
  newMembershipId: 'The membership that the renewal became.',
  nextCursor: 'Cursor of the next page; null on the last one.',
  nir: 'Social security number, 15 digits; never given back whole.',
  nirMasked: 'Social security number of which only the last five digits are shown.',
  note: 'Remark kept with the payment.',
  number: 'Number that people use.',
  openingHours: 'When the organisation can be reached.',
  orderedOn: 'Day of the order.',
  organisationName: 'Who issued the document.',
  paidOn: 'Day of payment; null as long as it is not paid.',
  partner: 'Partner through which the member joined.',
  partnerId: 'Partner, one of `GET /partners`; null for none.',
  partnerName: 'Partner through which the member joined.',
  password: 'Password.',
  payableTo: 'Whom to make the cheque out to.',
  paymentId: 'The payment that goes with it.',
  paymentMethod: 'How it was paid.',
  payments: 'Payments, the latest first.',
  pending: 'A renewal that still waits for its payment, to be paid or cancelled first.',
  pendingManualPayments: 'Transfers and cheques that are awaited.',
  permissions: 'Rights in the back-office.',
  personId: 'The person.',
  personalAddress: 'Home address, or seat.',
  personalEmail: 'Second address, for the member’s own use.',
  phone: 'Telephone number.',
  pointer: 'JSON pointer into the body, or `/query/…`, `/params/…`, `/headers/…`.',
  postcode: 'French postcode.',
  previousCursor: 'Cursor of the page before; null on the first one.',
  publishedAt: 'When it was published.',
  purpose: 'What the link is for.',
  q: 'Words to look for.',
  reason: 'Why; shown in the journal, not in public.',
  receiptNumber: 'Number of the receipt; null as long as there is none.',
  receivedThisMonthCents: 'Received since the first of the month, in euro cents.',
  recurring: '“Abonnement”: whether the service is taken again each period.',
  reference: 'Reference to write on the transfer or the cheque.',
  referralCode: '“Code de parrainage” that the member may pass on.',
  remember: 'Stay signed in for 30 days on this browser.',
  remembered: 'Whether the browser stays signed in for 30 days.',
  renewable: 'Whether this is the membership to renew.',
  renewalId: 'The renewal.',
  renewalsThisMonth: 'Renewals completed since the first of the month.',
  renewedOn: '“Renouvellement”: day on which this period was renewed; null when it was not.',
  requestId: 'To give to the organisation when asking for help; also in `X-Request-Id`.',
  retryAfterSeconds: 'How long to wait before trying again.',
  revokedAt: 'When it was revoked.',
  revokedOn: 'Day on which it was revoked.',
  rule: 'Dates follow the current period (`early`), the day of payment (`late`), or open the first period (`first`).',
  sealed: 'Whether the entry is in the sealed chain already.',
  secret: 'Secret to type into the authenticator program.',
  services: 'Services taken during the membership.',
  shortName: 'Short name.',
  siret: 'SIRET number, 14 digits.',
  sort: 'Order of the list; a minus sign puts the greatest first.',
  staffRole: 'Role in the back-office; null for a member.',
  startsOn: 'First day.',
  state: 'Where it stands.',
  status: 'HTTP status.',
  street: 'Number and street.',
  subjectId: 'Identifier of what it was done to.',
  subjectKind: 'Kind of thing that it was done to.',
  tagline: 'What the organisation does, in a few words.',
  title: 'Title.',
  'Problem.title': 'What went wrong, for people.',
  today: 'Today in Paris.',
  token: 'Secret part of the link.',
  total: 'Number of items in the whole list, at most 10,000.',
  totalIsExact: 'False when there are more than 10,000 items.',
  totp: 'For the first administrator: what to put into an authenticator program.',
  transferTo: 'Account to transfer to; null for the other ways to pay.',
  type: 'Type of membership.',
  'Problem.type': 'Address of the description of this problem, relative to the API.',
  typeId: 'Type of membership, one of the offer.',
  typeLabel: 'Name of the type of membership.',
  types: 'Types of membership on offer.',
  uri: 'Address to show as a QR code to the authenticator program.',
  urgency: 'How pressing it is.',
  version: 'Goes up with each change.',
  website: 'Web site.',
}
