import { createHash } from 'node:crypto'
import {
  apiKeys,
  certificates,
  credentials,
  memberImports,
  members,
  memberships,
  membershipTypes,
  news,
  organisationSettings,
  outbox,
  partners,
  payments,
  persons,
  receipts,
  renewals,
  signInIdentifiers,
  totpFactors,
} from '@guichet/db/schema'
import { apiKeyOf, KEY_BYTES } from '@guichet/domain/api-key'
import { SCOPES, type Scope, type StaffRole } from '@guichet/domain/rights'
import { searchKey } from '@guichet/domain/text'
import { Secret, TOTP } from 'otpauth'
import type { Deps } from '../deps.ts'
import { createAccountFactories } from './account-factories.ts'
import { createBankFactories } from './bank-factories.ts'
import { createDelegationFactories } from './delegation-factories.ts'
import { createDocumentFactories } from './document-factories.ts'
import { createFirmFactories } from './firm-factories.ts'
import { createMailingFactories } from './mailing-factories.ts'
import { createReminderFactories } from './reminder-factories.ts'
import { createServiceFactories } from './service-factories.ts'
import { TEST_ORGANISATION } from './test-organisation.ts'
import { createThreadFactories } from './thread-factories.ts'
import { createVoucherFactories } from './voucher-factories.ts'

/** Password of every person made here. */
export const PASSWORD = 'Correct-Horse-2026!'
/** Secret of the one-time codes of staff made here (base32). */
export const TOTP_SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'

/** One-time code that staff made here would read at that instant. */
export const codeAt = (instant: Date, secret = TOTP_SECRET): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: instant.getTime() })

export interface TestPerson {
  readonly id: string
  readonly email: string
  readonly firstName: string
  readonly lastName: string
}
export type New<Table extends { $inferInsert: object }> = Partial<Table['$inferInsert']>
export interface PersonInput extends New<typeof persons> {
  readonly staffRole?: StaffRole | null
  /** Alias beside the address. */
  readonly login?: string
  /** False leaves staff without a second factor. */
  readonly totp?: boolean
  /** False: the address is for messages only, as that of whoever signs in by the login of an account. */
  readonly emailSignIn?: boolean
}
interface KeyInput extends New<typeof apiKeys> {
  readonly scopes?: Scope[]
}
// Numbers never repeat within a worker, so that rows of one test cannot meet those of another.
let count = 0
const hashes = new Map<Deps['hasher'], Promise<string>>()

/** A code as documents carry it: 16 signs without I, L, O, U. */
const codeOf = (kind: 'R' | 'C', number: number) => `TEST${kind}${String(number).padStart(11, '0')}`

/** Makes rows that a test begins from, valid in themselves; whatever is given stands over what is made up. */
export function createFactories(deps: Deps) {
  const { db, ids, clock, encryption } = deps
  const next = () => 1000 + ++count
  const passwordHash = () => {
    const hash = hashes.get(deps.hasher) ?? deps.hasher.hash(PASSWORD)
    hashes.set(deps.hasher, hash)
    return hash
  }

  /** Somebody who can sign in with `PASSWORD`; staff with a second factor. */
  async function person(input: PersonInput = {}): Promise<TestPerson> {
    const { login, totp = input.staffRole != null, emailSignIn = true, ...given } = input
    const number = next()
    const now = clock.now()
    const row = {
      id: ids.uuid(),
      firstName: 'Camille',
      lastName: `Essai-${number}`,
      email: `person-${number}@test.example`,
      locale: 'fr',
      createdAt: now,
      updatedAt: now,
      ...given,
    }
    await db
      .insert(persons)
      .values({ searchKey: searchKey(`${row.lastName} ${row.firstName} ${row.email}`), ...row })
    const known = emailSignIn ? [{ identifier: row.email, kind: 'email', personId: row.id }] : []
    if (login) known.push({ identifier: login, kind: 'login', personId: row.id })
    if (known.length > 0) await db.insert(signInIdentifiers).values(known)
    await db
      .insert(credentials)
      .values({ personId: row.id, passwordHash: await passwordHash(), changedAt: now })
    if (totp) {
      const secretCipher = encryption.encrypt(TOTP_SECRET, 'totp_factors.secret')
      await db.insert(totpFactors).values({ personId: row.id, secretCipher, createdAt: now })
    }
    return row
  }

  /** A person with a member's file and no membership yet. */
  async function member(input: PersonInput = {}, file: New<typeof members> = {}) {
    const made = await person(input)
    const number = next()
    const now = clock.now()
    const row = {
      number,
      referralCode: `T${number}`,
      createdAt: now,
      updatedAt: now,
      ...file,
      personId: made.id,
    }
    await db.insert(members).values(row)
    return { ...made, number: row.number }
  }

  const staff = (staffRole: StaffRole) => person({ staffRole })

  async function partner(name = `Partenaire ${next()}`) {
    const row = { id: ids.uuid(), name }
    await db.insert(partners).values(row)
    return row
  }

  async function membershipType(input: New<typeof membershipTypes> = {}) {
    const row = {
      id: ids.uuid(),
      code: `type-${next()}`,
      labelFr: 'Adhésion normale',
      labelEn: 'Standard membership',
      descriptionFr: 'Tous les services, pendant un an.',
      descriptionEn: 'All services, for a year.',
      amountCents: 4500,
      ...input,
    }
    await db.insert(membershipTypes).values(row)
    return row
  }

  /** A paid period of a member; of 2026 unless days are given. */
  async function membership(of: { readonly id: string }, input: New<typeof memberships> = {}) {
    const row = {
      id: ids.uuid(),
      startsOn: '2026-01-01',
      endsOn: '2026-12-31',
      amountCents: 4500,
      paidOn: '2026-01-01',
      paymentMethod: 'card',
      createdAt: clock.now(),
      ...input,
      typeId: input.typeId ?? (await membershipType()).id,
      personId: of.id,
    }
    await db.insert(memberships).values(row)
    return row
  }

  /** An import of members that brought none. */
  async function memberImport(input: New<typeof memberImports> = {}) {
    const now = clock.now()
    const row = {
      ...{ id: ids.uuid(), fileName: 'essai.csv', fileHash: 'ab12'.repeat(16), dryRun: false, state: 'done' },
      ...{ createdAt: now, heardAt: now, endedAt: now, ...input },
      personId: input.personId ?? (await person({ staffRole: 'manager' })).id,
    }
    await db.insert(memberImports).values(row)
    return row
  }

  async function payment(of: { readonly id: string }, input: New<typeof payments> = {}) {
    const number = next()
    const now = clock.now()
    const row = {
      id: ids.uuid(),
      purpose: 'membership',
      labelFr: 'Adhésion normale',
      labelEn: 'Standard membership',
      amountCents: 4500,
      method: 'transfer',
      state: 'pending',
      reference: `TEST-${number}`,
      createdAt: now,
      updatedAt: now,
      ...input,
      personId: of.id,
    }
    await db.insert(payments).values(row)
    return row
  }

  async function receipt(paymentId: string) {
    const number = next()
    const row = { id: ids.uuid(), paymentId, number: `R-TEST-${number}`, code: codeOf('R', number) }
    await db.insert(receipts).values({ ...row, issuedOn: clock.today(), createdAt: clock.now() })
    return row
  }

  /** A renewal that waits for its payment, and that payment. */
  async function renewal(
    of: { readonly id: string },
    renewed: { readonly id: string; readonly typeId: string },
    input: New<typeof renewals> = {},
    paid: New<typeof payments> = {},
  ) {
    const id = input.id ?? ids.uuid()
    const made = await payment(of, { purpose: 'membership-renewal', purposeId: id, ...paid })
    const now = clock.now()
    const row = {
      membershipId: renewed.id,
      typeId: renewed.typeId,
      amountCents: made.amountCents,
      state: 'awaiting-payment',
      createdAt: now,
      updatedAt: now,
      ...input,
      id,
      personId: of.id,
      paymentId: made.id,
    }
    await db.insert(renewals).values(row)
    return { ...row, payment: made }
  }

  async function certificate(of: { readonly id: string }, input: New<typeof certificates> = {}) {
    const number = next()
    const now = clock.now()
    const row = {
      id: ids.uuid(),
      number: `AA-TEST-${number}`,
      code: codeOf('C', number),
      kind: 'membership',
      startsOn: '2026-01-01',
      endsOn: '2026-12-31',
      facts: { holder: { firstName: 'Camille', lastName: 'Essai', memberNumber: 1, addressLines: [] } },
      factsHash: `facts-${number}`,
      issuedAt: now,
      createdAt: now,
      ...input,
      personId: of.id,
    }
    await db.insert(certificates).values(row)
    return row
  }

  /** A program's key of that person; all scopes unless some are given. `key` is what the program shows. */
  async function apiKey(of: { readonly id: string }, input: KeyInput = {}) {
    const key = apiKeyOf(ids.bytes(KEY_BYTES))
    const row = {
      id: ids.uuid(),
      name: 'Programme d’essai',
      scopes: [...SCOPES],
      createdAt: clock.now(),
      ...input,
      personId: of.id,
      keyHash: createHash('sha256').update(key).digest(),
    }
    await db.insert(apiKeys).values(row)
    return { ...row, key }
  }

  async function newsItem(input: New<typeof news> = {}) {
    const words = { titleFr: 'Une nouvelle', titleEn: 'Some news', bodyFr: 'Du texte.', bodyEn: 'Some text.' }
    const row = { id: ids.uuid(), ...words, publishedAt: clock.now(), createdAt: clock.now(), ...input }
    await db.insert(news).values(row)
    return row
  }

  /** The settings of the organisation, unless they are there. */
  async function organisation(): Promise<void> {
    await db
      .insert(organisationSettings)
      .values({ ...TEST_ORGANISATION, updatedAt: clock.now() })
      .onConflictDoNothing()
  }

  const emptyOutbox = async (): Promise<void> => void (await db.delete(outbox))

  return {
    ...{
      person,
      member,
      staff,
      partner,
      membershipType,
      membership,
      memberImport,
      payment,
      receipt,
      renewal,
      certificate,
    },
    ...createAccountFactories(deps, person, next),
    ...createDocumentFactories(deps, next),
    ...createThreadFactories(deps, next),
    ...createDelegationFactories(deps),
    ...createFirmFactories(deps),
    ...createServiceFactories(deps, payment, next),
    ...createVoucherFactories(deps, next),
    ...createMailingFactories(deps),
    ...createBankFactories(deps, staff),
    ...createReminderFactories(deps),
    ...{ apiKey, newsItem, organisation, emptyOutbox },
  }
}

export type Factories = ReturnType<typeof createFactories>
