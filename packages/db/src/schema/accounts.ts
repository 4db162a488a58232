import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  bigint,
  boolean,
  check,
  date,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { accountProfiles } from './catalogue.ts'
import { createdAt, id, importColumns, instant } from './columns.ts'
import { persons } from './persons.ts'

/** An account: a file that may have secondary accounts. What lists show and search stands here, the rest in `account_details`. */
export const accounts = pgTable(
  'accounts',
  {
    id: id(),
    /** "N° Dossier", from a gap-free counter. */
    fileNumber: integer('file_number').notNull(),
    /** Also an identifier to sign in with, and the name of the mailbox. */
    login: text('login').notNull(),
    /** The primary of a secondary account; a primary has none (a trigger keeps the tree at two levels). */
    parentId: uuid('parent_id').references((): AnyPgColumn => accounts.id),
    profileCode: text('profile_code')
      .notNull()
      .references(() => accountProfiles.code),
    accountType: text('account_type').notNull(),
    portal: text('portal').notNull(),
    state: text('state').notNull(),
    /** Why it was refused or closed, as the applicant or holder reads it. */
    stateReason: text('state_reason'),
    test: boolean('test').notNull().default(false),
    siret: text('siret').notNull(),
    companyName: text('company_name').notNull(),
    /** Folded for search and sort, as `search_key` of all words. */
    companyKey: text('company_key').notNull(),
    /** "Responsable" as lists show it: first name, last name. */
    responsibleName: text('responsible_name').notNull(),
    responsibleKey: text('responsible_key').notNull(),
    searchKey: text('search_key').notNull(),
    /** "BAL". */
    hasMailbox: boolean('has_mailbox').notNull().default(false),
    /** Secondary accounts with a mailbox that a primary may have. */
    mailboxQuota: integer('mailbox_quota').notNull().default(0),
    /** "Compte secondaire autonome". */
    autonomous: boolean('autonomous').notNull().default(false),
    createdOn: date('created_on', { mode: 'string' }).notNull(),
    /** Raised at each edit of the account, whatever the tab: the ETag. */
    version: integer('version').notNull().default(1),
    createdAt: createdAt(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    uniqueIndex('accounts_file_number_key').on(t.fileNumber),
    // A request that was refused gives its login back.
    uniqueIndex('accounts_login_key').on(t.login).where(sql`${t.state} <> 'refused'`),
    // One for each way in which secondary accounts are sorted: a page is read by key, never sorted, at 100,000 of them.
    index('accounts_by_login_idx').on(t.parentId, t.login, t.id),
    index('accounts_by_type_idx').on(t.parentId, t.accountType, t.id),
    index('accounts_by_siret_idx').on(t.parentId, t.siret, t.id),
    index('accounts_by_company_idx').on(t.parentId, t.companyKey, t.id),
    index('accounts_by_responsible_idx').on(t.parentId, t.responsibleKey, t.id),
    index('accounts_by_state_idx').on(t.parentId, t.state, t.id),
    index('accounts_by_creation_idx').on(t.parentId, t.createdOn, t.id),
    // The filters that are chosen, for counts and for what is rare.
    index('accounts_filters_idx').on(t.parentId, t.state, t.hasMailbox, t.accountType, t.test),
    index('accounts_siret_idx').on(t.siret),
    index('accounts_profile_idx').on(t.profileCode),
    // Words, within one primary and over all.
    index('accounts_words_idx').using('gin', t.parentId, sql`${t.searchKey} gin_trgm_ops`),
    // Over all accounts, for staff; by login the unique index serves. Few: each is written with every account.
    index('accounts_all_by_company_idx').on(t.companyKey, t.id),
    index('accounts_all_by_creation_idx').on(t.createdOn, t.id),
    // Without those that are open: what they are found by is no help, and searches within a primary would read it all.
    index('accounts_not_open_idx')
      .on(t.state, t.hasMailbox, t.accountType, t.test)
      .where(sql`${t.state} <> 'open'`),
    index('accounts_queue_idx')
      .on(t.state, t.createdAt, t.id)
      .where(sql`${t.state} in ('requested', 'approved')`),
    check('accounts_state_check', sql`${t.state} in ('requested', 'approved', 'refused', 'open', 'closed')`),
    check('accounts_type_check', sql`${t.accountType} in ('company', 'oga', 'accountant', 'other')`),
    check('accounts_quota_check', sql`${t.mailboxQuota} between 0 and 100000`),
    check('accounts_secondary_check', sql`${t.parentId} is null or ${t.mailboxQuota} = 0`),
    check('accounts_autonomous_check', sql`${t.parentId} is not null or not ${t.autonomous}`),
  ],
)

/**
 * How an account stood until it changed its state or its place, as a trigger notes it: what is billed for a month follows from
 * it. `invoicing_on` and `has_mailbox` are what they were until then.
 */
export const accountChanges = pgTable(
  'account_changes',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    state: text('state').notNull(),
    /** No foreign key: it would wait for whoever holds the primary, who may wait for this account. */
    parentId: uuid('parent_id'),
    invoicingOn: date('invoicing_on', { mode: 'string' }),
    hasMailbox: boolean('has_mailbox').notNull(),
    changedAt: instant('changed_at').notNull(),
  },
  (t) => [
    index('account_changes_account_idx').on(t.accountId, t.changedAt),
    index('account_changes_parent_idx').on(t.parentId, t.changedAt),
    index('account_changes_changed_idx').on(t.changedAt),
  ],
)

/** The parts of an address in the French structure (A06, A11), under a prefix. */
const address = <P extends string>(prefix: P) => ({
  streetNumber: text(`${prefix}street_number`),
  streetNumberSuffix: text(`${prefix}street_number_suffix`),
  streetName: text(`${prefix}street_name`),
  complement: text(`${prefix}complement`),
  postBox: text(`${prefix}post_box`),
  postcode: text(`${prefix}postcode`),
  city: text(`${prefix}city`),
  /** ISO 3166-1, two letters. */
  country: text(`${prefix}country`),
})
const responsible = address('')
const invoicing = address('invoicing_')

/** "Identité", "Facturation" and the services of an account. */
export const accountDetails = pgTable(
  'account_details',
  {
    accountId: uuid('account_id')
      .primaryKey()
      .references(() => accounts.id),
    legalRepresentative: text('legal_representative'),
    title: text('title'),
    lastName: text('last_name').notNull(),
    firstName: text('first_name').notNull(),
    ...responsible,
    email: text('email').notNull(),
    phone: text('phone'),
    fax: text('fax'),
    technicalName: text('technical_name'),
    technicalEmail: text('technical_email'),
    technicalPhone: text('technical_phone'),
    administrativeName: text('administrative_name'),
    administrativeEmail: text('administrative_email'),
    administrativePhone: text('administrative_phone'),
    /** "Date de facturation", set by staff. */
    invoicingOn: date('invoicing_on', { mode: 'string' }),
    useResponsibleAddress: boolean('use_responsible_address').notNull().default(true),
    invoicingStreetNumber: invoicing.streetNumber,
    invoicingStreetNumberSuffix: invoicing.streetNumberSuffix,
    invoicingStreetName: invoicing.streetName,
    invoicingComplement: invoicing.complement,
    invoicingPostBox: invoicing.postBox,
    invoicingPostcode: invoicing.postcode,
    invoicingCity: invoicing.city,
    invoicingCountry: invoicing.country,
    /** "Relevés de Comptes". */
    statementsSubscribed: boolean('statements_subscribed').notNull().default(false),
    collectionAlert: boolean('collection_alert').notNull().default(false),
    statementMailbox: text('statement_mailbox').notNull().default('default'),
    /** "Archivage à valeur probatoire". */
    archiveSubscribed: boolean('archive_subscribed').notNull().default(false),
  },
  (t) => [
    index('account_details_email_idx').on(t.email),
    index('account_details_phone_idx').on(t.phone).where(sql`${t.phone} is not null`),
    index('account_details_technical_phone_idx')
      .on(t.technicalPhone)
      .where(sql`${t.technicalPhone} is not null`),
    index('account_details_administrative_phone_idx')
      .on(t.administrativePhone)
      .where(sql`${t.administrativePhone} is not null`),
    check('account_details_title_check', sql`${t.title} in ('mme', 'm')`),
    check('account_details_statement_check', sql`${t.statementMailbox} in ('dedicated', 'default')`),
  ],
)

/** What was agreed when an account was asked for online (A24). */
export const accountRegistrations = pgTable('account_registrations', {
  accountId: uuid('account_id')
    .primaryKey()
    .references(() => accounts.id),
  /** Terms that were read and accepted, at `created_at`. */
  termsVersion: text('terms_version').notNull(),
  /** Language in which the applicant is answered. */
  locale: text('locale').notNull(),
  createdAt: createdAt(),
})

/** Persons on an account: its one holder, and others with rights (A25). */
export const accountPersons = pgTable(
  'account_persons',
  {
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    personId: uuid('person_id')
      .notNull()
      .references(() => persons.id),
    role: text('role').notNull(),
    rights: text('rights').array().notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.personId] }),
    index('account_persons_person_idx').on(t.personId),
    uniqueIndex('account_persons_holder_key').on(t.accountId).where(sql`${t.role} = 'holder'`),
    check('account_persons_role_check', sql`${t.role} in ('holder', 'collaborator')`),
    check(
      'account_persons_rights_check',
      sql`${t.rights} <@ array['identity', 'options', 'billing', 'secondaries']`,
    ),
  ],
)

/**
 * Detaching, attaching and swapping of accounts: what one side proposed, and what became of it. Where a login was named, the
 * other side is null when nobody could be asked: whoever proposed is not told.
 */
export const accountMoves = pgTable(
  'account_moves',
  {
    id: id(),
    kind: text('kind').notNull(),
    accountId: uuid('account_id').references(() => accounts.id),
    primaryId: uuid('primary_id').references(() => accounts.id),
    /** Login of the other side, as it was typed. */
    namedLogin: text('named_login'),
    proposedBy: text('proposed_by').notNull(),
    state: text('state').notNull(),
    /** Why staff carried it out. */
    reason: text('reason'),
    proposerId: uuid('proposer_id')
      .notNull()
      .references(() => persons.id),
    expiresAt: instant('expires_at').notNull(),
    settledAt: instant('settled_at'),
    settlerId: uuid('settler_id').references(() => persons.id),
    createdAt: createdAt(),
  },
  (t) => [
    // At most one open proposal for an account, and one from a primary to a login.
    uniqueIndex('account_moves_open_key').on(t.accountId).where(sql`${t.state} = 'proposed'`),
    uniqueIndex('account_moves_named_key')
      .on(t.primaryId, t.namedLogin)
      .where(sql`${t.state} = 'proposed' and ${t.proposedBy} = 'primary'`),
    index('account_moves_account_idx').on(t.accountId),
    index('account_moves_primary_idx').on(t.primaryId, t.createdAt, t.id),
    index('account_moves_proposer_idx').on(t.proposerId),
    index('account_moves_settler_idx').on(t.settlerId),
    check('account_moves_kind_check', sql`${t.kind} in ('detach', 'attach', 'swap')`),
    check('account_moves_side_check', sql`${t.proposedBy} in ('account', 'primary', 'staff')`),
    check(
      'account_moves_state_check',
      sql`${t.state} in ('proposed', 'accepted', 'declined', 'withdrawn', 'lapsed')`,
    ),
    check('account_moves_settled_check', sql`(${t.state} = 'proposed') = (${t.settledAt} is null)`),
    check(
      'account_moves_accounts_check',
      sql`case when ${t.kind} = 'attach' and ${t.proposedBy} = 'account' then ${t.accountId} is not null
        when ${t.kind} = 'attach' and ${t.proposedBy} = 'primary' then ${t.primaryId} is not null
        else ${t.accountId} is not null and ${t.primaryId} is not null end`,
    ),
  ],
)

/** Mailbox of an account (A19). Its password is its own: the sign-in hash is peppered and never serves mail. */
export const mailboxes = pgTable(
  'mailboxes',
  {
    accountId: uuid('account_id')
      .primaryKey()
      .references(() => accounts.id),
    /** bcrypt without pepper, as Dovecot's {BLF-CRYPT} reads it; null until the holder has set one. */
    passwordHash: text('password_hash'),
    passwordChangedAt: instant('password_changed_at'),
    quotaMegabytes: integer('quota_megabytes').notNull().default(1024),
    createdAt: createdAt(),
  },
  (t) => [
    check('mailboxes_quota_check', sql`${t.quotaMegabytes} between 1 and 1048576`),
    check('mailboxes_hash_check', sql`${t.passwordHash} ~ '^[$]2[aby][$][0-9]{2}[$][./A-Za-z0-9]{53}$'`),
  ],
)

/** What came of each file of accounts that was checked or imported; written outside the transaction of the import. */
export const accountImports = pgTable(
  'account_imports',
  {
    ...importColumns(),
    personId: uuid('person_id')
      .notNull()
      .references(() => persons.id),
    invite: boolean('invite').notNull(),
  },
  (t) => [
    index('account_imports_list_idx').on(t.createdAt, t.id).where(sql`not ${t.dryRun}`),
    index('account_imports_person_idx').on(t.personId),
    check(
      'account_imports_state_check',
      sql`${t.state} in ('checking', 'writing', 'done', 'refused', 'failed')`,
    ),
    check('account_imports_rows_check', sql`${t.rowsDone} between 0 and ${t.rows}`),
    check(
      'account_imports_created_check',
      sql`${t.created} = 0 or (${t.state} = 'done' and not ${t.dryRun})`,
    ),
  ],
)
