import { getTableColumns, getTableName } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import type pg from 'pg'
import * as schema from '../schema/index.ts'

/** All that the demo writes, table by table, in the order in which foreign keys allow it. */
const TABLES = {
  organisationSettings: schema.organisationSettings,
  partners: schema.partners,
  membershipTypes: schema.membershipTypes,
  membershipPrices: schema.membershipPrices,
  news: schema.news,
  persons: schema.persons,
  goLiveMarks: schema.goLiveMarks,
  serviceTests: schema.serviceTests,
  legalTexts: schema.legalTexts,
  accountProfiles: schema.accountProfiles,
  procedures: schema.procedures,
  tariffs: schema.tariffs,
  accounts: schema.accounts,
  accountDetails: schema.accountDetails,
  accountPersons: schema.accountPersons,
  accountProcedures: schema.accountProcedures,
  mailboxes: schema.mailboxes,
  signInIdentifiers: schema.signInIdentifiers,
  credentials: schema.credentials,
  totpFactors: schema.totpFactors,
  members: schema.members,
  payments: schema.payments,
  receipts: schema.receipts,
  refunds: schema.refunds,
  bankStatements: schema.bankStatements,
  bankLines: schema.bankLines,
  billingRuns: schema.billingRuns,
  memberships: schema.memberships,
  renewals: schema.renewals,
  verifiedPhones: schema.verifiedPhones,
  secretQuestions: schema.secretQuestions,
  declarants: schema.declarants,
  declarantOptions: schema.declarantOptions,
  declarantLooks: schema.declarantLooks,
  declarations: schema.declarations,
  declarationVersions: schema.declarationVersions,
  declarationTurnovers: schema.declarationTurnovers,
  declarationLines: schema.declarationLines,
  automaticRenewals: schema.automaticRenewals,
  renewalPlans: schema.renewalPlans,
  joinings: schema.joinings,
  referralRules: schema.referralRules,
  referrals: schema.referrals,
  vouchers: schema.vouchers,
  voucherUses: schema.voucherUses,
  voucherMovements: schema.voucherMovements,
  services: schema.services,
  servicePrices: schema.servicePrices,
  serviceOrders: schema.serviceOrders,
  serviceOrderPeriods: schema.serviceOrderPeriods,
  invoices: schema.invoices,
  invoiceLines: schema.invoiceLines,
  certificates: schema.certificates,
  documents: schema.documents,
  documentVersions: schema.documentVersions,
  documentShelves: schema.documentShelves,
  documentLinks: schema.documentLinks,
  documentAccesses: schema.documentAccesses,
  accountMessages: schema.accountMessages,
  messageInboxes: schema.messageInboxes,
  messageMarks: schema.messageMarks,
  firms: schema.firms,
  firmMembers: schema.firmMembers,
  delegations: schema.delegations,
  delegationVisits: schema.delegationVisits,
  lifeEvents: schema.lifeEvents,
  companyProofs: schema.companyProofs,
  erasureRequests: schema.erasureRequests,
  signInEvents: schema.signInEvents,
  sessions: schema.sessions,
  signInReports: schema.signInReports,
  threadSubjects: schema.threadSubjects,
  threads: schema.threads,
  threadPosts: schema.threadPosts,
  threadFiles: schema.threadFiles,
  keptAnswers: schema.keptAnswers,
  reminderSchedule: schema.reminderSchedule,
  reminderSteps: schema.reminderSteps,
  reminders: schema.reminders,
  memberViews: schema.memberViews,
  letters: schema.letters,
  mailings: schema.mailings,
  mailingRecipients: schema.mailingRecipients,
  notificationPreferences: schema.notificationPreferences,
  notifications: schema.notifications,
  undeliverableAddresses: schema.undeliverableAddresses,
  outgoingMessages: schema.outgoingMessages,
  auditEntries: schema.auditEntries,
  counters: schema.counters,
} satisfies Record<string, PgTable>

export type Rows = { [K in keyof typeof TABLES]: (typeof TABLES)[K]['$inferInsert'][] }

export const createRows = (): Rows =>
  Object.fromEntries(Object.keys(TABLES).map((name) => [name, []])) as unknown as Rows

/** Rows in one statement: a statement takes 65,535 parameters at most. */
const BATCH = 1000

/** One statement for many rows: drizzle puts it together value by value, which takes longer than carrying it out. */
const insertOf = (table: PgTable, rows: readonly Readonly<Record<string, unknown>>[]) => {
  const columns = Object.entries(getTableColumns(table)).filter(([key]) =>
    rows.some((row) => row[key] !== undefined),
  )
  const values: unknown[] = []
  const lines = rows.map((row) => {
    const places = columns.map(([key, column]) => {
      const value = row[key]
      if (value === undefined) return 'default'
      values.push(value === null ? null : column.mapToDriverValue(value))
      return `$${values.length}`
    })
    return `(${places.join()})`
  })
  const names = columns.map(([, { name }]) => `"${name}"`).join()
  return { text: `insert into "${getTableName(table)}" (${names}) values ${lines.join()}`, values }
}

/** Writes the rows over a connection on which a transaction runs. */
export const writeRows = async (client: pg.Client, rows: Rows): Promise<void> => {
  for (const [name, table] of Object.entries(TABLES) as [keyof Rows, PgTable][]) {
    for (let start = 0; start < rows[name].length; start += BATCH) {
      await client.query(insertOf(table, rows[name].slice(start, start + BATCH)))
    }
  }
}
