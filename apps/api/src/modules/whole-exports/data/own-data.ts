import * as schema from '@guichet/db/schema'
import { and, eq, inArray, isNotNull, isNull, ne, or, type SQL, sql } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import type { Ctx } from '../../../ctx.ts'
import { part, type TablePart } from './part-data.ts'

/** A table, and which of its rows are about a person. */
interface OwnPart {
  readonly part: TablePart
  readonly meant: (personId: string) => SQL | undefined
}

const own = (
  name: string,
  table: PgTable & { readonly id: PgColumn },
  meant: OwnPart['meant'],
  without: string[] = [],
  also: TablePart['also'] = {},
): OwnPart => ({ part: { ...part(name, table, without), also }, meant })
/** A table with one row of each person. */
const single = (
  name: string,
  table: PgTable & { readonly personId: PgColumn },
  without: string[] = [],
): OwnPart => ({
  part: { name, table, key: [table.personId], without },
  meant: (personId) => eq(table.personId, personId),
})
const by = (column: PgColumn) => (personId: string) => eq(column, personId)
const among = (column: PgColumn, ids: (personId: string) => SQL) => (personId: string) =>
  sql`${column} in (${ids(personId)})`

const { threadFiles, threadPosts, threads } = schema
const { declarationLines, declarationTurnovers, declarationVersions } = schema
const { payments, accountPersons, messageInboxes, vouchers, serviceOrders, documents } = schema
const { documentShelves: shelves, documentVersions: versions, delegations, auditEntries } = schema
const paymentsOf = (id: string) =>
  sql`select ${payments.id} from ${payments} where ${payments.personId} = ${id}`
const vouchersOf = (id: string) =>
  sql`select ${vouchers.id} from ${vouchers} where ${vouchers.personId} = ${id}`
const ordersOf = (id: string) =>
  sql`select ${serviceOrders.id} from ${serviceOrders} where ${serviceOrders.personId} = ${id}`
const heldBy = (id: string) =>
  sql`select ${accountPersons.accountId} from ${accountPersons}
    where ${accountPersons.personId} = ${id} and ${accountPersons.role} = 'holder'`
/** Of the person, and of the accounts that it holds. */
const invoicedTo = (id: string) => {
  const { personId, accountId } = schema.invoices
  return or(and(eq(personId, id), isNull(accountId)), sql`${accountId} in (${heldBy(id)})`)
}
const declarantsOf = (id: string) =>
  sql`select ${schema.declarants.id} from ${schema.declarants} where ${schema.declarants.personId} = ${id}`
const declarationsOf = (id: string) =>
  sql`select ${schema.declarations.id} from ${schema.declarations} where ${schema.declarations.personId} = ${id}`
const invoicesOf = (id: string) =>
  sql`select ${schema.invoices.id} from ${schema.invoices} where ${invoicedTo(id)}`
const messagesOf = (id: string) =>
  sql`select ${messageInboxes.messageId} from ${messageInboxes} where ${messageInboxes.accountId} in (${heldBy(id)})`
/** Files of the messages of a person’s conversations, without those of notes. */
export const ownThreadFiles = (id: string) =>
  sql`${threadFiles.postId} in (select p.id from ${threadPosts} p inner join ${threads} t on t.id = p.thread_id
    where t.person_id = ${id} and p.kind <> 'note')`
const shelvedBy = (id: string) =>
  sql`select ${shelves.documentId} from ${shelves} where ${shelves.personId} = ${id} and ${shelves.deletedAt} is null`

/** The firm of a row by its name. */
const firm = { firm: sql`(select f.name from firms f where f.id = firm_id)` }

/**
 * What is held about a person, by what it is called in the ZIP. Which other persons acted stays out, and what tells of a request for
 * access more than whoever made it is to know.
 */
export const OWN_PARTS: readonly OwnPart[] = [
  own('personne', schema.persons, by(schema.persons.id), ['searchKey']),
  {
    part: {
      name: 'identifiants',
      table: schema.signInIdentifiers,
      key: [schema.signInIdentifiers.identifier],
    },
    meant: by(schema.signInIdentifiers.personId),
  },
  own('changements-adresse', schema.emailChanges, by(schema.emailChanges.personId), ['sessionId']),
  single('telephone-verifie', schema.verifiedPhones),
  own('cles-acces', schema.passkeys, by(schema.passkeys.personId), ['credentialId', 'counter']),
  own('appareils-de-confiance', schema.trustedDevices, by(schema.trustedDevices.personId)),
  own('recuperations', schema.recoveries, by(schema.recoveries.personId), ['linkHash']),
  own('franceconnect', schema.federatedIdentities, by(schema.federatedIdentities.personId)),
  {
    part: {
      ...{ name: 'conditions-acceptees', table: schema.termsAcceptances },
      key: [schema.termsAcceptances.kind, schema.termsAcceptances.version],
    },
    meant: by(schema.termsAcceptances.personId),
  },
  own('inscriptions-declarant', schema.declarantSignups, by(schema.declarantSignups.personId)),
  own(
    'options-declarant',
    schema.declarantOptions,
    among(schema.declarantOptions.declarantId, declarantsOf),
    ['saidBy', 'withdrawnBy'],
  ),
  {
    part: {
      ...{ name: 'registre-declarant', table: schema.declarantLooks },
      ...{ key: [schema.declarantLooks.declarantId], without: ['differenceKey'] },
    },
    meant: among(schema.declarantLooks.declarantId, declarantsOf),
  },
  own('declarations', schema.declarations, by(schema.declarations.personId)),
  {
    part: {
      ...{ name: 'declarations-versions', table: declarationVersions, without: ['filedBy', 'accessId'] },
      key: [declarationVersions.declarationId, declarationVersions.version],
    },
    meant: among(declarationVersions.declarationId, declarationsOf),
  },
  {
    part: {
      ...{ name: 'declarations-montants', table: declarationTurnovers },
      key: [declarationTurnovers.declarationId, declarationTurnovers.version, declarationTurnovers.category],
    },
    meant: among(declarationTurnovers.declarationId, declarationsOf),
  },
  {
    part: {
      ...{ name: 'declarations-lignes', table: declarationLines },
      key: [declarationLines.declarationId, declarationLines.version, declarationLines.rank],
    },
    meant: among(declarationLines.declarationId, declarationsOf),
  },
  own('adhesions', schema.memberships, by(schema.memberships.personId)),
  own('renouvellements', schema.renewals, by(schema.renewals.personId)),
  own('renouvellements-automatiques', schema.automaticRenewals, by(schema.automaticRenewals.personId), [
    ...['setupId', 'setupUrl', 'methodId'],
  ]),
  own('inscriptions', schema.joinings, by(schema.joinings.personId), ['referrerId']),
  own('paiements', payments, by(payments.personId), ['checkoutUrl', 'methodId', 'payerFingerprint']),
  own('recus', schema.receipts, among(schema.receipts.paymentId, paymentsOf)),
  own('remboursements', schema.refunds, among(schema.refunds.paymentId, paymentsOf), ['askedBy']),
  own('factures', schema.invoices, invoicedTo, ['searchKey', 'billingRunId']),
  own('lignes-factures', schema.invoiceLines, among(schema.invoiceLines.invoiceId, invoicesOf)),
  own('attestations', schema.certificates, by(schema.certificates.personId), ['factsHash']),
  own('commandes', serviceOrders, by(serviceOrders.personId)),
  own('periodes-commandes', schema.serviceOrderPeriods, among(schema.serviceOrderPeriods.orderId, ordersOf)),
  own('bons-cadeaux', vouchers, by(vouchers.personId)),
  own(
    'mouvements-bons-cadeaux',
    schema.voucherMovements,
    among(schema.voucherMovements.voucherId, vouchersOf),
    ['actorId'],
  ),
  own('parrainages', schema.referrals, by(schema.referrals.referrerId), [
    ...['newcomerId', 'joiningId', 'paymentId', 'hints'],
  ]),
  own('invitations-parrainage', schema.referralInvitations, by(schema.referralInvitations.personId)),
  single('entreprise-verifiee', schema.companyProofs),
  own('evenements', schema.lifeEvents, by(schema.lifeEvents.personId), ['createdById']),
  own('comptes', schema.accounts, among(schema.accounts.id, heldBy), [
    ...['companyKey', 'responsibleKey', 'searchKey'],
  ]),
  {
    part: { name: 'comptes-identites', table: schema.accountDetails, key: [schema.accountDetails.accountId] },
    meant: among(schema.accountDetails.accountId, heldBy),
  },
  {
    part: {
      ...{ name: 'comptes-teleprocedures', table: schema.accountProcedures },
      key: [schema.accountProcedures.accountId, schema.accountProcedures.procedureId],
    },
    meant: among(schema.accountProcedures.accountId, heldBy),
  },
  {
    part: {
      ...{ name: 'comptes-conditions-acceptees', table: schema.accountRegistrations },
      key: [schema.accountRegistrations.accountId],
    },
    meant: among(schema.accountRegistrations.accountId, heldBy),
  },
  {
    part: { name: 'comptes-droits', table: accountPersons, key: [accountPersons.accountId] },
    meant: by(accountPersons.personId),
  },
  own('messages', schema.accountMessages, among(schema.accountMessages.id, messagesOf), [
    ...['dedupeKey', 'searchKey'],
  ]),
  own('acces-donnes', delegations, by(delegations.ownerId), ['thirdId', 'firmId'], firm),
  own(
    'acces-recus',
    delegations,
    (id) => and(eq(delegations.thirdId, id), isNotNull(delegations.acceptedAt)),
    ['ownerId', 'firmId'],
    firm,
  ),
  own('cabinets', schema.firmMembers, by(schema.firmMembers.personId), ['invitedById', 'firmId'], firm),
  own('interventions', schema.assistances, by(schema.assistances.ownerId), ['staffId']),
  own('sessions', schema.sessions, by(schema.sessions.personId)),
  own('connexions', schema.signInEvents, by(schema.signInEvents.personId)),
  own('connexions-contestees', schema.signInReports, by(schema.signInReports.personId), [
    ...['handledById', 'note'],
  ]),
  own('demandes-effacement', schema.erasureRequests, by(schema.erasureRequests.personId), ['decidedById']),
  own('exports', schema.wholeExports, by(schema.wholeExports.personId), [
    ...['runId', 'tries', 'heardAt', 'fileKey', 'fetchedBy'],
  ]),
  own('cles-api', schema.apiKeys, by(schema.apiKeys.personId)),
  {
    part: {
      ...{ name: 'preferences-notifications', table: schema.notificationPreferences },
      key: [schema.notificationPreferences.personId, schema.notificationPreferences.subject],
    },
    meant: by(schema.notificationPreferences.personId),
  },
  single('preference-actualites', schema.newsPreferences),
  single('preference-rappels', schema.reminderPreferences),
  own('envois-groupes', schema.mailingRecipients, by(schema.mailingRecipients.personId), ['sharedWithId']),
  own('notifications', schema.notifications, by(schema.notifications.personId), ['dedupeKey']),
  own('rappels', schema.reminders, by(schema.reminders.personId)),
  own('e-mails-et-sms', schema.outgoingMessages, by(schema.outgoingMessages.personId), [
    ...['data', 'dedupeKey', 'lastError', 'claimedUntil', 'nextTryAt', 'mailingRecipientId'],
  ]),
  own('courriers', schema.letters, by(schema.letters.personId), ['dedupeKey', 'printId']),
  own('documents', documents, among(documents.id, shelvedBy), ['searchKey', 'createdBy', 'audienceId']),
  own('liens-de-partage', schema.documentLinks, by(schema.documentLinks.personId), ['passwordHash']),
  own('consultations-documents', schema.documentAccesses, by(schema.documentAccesses.personId)),
  own('conversations', threads, by(threads.personId), ['searchKey', 'assigneeId']),
  own(
    'messages-conversations',
    threadPosts,
    (id) =>
      and(
        sql`${threadPosts.threadId} in (select ${threads.id} from ${threads} where ${threads.personId} = ${id})`,
        ne(threadPosts.kind, 'note'),
      ),
    ['authorId', 'searchKey'],
  ),
  own('fichiers-conversations', threadFiles, ownThreadFiles, ['senderId', 'fileKey']),
  own(
    'journal',
    auditEntries,
    (id) =>
      or(
        eq(auditEntries.actorId, id),
        eq(auditEntries.ownerId, id),
        and(inArray(auditEntries.subjectKind, ['member', 'person']), eq(auditEntries.subjectId, id)),
      ),
    ['actorId', 'ownerId', 'accessId', 'requestId', 'subjectId', 'before', 'after'],
  ),
]

/** Files with a social security number, which stands in the ZIP as it is. */
export const NIR_PARTS: readonly OwnPart[] = [
  single('fiche', schema.members, ['importId']),
  own('declarant', schema.declarants, by(schema.declarants.personId), ['decidedBy']),
]

/** The social security numbers of a person’s files, encrypted, by the name of the part. */
export async function findNirCiphers({ db }: Ctx, personId: string): Promise<ReadonlyMap<string, Buffer>> {
  const { members, declarants } = schema
  const [fiche] = await db
    .select({ cipher: members.nirCipher })
    .from(members)
    .where(eq(members.personId, personId))
  const [declarant] = await db
    .select({ cipher: declarants.nirCipher })
    .from(declarants)
    .where(eq(declarants.personId, personId))
  const found = Object.entries({ fiche: fiche?.cipher, declarant: declarant?.cipher })
  return new Map(found.flatMap(([name, cipher]) => (cipher ? [[name, cipher] as const] : [])))
}

/** Which files are in a person’s library or trash: all versions of the own, the latest of what is published. */
export const filesOf = (personId: string) =>
  and(
    sql`${documents.id} in (${shelvedBy(personId)})`,
    isNull(documents.withdrawnAt),
    or(eq(documents.ownerId, personId), eq(versions.version, documents.version)),
  )

/** Payments of a person of which there is a receipt. */
export const readReceiptPayments = ({ db }: Ctx, personId: string) =>
  db
    .select({ paymentId: payments.id })
    .from(schema.receipts)
    .innerJoin(payments, eq(payments.id, schema.receipts.paymentId))
    .where(and(eq(payments.personId, personId), isNotNull(payments.paidOn)))
    .orderBy(schema.receipts.number)
