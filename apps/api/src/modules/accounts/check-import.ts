import { importedAccount } from '@guichet/contract/account-imports.contract'
import {
  beyondQuota,
  type ImportColumn,
  type ImportError,
  type ImportedRow,
  importCells,
  readImportHeader,
  readImportRow,
  repeatedLogins,
} from '@guichet/domain/account-import'
import { mailboxesLeft } from '@guichet/domain/account-state'
import {
  type CatalogueProcedure,
  choiceRefusals,
  type ProcedureChoice,
  type ProcedureProfile,
  procedureOffer,
} from '@guichet/domain/procedure-rights'
import type { Ctx } from '../../ctx.ts'
import { readCsv } from '../../platform/csv-read.ts'
import { ProblemError } from '../../platform/problem-error.ts'
import { identityColumns } from './account-identity.ts'
import {
  countMailboxesOf,
  type HeldPrimary,
  holdPrimaries,
  readChoicesOf,
  readImportCatalogue,
} from './data/import-data.ts'
import { takenLogins } from './data/login-data.ts'

const MOST_ROWS = 20_000
const TELL_EVERY = 100
type Details = ReturnType<typeof identityColumns>

export interface CheckedAccount extends ImportedRow {
  readonly siret: string
  readonly companyName: string
  readonly details: Details
}
export interface CheckedImport {
  readonly rows: number
  readonly accounts: readonly CheckedAccount[]
  readonly errors: readonly ImportError[]
  readonly primaries: ReadonlyMap<string, HeldPrimary>
  readonly procedureIds: ReadonlyMap<string, string>
  readonly defaultProfile: string
}

const COLUMNS: Readonly<Record<string, ImportColumn>> = {
  siret: 'siret',
  companyName: 'raison sociale',
  legalRepresentative: 'représentant légal',
  'responsible.title': 'civilité',
  'responsible.lastName': 'nom',
  'responsible.firstName': 'prénom',
  'responsible.email': 'email',
  'responsible.phone': 'téléphone',
  'responsible.address.streetNumber': 'n° voie',
  'responsible.address.streetName': 'voie',
  'responsible.address.complement': 'complément',
  'responsible.address.postcode': 'code postal',
  'responsible.address.city': 'ville',
  'responsible.address.country': 'pays',
  accountType: 'type',
}
const columnOf = (path: string) => COLUMNS[path] ?? 'compte'

const bodyOf = ({ cells, title, accountType }: ImportedRow) => ({
  siret: cells.siret,
  companyName: cells['raison sociale'],
  legalRepresentative: cells['représentant légal'],
  accountType,
  responsible: {
    ...{ title, lastName: cells.nom, firstName: cells.prénom, email: cells.email, fax: '' },
    phone: cells.téléphone,
    address: {
      ...{ streetNumber: cells['n° voie'], streetNumberSuffix: null, streetName: cells.voie, postBox: '' },
      ...{ complement: cells.complément, postcode: cells['code postal'], city: cells.ville },
      country: cells.pays || 'FR',
    },
  },
  technicalContact: { name: '', email: '', phone: '' },
  administrativeContact: { name: '', email: '', phone: '' },
})

/** The identity of a line as one made by hand is checked, column by column. */
function checkIdentity(account: ImportedRow): CheckedAccount | readonly ImportError[] {
  const { row } = account
  const checked = importedAccount.safeParse(bodyOf(account))
  if (!checked.success)
    return checked.error.issues.map(({ path, message }) => ({
      row,
      column: columnOf(path.join('.')),
      code: message,
    }))
  try {
    const { siret, companyName } = checked.data
    return { ...account, siret, companyName, details: identityColumns(checked.data) }
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    return [{ row, column: 'téléphone', code: 'phone.invalid' }]
  }
}

/** What the lines ask of the database: logins, primaries and their places, profiles and procedures. */
async function checkFamilies(tx: Ctx, accounts: readonly ImportedRow[]) {
  const { catalogue: rows, profiles } = await readImportCatalogue(tx)
  const catalogue = rows.map(
    (row): CatalogueProcedure => ({
      ...row,
      documentTypes: row.documentTypes.filter(({ withdrawn }) => !withdrawn).map(({ code }) => code),
    }),
  )
  const defaultProfile = profiles[0]?.code ?? ''
  const profileOf = (code: string): ProcedureProfile => {
    const found = profiles.find((profile) => profile.code === code)
    if (found?.scope === 'all' || found?.scope === 'web') return { scope: found.scope }
    return { scope: 'listed', codes: found?.procedureCodes ?? [] }
  }
  const inFile = new Map(
    accounts.flatMap((one) => (one.primaryLogin === null ? [[one.login, one] as const] : [])),
  )
  const named = [...new Set(accounts.flatMap(({ primaryLogin }) => primaryLogin ?? []))]
  const held = named.length > 0 ? await holdPrimaries(tx, named) : []
  const primaries = new Map(held.map((primary) => [primary.login, primary]))
  const ids = held.map(({ id }) => id)
  const used = await countMailboxesOf(tx, ids)
  const choices = await readChoicesOf(tx, ids)
  const taken = await takenLogins(
    tx,
    accounts.map(({ login }) => login),
  )
  const free = new Map([
    ...[...inFile.values()].map(({ login, mailboxQuota }) => [login, mailboxQuota] as const),
    ...held.map(
      ({ id, login, mailboxQuota }) => [login, mailboxesLeft(mailboxQuota, used.get(id) ?? 0)] as const,
    ),
  ])
  const whole = (codes: readonly string[]): readonly ProcedureChoice[] =>
    codes.map((code) => ({ code, documentTypes: null }))
  /** What each primary gives to choose from, worked out once for all its secondaries. */
  const offers = new Map<string, readonly ReturnType<typeof procedureOffer>[]>()
  const offersFor = (one: ImportedRow) => {
    const key = one.primaryLogin ?? `profile ${one.profileCode || defaultProfile}`
    const known = offers.get(key)
    if (known) return known
    const primary = one.primaryLogin === null ? undefined : primaries.get(one.primaryLogin)
    const above = one.primaryLogin === null ? undefined : inFile.get(one.primaryLogin)
    const profile = profileOf(primary?.profileCode ?? ((above ?? one).profileCode || defaultProfile))
    const chosen = primary
      ? choices.filter(({ accountId }) => accountId === primary.id)
      : whole(above?.procedures ?? [])
    const holder =
      one.primaryLogin === null ? { profile } : { profile, primary: { profile, open: true, choices: chosen } }
    const made = catalogue.map((procedure) => procedureOffer(procedure, holder))
    offers.set(key, made)
    return made
  }
  const errors = accounts.flatMap((one): readonly ImportError[] => {
    const { row, login, primaryLogin, profileCode } = one
    const wrong = (column: ImportColumn, code: string) => ({ row, column, code })
    const above = primaryLogin === null ? undefined : primaries.get(primaryLogin)
    const isOrphan = primaryLogin !== null && !above && !inFile.has(primaryLogin)
    const refused = isOrphan ? [] : choiceRefusals(offersFor(one), [], whole(one.procedures))
    return [
      ...(taken.has(login) ? [wrong('compte', 'login.taken')] : []),
      ...(isOrphan ? [wrong('compte primaire', 'import.primary-unknown')] : []),
      ...(above && above.state !== 'open' ? [wrong('compte primaire', 'import.primary-closed')] : []),
      ...(profileCode !== '' && !profiles.some(({ code }) => code === profileCode)
        ? [wrong('profil', 'invalid')]
        : []),
      ...(primaryLogin === null && profileCode === '' && defaultProfile === ''
        ? [wrong('profil', 'required')]
        : []),
      ...(refused.length > 0 ? [wrong('téléprocédures', 'procedure.unavailable')] : []),
    ]
  })
  return {
    errors: [...errors, ...beyondQuota(accounts, free)],
    primaries,
    procedureIds: new Map(rows.map(({ code, id }) => [code, id])),
    defaultProfile,
  }
}

/** Checks a file whole: every line that is wrong, by its columns. The primaries that it names are held. `tell` hears of each hundred lines. */
export async function checkImport(
  tx: Ctx,
  bytes: Uint8Array,
  tell: (rows: number, rowsDone: number) => Promise<void>,
): Promise<CheckedImport> {
  const table = readCsv(bytes, MOST_ROWS + 2)
  const [first = [], ...lines] = table.rows
  const header = readImportHeader(first)
  const errors: ImportError[] = [...header.errors]
  if (table.brokenLine !== null) errors.push({ row: table.brokenLine, column: '', code: 'import.unreadable' })
  else if (lines.length === 0) errors.push({ row: 1, column: '', code: 'import.empty' })
  if (lines.length > MOST_ROWS) errors.push({ row: MOST_ROWS + 2, column: '', code: 'import.too-long' })
  const nothing = { accounts: [], primaries: new Map(), procedureIds: new Map(), defaultProfile: '' }
  if (errors.length > 0) return { ...nothing, rows: lines.length, errors }
  const accounts: CheckedAccount[] = []
  const read: ImportedRow[] = []
  for (const [index, line] of lines.entries()) {
    if (index % TELL_EVERY === 0) await tell(lines.length, index)
    const { account, errors: wrong } = readImportRow(index + 2, importCells(header.columns, line))
    read.push(account)
    errors.push(...wrong)
    const checked = checkIdentity(account)
    if ('row' in checked) accounts.push(checked)
    else errors.push(...checked)
  }
  await tell(lines.length, lines.length)
  const families = await checkFamilies(tx, read)
  const all = [...errors, ...repeatedLogins(read), ...families.errors].toSorted((a, b) => a.row - b.row)
  return { ...families, rows: lines.length, accounts, errors: all }
}
