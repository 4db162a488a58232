import { isDeepStrictEqual } from 'node:util'
import * as schema from '@guichet/db/schema'
import { and, eq, inArray, isNull, or, type SQL, sql } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import type { Ctx } from '../../../ctx.ts'
import { maskWords } from '../../../platform/audit/mask-facts.ts'
import { eraseDeclarations } from './erase-declarations.ts'
import { ERASED, type ErasedPerson, eraseMessages, naming } from './erase-messages.ts'

const { persons, members, payments, documents, documentVersions, accountPersons, accounts } = schema
const { letterPrints, letters, threadFiles, threadPosts, threads } = schema

/** How somebody is called who was erased. */
export const ERASED_FIRST_NAME = 'Personne'
export const erasedLastName = (number: number): string => `effacée n° ${number}`

/** Rows that go, by the column that says whose they are; what hangs on others comes first. */
export const DELETED: readonly (readonly [PgTable, PgColumn])[] = [
  [schema.notifications, schema.notifications.personId],
  [schema.notificationPreferences, schema.notificationPreferences.personId],
  [schema.newsPreferences, schema.newsPreferences.personId],
  [schema.reminderPreferences, schema.reminderPreferences.personId],
  [schema.letters, schema.letters.personId],
  [schema.totpSetups, schema.totpSetups.personId],
  [schema.totpFactors, schema.totpFactors.personId],
  [schema.recoveryCodes, schema.recoveryCodes.personId],
  [schema.recoveries, schema.recoveries.personId],
  [schema.secretQuestions, schema.secretQuestions.personId],
  [schema.passkeys, schema.passkeys.personId],
  [schema.trustedDevices, schema.trustedDevices.personId],
  [schema.devices, schema.devices.personId],
  [schema.pendingFactors, schema.pendingFactors.personId],
  [schema.federationAttempts, schema.federationAttempts.personId],
  [schema.federatedIdentities, schema.federatedIdentities.personId],
  [schema.emailChanges, schema.emailChanges.personId],
  [schema.smsCodes, schema.smsCodes.personId],
  [schema.verifiedPhones, schema.verifiedPhones.personId],
  [schema.signInReports, schema.signInReports.personId],
  [schema.signInEvents, schema.signInEvents.personId],
  [schema.signInIdentifiers, schema.signInIdentifiers.personId],
  [schema.credentials, schema.credentials.personId],
  [schema.sessions, schema.sessions.personId],
  [schema.oneTimeLinks, schema.oneTimeLinks.personId],
  [schema.apiKeys, schema.apiKeys.personId],
  [schema.messageMarks, schema.messageMarks.personId],
  [schema.messageStates, schema.messageStates.personId],
  [schema.delegationVisits, schema.delegationVisits.personId],
  [schema.referralInvitations, schema.referralInvitations.personId],
  [schema.paymentCustomers, schema.paymentCustomers.personId],
  [schema.memberListSettings, schema.memberListSettings.personId],
  [schema.declarants, schema.declarants.personId],
  [schema.declarantSignups, schema.declarantSignups.personId],
  [schema.termsAcceptances, schema.termsAcceptances.personId],
  [schema.companyProofs, schema.companyProofs.personId],
]

/** Tables that name a person and stay: what they hold of the person is taken away below, or they hold nothing of it. */
export const KEPT: readonly PgTable[] = [
  ...[members, payments, accountPersons, documents, schema.documentAccesses, schema.documentLinks],
  ...[
    schema.documentShelves,
    schema.memberships,
    schema.renewals,
    schema.automaticRenewals,
    schema.reminders,
  ],
  ...[schema.certificates, schema.serviceOrders, schema.refunds, schema.vouchers, schema.voucherMovements],
  ...[schema.referrals, schema.joinings, schema.lifeEvents, schema.delegations, schema.assistances],
  ...[schema.mailingRecipients, schema.outgoingMessages, schema.wholeExports, schema.firmMembers],
  // Invoices name their customer, and are final: the law asks it (domain rule `invoices`).
  ...[schema.accountMoves, schema.erasureRequests, schema.invoices, schema.declarations],
  // Work of the staff, who leave the staff first.
  ...[
    schema.accountImports,
    schema.memberImports,
    schema.bankStatements,
    schema.bankLines,
    schema.legalTexts,
    schema.billingRuns,
    schema.letterPrints,
  ],
  // What a third party said in the file of somebody else; of the own file, all goes with it.
  ...[schema.declarantOptions, schema.declarationVersions],
  // Conversations of others, in which staff wrote.
  ...[schema.threads, schema.threadPosts, schema.threadFiles],
  ...[schema.mailings, schema.memberViews, schema.goLiveMarks, schema.serviceTests],
]

/** What is known of a person who is about to be erased, held for this transaction. */
export async function findErased({ db }: Ctx, id: string, number: number): Promise<ErasedPerson | null> {
  const [row] = await db
    .select({ first: persons.firstName, last: persons.lastName, email: persons.email, phone: persons.phone })
    .from(persons)
    .where(eq(persons.id, id))
    .for('update')
  if (!row) return null
  const [member] = await db
    .select({ personalEmail: members.personalEmail, siret: members.siret })
    .from(members)
    .where(eq(members.personId, id))
  const { first, last, email, phone } = row
  const words = [`${first} ${last}`, `${last} ${first}`, email, phone, member?.personalEmail, member?.siret]
  return { id, number, email, phone, words: words.flatMap((word) => (word && word.length > 4 ? [word] : [])) }
}

/** The last day on which the person paid or was invoiced; null for never. */
export async function findLastBookedOn({ db }: Ctx, personId: string): Promise<string | null> {
  const { invoices } = schema
  const { rows } = await db.execute<{ day: string | null }>(sql`select greatest(
    (select max(${payments.paidOn}) from ${payments} where ${payments.personId} = ${personId}),
    (select max(${invoices.issuedOn}) from ${invoices} where ${invoices.personId} = ${personId}))::text as day`)
  return rows[0]?.day ?? null
}

const idsOf = async ({ db }: Ctx, table: PgTable & { readonly id: PgColumn }, condition: SQL | undefined) =>
  (await db.select({ id: table.id }).from(table).where(condition)).map(({ id }) => String(id))

const ownDocuments = (id: string) =>
  or(eq(documents.ownerId, id), and(eq(documents.audience, 'member'), eq(documents.audienceId, id)))

/** What an entry of the audit may be about that is the person’s. */
export async function readSubjects(ctx: Ctx, id: string): Promise<string[]> {
  const { delegations, joinings, memberships, serviceOrders, vouchers, lifeEvents, certificates } = schema
  const held = await readHeldAccounts(ctx, id)
  const lists: string[][] = []
  lists.push(await idsOf(ctx, payments, eq(payments.personId, id)))
  lists.push(await idsOf(ctx, memberships, eq(memberships.personId, id)))
  lists.push(await idsOf(ctx, joinings, eq(joinings.personId, id)))
  lists.push(await idsOf(ctx, delegations, or(eq(delegations.ownerId, id), eq(delegations.thirdId, id))))
  lists.push(await idsOf(ctx, serviceOrders, eq(serviceOrders.personId, id)))
  lists.push(await idsOf(ctx, vouchers, eq(vouchers.personId, id)))
  lists.push(await idsOf(ctx, lifeEvents, eq(lifeEvents.personId, id)))
  lists.push(await idsOf(ctx, certificates, eq(certificates.personId, id)))
  lists.push(await idsOf(ctx, schema.apiKeys, eq(schema.apiKeys.personId, id)))
  lists.push(await idsOf(ctx, schema.emailChanges, eq(schema.emailChanges.personId, id)))
  lists.push(await idsOf(ctx, schema.wholeExports, eq(schema.wholeExports.personId, id)))
  lists.push(await idsOf(ctx, schema.declarants, eq(schema.declarants.personId, id)))
  lists.push(await idsOf(ctx, schema.declarations, eq(schema.declarations.personId, id)))
  lists.push(await idsOf(ctx, schema.declarantSignups, eq(schema.declarantSignups.personId, id)))
  lists.push(await idsOf(ctx, documents, ownDocuments(id)))
  lists.push(await idsOf(ctx, threads, eq(threads.personId, id)))
  return [...lists.flat(), ...held]
}

/** Accounts that the person held: they are closed, or were never opened. */
const readHeldAccounts = async ({ db }: Ctx, id: string): Promise<string[]> => {
  const rows = await db
    .select({ id: accountPersons.accountId })
    .from(accountPersons)
    .where(and(eq(accountPersons.personId, id), eq(accountPersons.role, 'holder')))
  return rows.map((row) => row.id)
}

/** Files that go with the person, and what the payment service keeps: means of payment, name and address. */
export async function readLoose(ctx: Ctx, id: string) {
  const { db } = ctx
  const files = await db
    .select({ key: documentVersions.fileKey })
    .from(documentVersions)
    .innerJoin(documents, eq(documents.id, documentVersions.documentId))
    .where(ownDocuments(id))
  const exported = await db
    .select({ key: schema.wholeExports.fileKey })
    .from(schema.wholeExports)
    .where(and(eq(schema.wholeExports.personId, id), eq(schema.wholeExports.kind, 'own')))
  // A file of letters holds those of others as well: it can be printed anew without this one.
  const printed = await db
    .selectDistinct({ key: letterPrints.fileKey })
    .from(letterPrints)
    .innerJoin(letters, eq(letters.printId, letterPrints.id))
    .where(eq(letters.personId, id))
  const attached = await db
    .select({ key: threadFiles.fileKey })
    .from(threadFiles)
    .where(inArray(threadFiles.id, await readThreadFiles(ctx, id)))
  const methods = await db
    .selectDistinct({ methodId: payments.methodId })
    .from(payments)
    .where(eq(payments.personId, id))
  const customers = await db
    .select({ customerId: schema.paymentCustomers.customerId })
    .from(schema.paymentCustomers)
    .where(eq(schema.paymentCustomers.personId, id))
  return {
    keys: [...files, ...exported, ...printed, ...attached].flatMap(({ key }) => (key === null ? [] : [key])),
    customerIds: customers.map(({ customerId }) => customerId),
    methodIds: methods.flatMap(({ methodId }) => (methodId === null ? [] : [methodId])),
  }
}

const ownPosts = ({ db }: Ctx, id: string) =>
  db
    .select({ id: threadPosts.id })
    .from(threadPosts)
    .innerJoin(threads, eq(threads.id, threadPosts.threadId))
    .where(eq(threads.personId, id))

/** Files of the person’s conversations, and those that no message has named. */
const readThreadFiles = (ctx: Ctx, id: string): Promise<string[]> =>
  idsOf(
    ctx,
    threadFiles,
    or(
      inArray(threadFiles.postId, ownPosts(ctx, id)),
      and(eq(threadFiles.senderId, id), isNull(threadFiles.postId)),
    ),
  )

async function eraseThreads(ctx: Ctx, id: string): Promise<void> {
  const { db } = ctx
  await db.delete(threadFiles).where(inArray(threadFiles.id, await readThreadFiles(ctx, id)))
  await db.delete(threadPosts).where(inArray(threadPosts.id, ownPosts(ctx, id)))
  await db.delete(threads).where(eq(threads.personId, id))
}

async function eraseDocuments(ctx: Ctx, id: string): Promise<void> {
  const { db } = ctx
  const { documentAccesses: accesses, documentLinks: links, documentShelves: shelves } = schema
  const own = await idsOf(ctx, documents, ownDocuments(id))
  await db.delete(accesses).where(or(eq(accesses.personId, id), inArray(accesses.documentId, own)))
  await db.delete(links).where(or(eq(links.personId, id), inArray(links.documentId, own)))
  await db.delete(shelves).where(or(eq(shelves.personId, id), inArray(shelves.documentId, own)))
  await db.delete(documentVersions).where(inArray(documentVersions.documentId, own))
  await db.delete(documents).where(inArray(documents.id, own))
}

async function eraseAccounts(ctx: Ctx, { id, words, number }: ErasedPerson): Promise<void> {
  const { db } = ctx
  const { accountDetails, accountMessages, messageInboxes, messageStates, mailboxes, accountMoves } = schema
  const held = await readHeldAccounts(ctx, id)
  const logins = await db.select({ login: accounts.login }).from(accounts).where(inArray(accounts.id, held))
  await db.delete(accountPersons).where(eq(accountPersons.personId, id))
  const messages = await idsOf(ctx, accountMessages, inArray(accountMessages.accountId, held))
  await db.delete(messageStates).where(inArray(messageStates.messageId, messages))
  await db.delete(messageInboxes).where(inArray(messageInboxes.messageId, messages))
  await db.delete(accountMessages).where(inArray(accountMessages.id, messages))
  await db.update(mailboxes).set({ passwordHash: null }).where(inArray(mailboxes.accountId, held))
  await db
    .update(accountMoves)
    .set({ namedLogin: null, reason: null })
    .where(
      or(
        inArray(accountMoves.accountId, held),
        inArray(accountMoves.primaryId, held),
        inArray(
          accountMoves.namedLogin,
          logins.map(({ login }) => login),
        ),
      ),
    )
  const name = `${ERASED_FIRST_NAME} ${erasedLastName(number)}`
  await db
    .update(accounts)
    .set({
      ...{ login: sql`'efface-' || ${accounts.fileNumber}`, stateReason: null, siret: '00000000000000' },
      ...{ companyName: ERASED, companyKey: '', responsibleName: name, responsibleKey: '', searchKey: '' },
    })
    .where(inArray(accounts.id, held))
  const blank = Object.fromEntries(
    Object.entries(accountDetails)
      .filter(([, column]) => (column as PgColumn).dataType === 'string' && !(column as PgColumn).notNull)
      .map(([key]) => [key, null]),
  )
  await db
    .update(accountDetails)
    .set({ ...blank, firstName: ERASED_FIRST_NAME, lastName: erasedLastName(number), email: '' })
    .where(inArray(accountDetails.accountId, held))
  // What other accounts were told names the person too.
  const named = await db
    .select({ id: accountMessages.id, data: accountMessages.data })
    .from(accountMessages)
    .where(naming(accountMessages.data, words))
  for (const { id: messageId, data } of named) {
    const masked = maskWords(data, words, ERASED) as typeof data
    if (!isDeepStrictEqual(masked, data))
      await db
        .update(accountMessages)
        .set({ data: masked, searchKey: '' })
        .where(eq(accountMessages.id, messageId))
  }
}

async function eraseBooks({ db, clock }: Ctx, { id, number }: ErasedPerson): Promise<void> {
  const { automaticRenewals, bankLines, certificates, memberships, refunds, serviceOrders } = schema
  const paid = db.select({ id: payments.id }).from(payments).where(eq(payments.personId, id))
  await db.update(bankLines).set({ name: ERASED, label: '' }).where(inArray(bankLines.paymentId, paid))
  await db.update(refunds).set({ reason: ERASED }).where(inArray(refunds.paymentId, paid))
  await db
    .update(payments)
    .set({ note: null, checkoutUrl: null, methodId: null, methodLabel: null, payerFingerprint: null })
    .where(eq(payments.personId, id))
  await db
    .update(automaticRenewals)
    .set({ setupUrl: null, methodId: null, methodLabel: null, updatedAt: clock.now() })
    .where(eq(automaticRenewals.personId, id))
  await db.update(memberships).set({ cancelReason: null }).where(eq(memberships.personId, id))
  await db
    .update(serviceOrders)
    .set({ endComment: null, fulfilmentNote: null, withdrawalComment: null, withdrawalAnswer: null })
    .where(eq(serviceOrders.personId, id))
  const issued = await db
    .select({ id: certificates.id, facts: certificates.facts })
    .from(certificates)
    .where(eq(certificates.personId, id))
  for (const { id: certificateId, facts } of issued) {
    const { holder, ...rest } = facts as { holder?: Readonly<Record<string, unknown>> }
    const blank = Object.fromEntries(
      Object.entries(holder ?? {}).map(([key, value]) => [key, blankOf(key, value, number)]),
    )
    await db
      .update(certificates)
      .set({ facts: { ...rest, holder: blank }, factsHash: `erased:${certificateId}` })
      .where(eq(certificates.id, certificateId))
  }
}

/** A fact of a certificate’s holder without the person. */
function blankOf(key: string, value: unknown, number: number): unknown {
  if (Array.isArray(value)) return []
  if (typeof value !== 'string') return value
  if (key === 'firstName') return ERASED_FIRST_NAME
  return key === 'lastName' || key === 'name' ? erasedLastName(number) : ''
}

async function eraseRelations({ db, clock }: Ctx, { id, email }: ErasedPerson): Promise<void> {
  const { assistances, delegations, firmMembers, joinings, lifeEvents, wholeExports } = schema
  await db
    .update(delegations)
    .set({
      ...{ email: '', identifier: null, note: null, tokenHash: null },
      state: sql`case ${delegations.state} when 'active' then 'revoked' when 'invited' then 'withdrawn'
        when 'asked' then 'withdrawn' else ${delegations.state} end`,
      endedAt: sql`coalesce(${delegations.endedAt}, ${clock.now().toISOString()}::timestamptz)`,
    })
    .where(or(eq(delegations.ownerId, id), eq(delegations.thirdId, id), eq(delegations.email, email)))
  await db.update(assistances).set({ reason: ERASED }).where(eq(assistances.ownerId, id))
  await db
    .update(firmMembers)
    .set({
      ...{ email: '', tokenHash: null },
      state: sql`case ${firmMembers.state} when 'invited' then 'withdrawn' else ${firmMembers.state} end`,
    })
    .where(or(eq(firmMembers.personId, id), eq(firmMembers.email, email)))
  await db.delete(schema.declarantSignups).where(eq(schema.declarantSignups.email, email))
  await db
    .delete(joinings)
    .where(and(eq(joinings.email, email), inArray(joinings.state, ['draft', 'submitted'])))
  await db
    .update(joinings)
    .set({ email: '', firstName: ERASED_FIRST_NAME, lastName: ERASED, siret: null, contentCipher: null })
    .where(or(eq(joinings.personId, id), eq(joinings.email, email)))
  await db
    .update(lifeEvents)
    .set({ details: {}, comment: null, answer: null })
    .where(eq(lifeEvents.personId, id))
  await db.delete(wholeExports).where(and(eq(wholeExports.personId, id), eq(wholeExports.kind, 'own')))
  const ofPerson = db.select({ id: letters.printId }).from(letters).where(eq(letters.personId, id))
  await db
    .update(letterPrints)
    .set({ state: 'expired', fileKey: null })
    .where(and(eq(letterPrints.state, 'done'), inArray(letterPrints.id, ofPerson)))
}

async function eraseFile({ db, clock }: Ctx, { id, number }: ErasedPerson): Promise<void> {
  const now = clock.now()
  await db
    .update(persons)
    .set({
      ...{ firstName: ERASED_FIRST_NAME, lastName: erasedLastName(number), email: '', phone: null },
      ...{ searchKey: '', lastSignInAt: null, updatedAt: now },
    })
    .where(eq(persons.id, id))
  await db
    .update(members)
    .set({
      ...{ personalEmail: null, activity: null, nirCipher: null, nirHash: null, siret: null, ape: null },
      ...{
        website: null,
        facebookUrl: null,
        partnerId: null,
        referralCode: sql`'EFFACE' || ${members.number}`,
      },
      ...{ personalStreet: null, personalComplement: null, personalPostcode: null, personalCity: null },
      ...{ businessStreet: null, businessComplement: null, businessPostcode: null, businessCity: null },
      ...{ version: sql`${members.version} + 1`, updatedAt: now },
    })
    .where(eq(members.personId, id))
}

/** Takes a person away from all tables; amounts, periods and what hangs on them stay under a number. */
export async function erase(ctx: Ctx, person: ErasedPerson): Promise<void> {
  await eraseMessages(ctx, person)
  await eraseDocuments(ctx, person.id)
  await eraseThreads(ctx, person.id)
  await eraseRelations(ctx, person)
  await eraseAccounts(ctx, person)
  await eraseBooks(ctx, person)
  await eraseDeclarations(ctx, person.id, `${ERASED_FIRST_NAME} ${erasedLastName(person.number)}`)
  if (person.phone !== null)
    await ctx.db.delete(schema.smsCodes).where(eq(schema.smsCodes.phone, person.phone))
  for (const [table, column] of DELETED) await ctx.db.delete(table).where(eq(column, person.id))
  await eraseFile(ctx, person)
}
