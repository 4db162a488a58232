import { isEmail } from '@guichet/domain/email'
import { isApe, isIban, isNir, isSiret } from '@guichet/domain/identifiers'
import { addDays, parseLocalDate } from '@guichet/domain/local-date'
import { isReferralCode } from '@guichet/domain/referral-code'
import { normaliseText, searchKey } from '@guichet/domain/text'
import { beforeAll, describe, expect, test } from 'vitest'
import { createEncryption } from '../encryption.ts'
import { verifyPassword } from '../password-hash.ts'
import { DEMO_CODES, DEMO_PASSWORD, DEMO_TOTP_SECRET } from './index.ts'
import { byEmail, demoOf, periodsOf, type Seeded, secrets, stateOf } from './testing/seeded.ts'

const TODAY = '2026-11-22'

describe('people of the demo', () => {
  let rows: Seeded
  beforeAll(async () => {
    rows = await demoOf(TODAY)
  })
  const day = parseLocalDate(TODAY)

  test.each(['inactive', 'lapsed1', 'lapsed2', 'lapsed3', 'lapsed4', 'lapsed5'])(
    '%s lapsed 30 days ago',
    (name) => {
      const state = stateOf(rows, byEmail(rows, name).id, TODAY)
      expect(state).toEqual({ state: 'inactive', endedOn: addDays(day, -30) })
    },
  )

  test('active has a company that the register of the sandbox proves', () => {
    const { id } = byEmail(rows, 'active')
    // As `apps/sandbox/src/register/companies.ts` knows it.
    expect(rows.members.find(({ personId }) => personId === id)).toMatchObject({
      ...{ siret: '69748888000033', ape: '4334Z', businessPostcode: '83170', businessCity: 'Brignoles' },
    })
  })

  test('active has 200 more days, twelve lines, services, and one certificate of each state', () => {
    const { id } = byEmail(rows, 'active')
    expect(stateOf(rows, id, TODAY)).toMatchObject({ state: 'active', activeUntil: addDays(day, 200) })
    const periods = periodsOf(rows, id)
    expect(periods).toHaveLength(12)
    expect(rows.serviceOrders.filter((row) => row.membershipId === periods.at(-1)?.id)).toHaveLength(4)
    const own = rows.certificates.filter(({ personId }) => personId === id)
    const of = (code: string) => own.find((row) => row.code === code)
    expect(of(DEMO_CODES.valid)).toMatchObject({ endsOn: addDays(day, 200), revokedAt: null })
    expect(of(DEMO_CODES.revoked)?.revokedAt).toBeInstanceOf(Date)
    expect(of(DEMO_CODES.expired)).toMatchObject({ revokedAt: null })
    expect((of(DEMO_CODES.expired)?.endsOn ?? TODAY) < TODAY).toBe(true)
  })

  test.each(['primary', 'secondary', 'declarant'])('%s is an active member', (name) => {
    expect(stateOf(rows, byEmail(rows, name).id, TODAY).state).toBe('active')
  })

  test('logins of accounts are aliases, and the primary has its SIRET', () => {
    const primary = byEmail(rows, 'primary')
    const accountOf = (login: string) => rows.accounts.find((account) => account.login === login)?.id
    const loginOf = (identifier: string) =>
      rows.signInIdentifiers.find((row) => row.identifier === identifier)
    expect(loginOf('asp1ent')).toMatchObject({
      ...{ kind: 'login', personId: primary.id, accountId: accountOf('asp1ent') },
    })
    expect(loginOf('cs1.asp1ent')).toMatchObject({
      ...{ kind: 'login', personId: byEmail(rows, 'secondary').id, accountId: accountOf('cs1.asp1ent') },
    })
    expect(rows.members.find(({ personId }) => personId === primary.id)?.siret).toBe('07955542100019')
  })

  test('the accountant and the staff are no members; the staff have their second factor', () => {
    const encryption = createEncryption(secrets.encryptionKey)
    const memberIds = new Set(rows.members.map(({ personId }) => personId))
    expect(memberIds.has(byEmail(rows, 'accountant').id)).toBe(false)
    for (const role of ['support', 'manager', 'finance', 'admin']) {
      const person = byEmail(rows, role)
      expect(person.staffRole).toBe(role)
      expect(memberIds.has(person.id)).toBe(false)
      const factor = rows.totpFactors.find(({ personId }) => personId === person.id)
      if (!factor) throw new Error(`${role} has no second factor`)
      expect(encryption.decryptText(factor.secretCipher, 'totp_factors.secret')).toBe(DEMO_TOTP_SECRET)
    }
    // One member gives a code after the password, too.
    expect(rows.totpFactors).toHaveLength(5)
    expect(rows.persons.filter(({ staffRole }) => staffRole !== null)).toHaveLength(4)
  })

  test('searches find a member by name, address, number and SIRET', () => {
    const { id, searchKey: key } = byEmail(rows, 'primary')
    const number = rows.members.find(({ personId }) => personId === id)?.number
    expect(key).toBe(searchKey(`Castellan Hélène primary@demo.example ${number} 07955542100019`))
  })

  test('everybody signs in with the one password', async () => {
    const hashes = new Set(rows.credentials.map(({ passwordHash }) => passwordHash))
    expect(rows.credentials).toHaveLength(rows.persons.length)
    for (const hash of hashes) {
      expect(await verifyPassword(DEMO_PASSWORD, secrets.passwordPepper, hash)).toBe(true)
    }
  })

  test('files are well formed', () => {
    const encryption = createEncryption(secrets.encryptionKey)
    for (const member of rows.members) {
      if (member.siret !== null) expect(isSiret(member.siret), member.siret).toBe(true)
      if (member.ape !== null) expect(isApe(member.ape), member.ape).toBe(true)
      expect(isReferralCode(member.referralCode), member.referralCode).toBe(true)
      expect(member.nirCipher === null).toBe(member.nirHash === null)
      if (member.nirCipher === null || member.nirHash === null) continue
      const nir = encryption.decryptText(member.nirCipher, 'members.nir')
      expect(isNir(nir), nir).toBe(true)
      expect(encryption.lookupHash(nir, 'members.nir').equals(member.nirHash)).toBe(true)
    }
    // Members without e-mail, who get letters.
    expect(rows.persons.filter(({ email }) => email === '')).toHaveLength(3)
    for (const { email, firstName, lastName } of rows.persons) {
      if (email === '') continue
      expect(isEmail(email), email).toBe(true)
      expect(/@(demo\.example|example\.org)$/u.test(email), email).toBe(true)
      for (const name of [firstName, lastName]) expect(normaliseText(name)).toBe(name)
    }
    expect(isIban(rows.organisationSettings[0]?.transferIban ?? '')).toBe(true)
    expect(isSiret(rows.organisationSettings[0]?.siret ?? '')).toBe(true)
    expect(rows.persons.every(({ phone }) => phone === null || /^\+33\d{9}$/u.test(phone))).toBe(true)
  })

  test('it looks like an association: most are active, some end soon, some lapsed, some renewed early', () => {
    const states = rows.members.map(({ personId }) => stateOf(rows, personId, TODAY))
    expect(states.length).toBeGreaterThan(170)
    expect(states.filter(({ state }) => state === 'active').length).toBeGreaterThan(100)
    const soon = states.filter((s) => s.state === 'active' && s.activeUntil <= addDays(day, 30))
    expect(soon.length).toBeGreaterThan(10)
    expect(states.filter(({ state }) => state === 'inactive').length).toBeGreaterThan(40)
    expect(rows.memberships.filter(({ startsOn }) => startsOn > TODAY).length).toBe(4)
  })
})
