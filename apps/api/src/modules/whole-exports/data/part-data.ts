import * as schema from '@guichet/db/schema'
import { and, getTableColumns, type SQL, sql } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import type { Ctx } from '../../../ctx.ts'

/** A table of an export: its rows by key, without what is secret or made from the rest. */
export interface TablePart {
  readonly name: string
  readonly table: PgTable
  readonly key: readonly PgColumn[]
  /** Columns that stay here. */
  readonly without?: readonly string[]
  /** The social security number, encrypted: it stands in the file of everything as it is, which is asked for with the password. */
  readonly nir?: PgColumn
  /** What stands in their place, in words. */
  readonly also?: Readonly<Record<string, SQL>>
}

/** Where the number of a row stands, encrypted, in those of a part that has one. */
export const NIR_CIPHER = 'nirCipher'

/** A table whose key is its id. */
export const part = (
  name: string,
  table: PgTable & { readonly id: PgColumn },
  without: string[] = [],
): TablePart => ({
  ...{ name, table, key: [table.id], without },
})

/** What each table is called in the ZIP. Members have a file of their own. */
export const TABLE_PARTS: readonly TablePart[] = [
  part('personnes', schema.persons, ['searchKey']),
  part('partenaires', schema.partners),
  part('types-adhesion', schema.membershipTypes),
  part('prix-adhesion', schema.membershipPrices),
  part('adhesions', schema.memberships),
  part('renouvellements', schema.renewals),
  part('renouvellements-automatiques', schema.automaticRenewals, ['setupId', 'setupUrl', 'methodId']),
  part('echeances-automatiques', schema.renewalPlans),
  part('adhesions-en-ligne', schema.joinings),
  part('relances', schema.reminders),
  part('releves-bancaires', schema.bankStatements),
  part('lignes-bancaires', schema.bankLines, ['fingerprint']),
  part('paiements', schema.payments, ['checkoutUrl', 'methodId', 'payerFingerprint']),
  part('recus', schema.receipts),
  part('remboursements', schema.refunds),
  part('factures', schema.invoices, ['searchKey']),
  part('lignes-factures', schema.invoiceLines),
  part('facturations', schema.billingRuns),
  part('attestations', schema.certificates, ['factsHash']),
  part('prestations', schema.services),
  part('prix-prestations', schema.servicePrices),
  part('commandes', schema.serviceOrders),
  part('periodes-commandes', schema.serviceOrderPeriods),
  part('bons-cadeaux', schema.vouchers),
  part('mouvements-bons-cadeaux', schema.voucherMovements),
  part('emplois-bons-cadeaux', schema.voucherUses),
  part('regles-parrainage', schema.referralRules),
  part('parrainages', schema.referrals),
  { name: 'entreprises-verifiees', table: schema.companyProofs, key: [schema.companyProofs.personId] },
  part('evenements', schema.lifeEvents),
  part('demandes-effacement', schema.erasureRequests),
  { ...part('declarants', schema.declarants), nir: schema.declarants.nirCipher },
  part('declarants-options', schema.declarantOptions),
  part('declarants-inscriptions', schema.declarantSignups),
  {
    ...{ name: 'declarants-registre', table: schema.declarantLooks },
    key: [schema.declarantLooks.declarantId],
  },
  part('declarations', schema.declarations),
  part('declarations-relances', schema.declarationReminders),
  {
    ...{ name: 'declarations-versions', table: schema.declarationVersions },
    key: [schema.declarationVersions.declarationId, schema.declarationVersions.version],
  },
  {
    ...{ name: 'declarations-montants', table: schema.declarationTurnovers },
    key: [
      ...[schema.declarationTurnovers.declarationId, schema.declarationTurnovers.version],
      schema.declarationTurnovers.category,
    ],
  },
  {
    ...{ name: 'declarations-lignes', table: schema.declarationLines },
    key: [
      ...[schema.declarationLines.declarationId, schema.declarationLines.version],
      schema.declarationLines.rank,
    ],
  },
  part('comptes', schema.accounts, ['companyKey', 'responsibleKey', 'searchKey']),
  { name: 'comptes-identites', table: schema.accountDetails, key: [schema.accountDetails.accountId] },
  {
    ...{ name: 'comptes-personnes', table: schema.accountPersons },
    key: [schema.accountPersons.accountId, schema.accountPersons.personId],
  },
  {
    ...{ name: 'comptes-teleprocedures', table: schema.accountProcedures },
    key: [schema.accountProcedures.accountId, schema.accountProcedures.procedureId],
  },
  part('comptes-historique', schema.accountChanges),
  part('comptes-rattachements', schema.accountMoves),
  {
    ...{ name: 'comptes-demandes', table: schema.accountRegistrations },
    key: [schema.accountRegistrations.accountId],
  },
  {
    ...{ name: 'comptes-messageries', table: schema.mailboxes, without: ['passwordHash'] },
    key: [schema.mailboxes.accountId],
  },
  part('comptes-messages', schema.accountMessages, ['dedupeKey', 'searchKey']),
  { name: 'profils-comptes', table: schema.accountProfiles, key: [schema.accountProfiles.code] },
  part('teleprocedures', schema.procedures),
  part('tarifs', schema.tariffs),
  part('actualites', schema.news),
  part('documents', schema.documents, ['searchKey']),
  part('versions-documents', schema.documentVersions, ['fileKey']),
  {
    ...{ name: 'bibliotheques', table: schema.documentShelves },
    key: [schema.documentShelves.personId, schema.documentShelves.documentId],
  },
  part('acces-documents', schema.documentAccesses),
  part('liens-documents', schema.documentLinks, ['passwordHash']),
  part('delegations', schema.delegations),
  part('cabinets', schema.firms),
  part('cabinets-personnes', schema.firmMembers),
  part('assistances', schema.assistances),
  part('courriers', schema.letters, ['data', 'dedupeKey']),
  part('envois-groupes', schema.mailings),
  part('destinataires-envois', schema.mailingRecipients),
  { name: 'preferences-actualites', table: schema.newsPreferences, key: [schema.newsPreferences.personId] },
  {
    ...{ name: 'preferences-rappels', table: schema.reminderPreferences },
    key: [schema.reminderPreferences.personId],
  },
  { name: 'textes-aide', table: schema.helpTexts, key: [schema.helpTexts.key] },
  {
    name: 'adresses-en-echec',
    table: schema.undeliverableAddresses,
    key: [schema.undeliverableAddresses.address],
  },
  {
    ...{ name: 'preferences-messages', table: schema.notificationPreferences },
    key: [schema.notificationPreferences.personId, schema.notificationPreferences.subject],
  },
  {
    ...{ name: 'conditions-acceptees', table: schema.termsAcceptances },
    key: [schema.termsAcceptances.personId, schema.termsAcceptances.kind, schema.termsAcceptances.version],
  },
  part('sujets-conversations', schema.threadSubjects),
  part('conversations', schema.threads, ['searchKey']),
  part('messages-conversations', schema.threadPosts, ['searchKey']),
  part('fichiers-conversations', schema.threadFiles, ['fileKey']),
  part('reponses-types', schema.keptAnswers),
  part('journal', schema.auditEntries),
]

/** Bytes are ciphers and hashes: they are of no use elsewhere. */
const columnsOf = ({ table, without = [] }: TablePart): Record<string, PgColumn> =>
  Object.fromEntries(
    Object.entries(getTableColumns(table)).filter(
      ([name, column]) => column.columnType !== 'PgCustomColumn' && !without.includes(name),
    ),
  )

/** Names of the columns of a part, as the API has them. */
export const headerOf = (each: TablePart): readonly string[] => Object.keys(columnsOf(each))

const row = (terms: readonly unknown[]): SQL =>
  sql`(${sql.join(
    terms.map((term) => sql`${term}`),
    sql`, `,
  )})`

/** All rows of a part, or those meant, read by key some at a time: no connection is held while they are written. */
export async function* rowsOf(
  { db }: Ctx,
  each: TablePart,
  limit: number,
  meant?: SQL,
): AsyncGenerator<readonly Readonly<Record<string, unknown>>[]> {
  const columns = columnsOf(each)
  const keyNames = each.key.map((column) =>
    String(Object.entries(columns).find(([, known]) => known === column)?.[0]),
  )
  for (let after: readonly unknown[] | null = null; ; ) {
    const rows: Record<string, unknown>[] = await db
      .select({ ...columns, ...each.also, ...(each.nir && { [NIR_CIPHER]: each.nir }) })
      .from(each.table)
      .where(and(meant, after === null ? undefined : sql`${row(each.key)} > ${row(after)}`))
      .orderBy(...each.key)
      .limit(limit)
    if (rows.length > 0) yield rows
    const last = rows.at(-1)
    if (last === undefined || rows.length < limit) return
    after = keyNames.map((name) => last[name])
  }
}

/** About how many rows there are in all, for the progress. */
export async function countRows({ db }: Ctx): Promise<number> {
  const tables = [schema.members, ...TABLE_PARTS.map(({ table }) => table)]
  const counted = await db.execute<{ sum: string }>(
    sql`select ${sql.join(
      tables.map((table) => sql`(select count(*) from ${table})`),
      sql` + `,
    )} as sum`,
  )
  return Number(counted.rows[0]?.sum ?? 0)
}

/** What the organisation has set, and its texts. */
export async function readSettings({ db }: Ctx) {
  const [settings] = await db.select().from(schema.organisationSettings)
  const texts = await db.select().from(schema.legalTexts)
  const reminders = await db.select().from(schema.reminderSteps)
  return { settings, legalTexts: texts, reminders }
}

/** Rows by their id, some at a time, until there are no more. */
async function* byId<Row extends { readonly id: string }>(
  limit: number,
  read: (after: string | null) => Promise<Row[]>,
) {
  for (let after: string | null = null; ; ) {
    const rows: Row[] = await read(after)
    yield* rows
    const last = rows.at(-1)
    if (last === undefined || rows.length < limit) return
    after = last.id
  }
}

/** Files of conversations, all or those meant, by key some at a time. */
export function threadFileRows({ db }: Ctx, limit: number, meant?: SQL) {
  const { threadFiles: files, threadPosts: posts, threads } = schema
  return byId(limit, (after) =>
    db
      .select({
        ...{ id: files.id, number: threads.number, fileName: files.fileName, fileKey: files.fileKey },
        ...{ sha256: files.sha256, size: files.size, createdAt: files.createdAt },
      })
      .from(files)
      .innerJoin(posts, sql`${posts.id} = ${files.postId}`)
      .innerJoin(threads, sql`${threads.id} = ${posts.threadId}`)
      .where(and(meant, after === null ? undefined : sql`${files.id} > ${after}`))
      .orderBy(files.id)
      .limit(limit),
  )
}

/** Files of documents, all or those meant, by key some at a time. */
export function fileRows({ db }: Ctx, limit: number, meant?: SQL) {
  const { documentVersions: versions, documents } = schema
  return byId(limit, (after) =>
    db
      .select({
        ...{ id: versions.id, number: documents.number, version: versions.version },
        ...{ fileName: versions.fileName, fileKey: versions.fileKey, sha256: versions.sha256 },
        ...{ size: versions.size, createdAt: versions.createdAt },
      })
      .from(versions)
      .innerJoin(documents, sql`${documents.id} = ${versions.documentId}`)
      .where(and(meant, after === null ? undefined : sql`${versions.id} > ${after}`))
      .orderBy(versions.id)
      .limit(limit),
  )
}
