import { PLANNED_BY_VALUE } from '@guichet/db'
import {
  accountDetails,
  accountPersons,
  accounts,
  certificates,
  members,
  payments,
  persons,
  receipts,
} from '@guichet/db/schema'
import type { AccountState } from '@guichet/domain/account-state'
import { and, asc, desc, eq, ilike, inArray, like, or, type SQL, sql } from 'drizzle-orm'
import { unionAll } from 'drizzle-orm/pg-core'
import type { Ctx } from '../../../ctx.ts'
import { containing } from '../../../platform/lists/like.ts'
import type { SearchTerms } from '../domain/search-terms.ts'

/** Of each kind. */
const BEST = 6
/** What is looked at to find them. */
const CANDIDATES = 200
/** An expression: PostgreSQL sorts by no bare constant. */
const never = sql`1 = 0`
const plannedByValue = sql.raw(PLANNED_BY_VALUE)

/** Every word stands somewhere; those too short for the index, where a word begins. */
const holdsAll = (text: SQL, { words, hasWords }: SearchTerms): SQL =>
  hasWords
    ? sql`${and(
        ...words.map((word) => {
          const pattern = containing(word)
          if (word.length >= 3) return like(text, pattern)
          return or(like(text, pattern.slice(1)), like(text, `% ${pattern.slice(1)}`))
        }),
      )} ${plannedByValue}`
    : never

const siretFrom = (digits: string) => sql`${accounts.siret} between ${digits} and ${digits.padEnd(14, '9')}`

/** Accounts with a telephone number, that of the responsible person or of a contact. */
const accountsCalled = ({ db }: Ctx, phone: string | null) =>
  db
    .select({ id: accountDetails.accountId })
    .from(accountDetails)
    .where(
      phone === null
        ? never
        : or(
            eq(accountDetails.phone, phone),
            eq(accountDetails.technicalPhone, phone),
            eq(accountDetails.administrativePhone, phone),
          ),
    )
    .limit(CANDIDATES)

/** Accounts: by login, SIRET, telephone or number of the file as a whole first, then where the login begins so, primaries before secondaries. */
export async function findAccounts(ctx: Ctx, terms: SearchTerms) {
  const { db } = ctx
  const { whole, digits, number, phone } = terms
  const id = { id: accounts.id }
  const isSiret = digits !== null && digits.length >= 3 ? siretFrom(digits) : never
  const candidates = unionAll(
    db.select(id).from(accounts).where(eq(accounts.login, whole)),
    db
      .select(id)
      .from(accounts)
      .where(number === null ? never : eq(accounts.fileNumber, number)),
    db.select(id).from(accounts).where(isSiret).limit(BEST),
    accountsCalled(ctx, phone),
    db
      .select(id)
      .from(accounts)
      .where(holdsAll(sql`${accounts.searchKey}`, terms))
      .limit(CANDIDATES),
  )
  const rows = await db
    .select({
      id: accounts.id,
      title: accounts.login,
      subtitle: accounts.companyName,
      fileNumber: accounts.fileNumber,
      siret: accounts.siret,
      state: accounts.state,
    })
    .from(accounts)
    .where(inArray(accounts.id, candidates))
    .orderBy(
      desc(sql`${accounts.login} = ${whole}`),
      desc(number === null ? never : sql`${accounts.fileNumber} = ${number}`),
      desc(isSiret),
      desc(phone === null ? never : inArray(accounts.id, accountsCalled(ctx, phone))),
      desc(sql`starts_with(${accounts.login}, ${whole})`),
      sql`${accounts.parentId} is not null`,
      asc(accounts.login),
    )
    .limit(BEST)
  return rows.map(({ fileNumber, state, ...row }) => ({
    ...{ kind: 'account' as const, accountId: row.id },
    ...{ ...row, number: String(fileNumber), state: state as AccountState },
  }))
}

/** Persons, members before others; by number, address or telephone as a whole first. */
export async function findPersons({ db }: Ctx, terms: SearchTerms) {
  const { whole, number, phone } = terms
  const isCalled = phone === null ? never : eq(persons.phone, phone)
  const candidates = unionAll(
    db.select({ id: persons.id }).from(persons).where(isCalled).limit(CANDIDATES),
    db
      .select({ id: members.personId })
      .from(members)
      .where(number === null ? never : eq(members.number, number)),
    db
      .select({ id: persons.id })
      .from(persons)
      .where(holdsAll(sql`${persons.searchKey}`, terms))
      .limit(CANDIDATES),
  )
  const rows = await db
    .select({
      id: persons.id,
      firstName: persons.firstName,
      lastName: persons.lastName,
      subtitle: persons.email,
      number: members.number,
      siret: members.siret,
      accountId: sql<string | null>`(select ${accountPersons.accountId} from ${accountPersons}
        where ${accountPersons.personId} = ${persons.id} order by ${accountPersons.createdAt} limit 1)`,
    })
    .from(persons)
    .leftJoin(members, eq(members.personId, persons.id))
    .where(inArray(persons.id, candidates))
    .orderBy(
      desc(number === null ? never : sql`coalesce(${members.number} = ${number}, false)`),
      desc(sql`${persons.email} = ${whole}`),
      desc(sql`coalesce(${isCalled}, false)`),
      sql`${members.number} is null`,
      asc(persons.lastName),
      asc(persons.firstName),
      asc(persons.id),
    )
    .limit(BEST)
  return rows.map(({ firstName, lastName, number: memberNumber, ...row }) => ({
    ...{ kind: memberNumber === null ? ('person' as const) : ('member' as const), personId: row.id },
    ...{
      ...row,
      title: `${firstName} ${lastName}`,
      number: memberNumber === null ? null : String(memberNumber),
    },
  }))
}

/** A part of a number, as it is written: at least three characters, and no space within. */
const partOf = ({ whole }: SearchTerms): string | null =>
  whole.length >= 3 && !whole.includes(' ') ? containing(whole) : null

/** Payments by a part of their reference or of the number of their receipt, the latest first. */
export async function findPayments({ db }: Ctx, terms: SearchTerms) {
  const part = partOf(terms)
  const candidates = unionAll(
    db
      .select({ id: payments.id })
      .from(payments)
      .where(part === null ? never : sql`${ilike(payments.reference, part)} ${plannedByValue}`)
      .limit(CANDIDATES),
    db
      .select({ id: receipts.paymentId })
      .from(receipts)
      .where(part === null ? never : ilike(receipts.number, part))
      .limit(CANDIDATES),
  )
  const rows = await db
    .select({
      id: payments.id,
      title: payments.reference,
      number: receipts.number,
      personId: payments.personId,
      firstName: persons.firstName,
      lastName: persons.lastName,
    })
    .from(payments)
    .innerJoin(persons, eq(persons.id, payments.personId))
    .leftJoin(receipts, eq(receipts.paymentId, payments.id))
    .where(inArray(payments.id, candidates))
    .orderBy(
      desc(sql`lower(${payments.reference}) = ${terms.whole} or lower(${receipts.number}) = ${terms.whole}`),
      desc(payments.createdAt),
      asc(payments.id),
    )
    .limit(BEST)
  return rows.map(({ firstName, lastName, ...row }) => ({
    ...{ kind: 'payment' as const, ...row, subtitle: `${firstName} ${lastName}` },
  }))
}

/** Certificates by a part of their number, the latest first. */
export async function findCertificates({ db }: Ctx, terms: SearchTerms) {
  const part = partOf(terms)
  const candidates = db
    .select({ id: certificates.id })
    .from(certificates)
    .where(part === null ? never : sql`${ilike(certificates.number, part)} ${plannedByValue}`)
    .limit(CANDIDATES)
  const rows = await db
    .select({
      id: certificates.id,
      title: certificates.number,
      personId: certificates.personId,
      firstName: persons.firstName,
      lastName: persons.lastName,
    })
    .from(certificates)
    .innerJoin(persons, eq(persons.id, certificates.personId))
    .where(inArray(certificates.id, candidates))
    .orderBy(
      desc(sql`lower(${certificates.number}) = ${terms.whole}`),
      desc(certificates.issuedAt),
      asc(certificates.id),
    )
    .limit(BEST)
  return rows.map(({ firstName, lastName, ...row }) => ({
    ...{ kind: 'certificate' as const, ...row, subtitle: `${firstName} ${lastName}` },
  }))
}
