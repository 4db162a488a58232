import {
  accountDetails,
  accountImports,
  accountMessages,
  accountPersons,
  accountProcedures,
  accountProfiles,
  accounts,
  mailboxes,
  messageInboxes,
  procedures,
  signInIdentifiers,
  tariffs,
} from '@guichet/db/schema'
import { accountKeys } from '@guichet/domain/account-keys'
import type { AccountRight } from '@guichet/domain/account-rights'
import type { Deps } from '../deps.ts'
import type { New, PersonInput, TestPerson } from './factories.ts'

export interface AccountInput extends New<typeof accounts> {
  /** Who signs in with the login; a new person unless one is given, nobody when null. */
  readonly holder?: TestPerson | null
  readonly details?: New<typeof accountDetails>
  /** Procedures chosen, all their document types. */
  readonly procedures?: readonly { readonly id: string }[]
}

/** Makes accounts, with what they are made of. */
export function createAccountFactories(
  { db, ids, clock }: Deps,
  person: (input?: PersonInput) => Promise<TestPerson>,
  next: () => number,
) {
  /** A rights profile; that of code `principal`, which has all, unless told otherwise. */
  async function profile(input: New<typeof accountProfiles> = {}) {
    const row = {
      code: 'principal',
      labelFr: 'Compte Principal',
      labelEn: 'Main account',
      scope: 'all',
      procedureCodes: [] as string[],
      ...input,
    }
    await db.insert(accountProfiles).values(row).onConflictDoNothing()
    return row
  }

  async function procedure(input: New<typeof procedures> = {}) {
    const number = next()
    const now = clock.now()
    const row = {
      id: ids.uuid(),
      code: `PROC-${number}`,
      descriptionFr: `Téléprocédure ${number}`,
      descriptionEn: `Procedure ${number}`,
      recipients: ['DGFiP'],
      documentTypes: ['T1', 'T2'].map((code) => ({ code, labelFr: code, labelEn: code, withdrawn: false })),
      createdAt: now,
      updatedAt: now,
      ...input,
    }
    await db.insert(procedures).values(row)
    return row
  }

  /** A price of 5 € for a month with 20 % VAT, since the start of the year, unless told otherwise. */
  async function tariff(input: New<typeof tariffs> & Pick<typeof tariffs.$inferInsert, 'item'>) {
    const row = {
      id: ids.uuid(),
      labelFr: `Tarif ${input.item}`,
      labelEn: `Price of ${input.item}`,
      amountCents: 500,
      vatRateBps: 2000,
      startsOn: `${clock.today().slice(0, 4)}-01-01`,
      endsOn: null,
      createdAt: clock.now(),
      ...input,
    }
    await db.insert(tariffs).values(row)
    return row
  }

  async function fileAccount(input: AccountInput, holderOf: (login: string) => Promise<TestPerson>) {
    const { holder: given, details = {}, procedures: chosen = [], ...columns } = input
    const number = next()
    const now = clock.now()
    const login = columns.login ?? `acc${number}`
    const holder = given === undefined ? await holderOf(login) : given
    const words = {
      fileNumber: 500_000 + number,
      login,
      siret: '07955542100019',
      companyName: `Entreprise ${number}`,
      firstName: details.firstName ?? holder?.firstName ?? 'Camille',
      lastName: details.lastName ?? holder?.lastName ?? `Essai-${number}`,
      email: details.email ?? holder?.email ?? `account-${number}@test.example`,
    }
    const isPrimary = columns.parentId == null
    const row = {
      id: ids.uuid(),
      profileCode: columns.profileCode ?? (await profile()).code,
      accountType: 'company',
      portal: 'ESSAIS',
      state: 'open',
      parentId: null,
      test: false,
      hasMailbox: isPrimary,
      mailboxQuota: isPrimary ? 10 : 0,
      autonomous: false,
      createdOn: clock.today(),
      version: 1,
      createdAt: now,
      updatedAt: now,
      ...words,
      ...accountKeys({ ...words, ...columns }),
      ...columns,
    }
    const { firstName, lastName, email, ...filed } = row
    await db.insert(accounts).values(filed)
    await db.insert(accountDetails).values({
      firstName,
      lastName,
      email,
      country: 'FR',
      ...details,
      accountId: row.id,
    })
    if (row.hasMailbox) await db.insert(mailboxes).values({ accountId: row.id, createdAt: now })
    if (holder) {
      await join(row, holder, { role: 'holder' })
      await db
        .insert(signInIdentifiers)
        .values({ identifier: login, kind: 'login', personId: holder.id, accountId: row.id })
    }
    const choices = chosen.map(({ id }) => ({ accountId: row.id, procedureId: id, createdAt: now }))
    if (choices.length > 0) await db.insert(accountProcedures).values(choices)
    return { ...filed, holder }
  }

  /** An open primary account with 10 mailboxes and a holder who signs in by address and by login. */
  const account = (input: AccountInput = {}) => fileAccount(input, () => person())

  /** An open secondary account without mailbox; its holder signs in by its login alone. */
  const secondary = (
    of: { readonly id: string; readonly login: string; readonly profileCode: string },
    input: AccountInput & { readonly name?: string } = {},
  ) => {
    const { name = `cs${next()}`, ...columns } = input
    const inherited = { parentId: of.id, profileCode: of.profileCode, login: `${name}.${of.login}` }
    return fileAccount({ ...inherited, ...columns }, () => person({ emailSignIn: false }))
  }

  /** Puts a person on an account, as a collaborator who reads unless told otherwise. */
  async function join(
    to: { readonly id: string },
    who: { readonly id: string },
    {
      role = 'collaborator',
      rights = [],
    }: { role?: 'holder' | 'collaborator'; rights?: AccountRight[] } = {},
  ) {
    const row = { accountId: to.id, personId: who.id, role, rights, createdAt: clock.now() }
    await db.insert(accountPersons).values(row)
    return row
  }

  /** A message of the portal to an account, in its own inbox unless told otherwise. */
  async function message({
    inboxIds,
    ...input
  }: New<typeof accountMessages> & { readonly accountId: string; readonly inboxIds?: readonly string[] }) {
    const id = ids.uuid()
    const row = {
      ...{ id, kind: 'account-reopened', dedupeKey: `test:${id}`, searchKey: '', createdAt: clock.now() },
      ...{ data: { login: 'acc', companyName: 'Essai' }, ...input },
    }
    await db.insert(accountMessages).values(row)
    for (const accountId of inboxIds ?? [row.accountId])
      await db.insert(messageInboxes).values({
        ...{ accountId, messageId: row.id, routed: accountId !== row.accountId, createdAt: row.createdAt },
      })
    return row
  }

  /** An import that was done, unless told otherwise. */
  async function accountImport(input: New<typeof accountImports> = {}) {
    const row = {
      ...{ id: ids.uuid(), personId: input.personId ?? (await person()).id, fileName: 'comptes.csv' },
      ...{ fileHash: 'a'.repeat(64), dryRun: false, invite: false, state: 'done', rows: 1, rowsDone: 1 },
      ...{ created: 1, createdAt: clock.now(), heardAt: clock.now(), endedAt: clock.now(), ...input },
    }
    await db.insert(accountImports).values(row)
    return row
  }

  return { message, accountImport, account, secondary, profile, procedure, tariff, join }
}
