import type { PgTable } from 'drizzle-orm/pg-core'
import type { Db } from '../connect.ts'
import * as schema from '../schema/index.ts'

/** All that the demo writes, table by table, in the order in which foreign keys allow it. */
export const createRows = () => ({
  organisationSettings: [] as (typeof schema.organisationSettings.$inferInsert)[],
  partners: [] as (typeof schema.partners.$inferInsert)[],
  membershipTypes: [] as (typeof schema.membershipTypes.$inferInsert)[],
  membershipPrices: [] as (typeof schema.membershipPrices.$inferInsert)[],
  news: [] as (typeof schema.news.$inferInsert)[],
  persons: [] as (typeof schema.persons.$inferInsert)[],
  accountProfiles: [] as (typeof schema.accountProfiles.$inferInsert)[],
  procedures: [] as (typeof schema.procedures.$inferInsert)[],
  tariffs: [] as (typeof schema.tariffs.$inferInsert)[],
  accounts: [] as (typeof schema.accounts.$inferInsert)[],
  accountDetails: [] as (typeof schema.accountDetails.$inferInsert)[],
  accountPersons: [] as (typeof schema.accountPersons.$inferInsert)[],
  accountProcedures: [] as (typeof schema.accountProcedures.$inferInsert)[],
  mailboxes: [] as (typeof schema.mailboxes.$inferInsert)[],
  signInIdentifiers: [] as (typeof schema.signInIdentifiers.$inferInsert)[],
  credentials: [] as (typeof schema.credentials.$inferInsert)[],
  totpFactors: [] as (typeof schema.totpFactors.$inferInsert)[],
  members: [] as (typeof schema.members.$inferInsert)[],
  payments: [] as (typeof schema.payments.$inferInsert)[],
  receipts: [] as (typeof schema.receipts.$inferInsert)[],
  memberships: [] as (typeof schema.memberships.$inferInsert)[],
  renewals: [] as (typeof schema.renewals.$inferInsert)[],
  joinings: [] as (typeof schema.joinings.$inferInsert)[],
  referralRules: [] as (typeof schema.referralRules.$inferInsert)[],
  referrals: [] as (typeof schema.referrals.$inferInsert)[],
  vouchers: [] as (typeof schema.vouchers.$inferInsert)[],
  voucherUses: [] as (typeof schema.voucherUses.$inferInsert)[],
  voucherMovements: [] as (typeof schema.voucherMovements.$inferInsert)[],
  services: [] as (typeof schema.services.$inferInsert)[],
  servicePrices: [] as (typeof schema.servicePrices.$inferInsert)[],
  serviceOrders: [] as (typeof schema.serviceOrders.$inferInsert)[],
  serviceOrderPeriods: [] as (typeof schema.serviceOrderPeriods.$inferInsert)[],
  certificates: [] as (typeof schema.certificates.$inferInsert)[],
  documents: [] as (typeof schema.documents.$inferInsert)[],
  documentVersions: [] as (typeof schema.documentVersions.$inferInsert)[],
  documentShelves: [] as (typeof schema.documentShelves.$inferInsert)[],
  documentAccesses: [] as (typeof schema.documentAccesses.$inferInsert)[],
  accountMessages: [] as (typeof schema.accountMessages.$inferInsert)[],
  messageInboxes: [] as (typeof schema.messageInboxes.$inferInsert)[],
  messageMarks: [] as (typeof schema.messageMarks.$inferInsert)[],
  signInEvents: [] as (typeof schema.signInEvents.$inferInsert)[],
  reminderSchedule: [] as (typeof schema.reminderSchedule.$inferInsert)[],
  reminderSteps: [] as (typeof schema.reminderSteps.$inferInsert)[],
  reminders: [] as (typeof schema.reminders.$inferInsert)[],
  reminderPreferences: [] as (typeof schema.reminderPreferences.$inferInsert)[],
  outgoingMessages: [] as (typeof schema.outgoingMessages.$inferInsert)[],
  auditEntries: [] as (typeof schema.auditEntries.$inferInsert)[],
  counters: [] as (typeof schema.counters.$inferInsert)[],
})

export type Rows = ReturnType<typeof createRows>

const TABLES: Record<keyof Rows, PgTable> = {
  organisationSettings: schema.organisationSettings,
  partners: schema.partners,
  membershipTypes: schema.membershipTypes,
  membershipPrices: schema.membershipPrices,
  news: schema.news,
  persons: schema.persons,
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
  memberships: schema.memberships,
  renewals: schema.renewals,
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
  certificates: schema.certificates,
  documents: schema.documents,
  documentVersions: schema.documentVersions,
  documentShelves: schema.documentShelves,
  documentAccesses: schema.documentAccesses,
  accountMessages: schema.accountMessages,
  messageInboxes: schema.messageInboxes,
  messageMarks: schema.messageMarks,
  signInEvents: schema.signInEvents,
  reminderSchedule: schema.reminderSchedule,
  reminderSteps: schema.reminderSteps,
  reminders: schema.reminders,
  reminderPreferences: schema.reminderPreferences,
  outgoingMessages: schema.outgoingMessages,
  auditEntries: schema.auditEntries,
  counters: schema.counters,
}

/** Rows in one statement: a statement takes 65,535 parameters at most. */
const BATCH = 1000

/** Writes the rows with the database given, which is a transaction. */
export const writeRows = async (tx: Db, rows: Rows): Promise<void> => {
  for (const [name, table] of Object.entries(TABLES) as [keyof Rows, PgTable][]) {
    for (let start = 0; start < rows[name].length; start += BATCH) {
      await tx.insert(table).values(rows[name].slice(start, start + BATCH))
    }
  }
}
