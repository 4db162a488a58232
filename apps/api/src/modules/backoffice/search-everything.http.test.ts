import { searchEverything } from '@guichet/contract/backoffice.contract'
import { searchKey } from '@guichet/domain/text'
import { describe, expect } from 'vitest'
import { apiTest } from '../../testing/api-test.ts'
import { statementsOf } from '../../testing/count-statements.ts'
import type { TestApp } from '../../testing/test-app.ts'

let families = 0
const family = () => {
  families += 1
  return `Quérité${'abcdefghij'[families % 10]}${families}z`
}

async function worldOf(api: TestApp) {
  const name = family()
  const folded = searchKey(name)
  const member = await api.make.member({ firstName: 'Zoé', lastName: name, searchKey: `${folded} zoe` })
  const payment = await api.make.payment(member, {
    state: 'paid',
    paidOn: '2026-01-02',
    paidAt: api.clock.now(),
  })
  const receipt = await api.make.receipt(payment.id)
  const certificate = await api.make.certificate(member)
  const login = folded.replace(/[^a-z0-9]/gu, '')
  const account = await api.make.account({ login, companyName: `Société ${name}`, siret: '55208131766522' })
  const below = await api.make.secondary(account, { name: 'cs1', companyName: `Filiale ${name}` })
  const staff = await api.signInAs(await api.make.staff('support'))
  const search = async (q: string) => (await staff.call(searchEverything, { query: { q } })).body.items
  const ids = async (q: string) => (await search(q)).map(({ kind, id }) => `${kind} ${id}`)
  return { name, login, member, payment, receipt, certificate, account, below, staff, search, ids }
}

describe('searchEverything', () => {
  apiTest('finds accounts and persons by words, primaries and members first', async ({ api }) => {
    const { name, member, account, below, search, ids } = await worldOf(api)
    const items = await search(name.toUpperCase())
    expect(items).toEqual([
      {
        ...{ kind: 'account', id: account.id, title: account.login, subtitle: `Société ${name}` },
        ...{ number: String(account.fileNumber), siret: '55208131766522', state: 'open' },
        ...{ personId: null, accountId: account.id },
      },
      expect.objectContaining({ kind: 'account', id: below.id, title: below.login }),
      {
        ...{ kind: 'member', id: member.id, title: `Zoé ${name}`, subtitle: member.email },
        ...{ number: String(member.number), siret: items[2]?.siret, state: null },
        ...{ personId: member.id, accountId: null },
      },
    ])
    expect(await ids(`zo ${name}`)).toEqual([`member ${member.id}`])
    expect(await ids(`filiale ${name}`)).toEqual([`account ${below.id}`])
  })

  apiTest(
    'finds by login, SIRET, number of the file and of the member, the very one first',
    async ({ api }) => {
      const { login, member, account, below, search } = await worldOf(api)
      const best = async (q: string) => (await search(q))[0]?.id
      expect(await best(login)).toBe(account.id)
      expect(await best(below.login.toUpperCase())).toBe(below.id)
      expect(await best(String(account.fileNumber))).toBe(account.id)
      const bySiret = await search('552 081 317 66522')
      expect(bySiret.length).toBeGreaterThan(0)
      expect(bySiret.every(({ kind, siret }) => kind === 'account' && siret === '55208131766522')).toBe(true)
      expect((await search('552 081 31')).map(({ kind }) => kind)).toContain('account')
      const byNumber = await search(String(member.number))
      expect(byNumber.find(({ kind }) => kind === 'member')?.id).toBe(member.id)
    },
  )

  apiTest('finds persons and accounts by telephone, however it is written', async ({ api }) => {
    families += 1
    const last = String(100 + families).slice(-2)
    const member = await api.make.member({ phone: `+331990073${last}` })
    const details = { phone: null, technicalPhone: `+331990073${last}` }
    const account = await api.make.account({ details })
    const below = await api.make.secondary(account, { details: { administrativePhone: `+331990073${last}` } })
    const staff = await api.signInAs(await api.make.staff('support'))
    const ids = async (q: string) =>
      (await staff.call(searchEverything, { query: { q } })).body.items.map(({ id }) => id)
    for (const q of [`01 99 00 73 ${last}`, `01.99.00.73.${last}`, `+33 (0)1 99 00 73 ${last}`])
      expect(await ids(q), q).toEqual([account.id, below.id, member.id])
    expect(await ids('01 99 00 72 00')).toEqual([])
  })

  apiTest('finds payments and certificates by a part of their number', async ({ api }) => {
    const { name, payment, receipt, certificate, member, search, ids } = await worldOf(api)
    const paid = await search(payment.reference.toLowerCase())
    expect(paid[0]).toMatchObject({
      ...{ kind: 'payment', id: payment.id, title: payment.reference, number: receipt.number },
      ...{ subtitle: `Zoé ${name}`, personId: member.id },
    })
    expect(await ids(receipt.number)).toContain(`payment ${payment.id}`)
    expect(await ids(receipt.number.slice(2))).toContain(`payment ${payment.id}`)
    expect((await search(certificate.number))[0]).toMatchObject({
      ...{ kind: 'certificate', id: certificate.id, title: certificate.number, personId: member.id },
    })
  })

  apiTest('finds whoever is no member by the account that he holds', async ({ api }) => {
    const name = family()
    const person = await api.make.person({
      firstName: 'Nil',
      lastName: name,
      searchKey: searchKey(`${name} nil`),
    })
    const account = await api.make.account({ holder: person })
    const staff = await api.signInAs(await api.make.staff('support'))
    const { body } = await staff.call(searchEverything, { query: { q: `nil ${name}` } })
    expect(body.items.find(({ kind }) => kind === 'person')).toMatchObject({
      ...{ id: person.id, title: `Nil ${name}`, number: null, accountId: account.id },
    })
  })

  apiTest('shows six of a kind, and looks for nothing before three letters', async ({ api }) => {
    const { account, name, search } = await worldOf(api)
    for (let n = 0; n < 8; n++) await api.make.secondary(account, { companyName: `Antenne ${name} ${n}` })
    expect((await search(name)).filter(({ kind }) => kind === 'account')).toHaveLength(6)
    for (const q of ['', ' ', 'a', 'zo', 'é à']) expect(await search(q), q).toEqual([])
    for (const q of ['%%%', '___', '\\\\\\', "'''"]) expect(await search(q), q).toEqual([])
  })

  apiTest('costs one statement for each kind, whatever is found; is for staff alone', async ({ api, pg }) => {
    const { name, member, staff, search } = await worldOf(api)
    const count = async (q: string) => (await statementsOf(pg.pool, () => search(q))).length
    await search(name)
    for (const q of [name, 'nobody at all', '552081317', '+33 1 99 00 73 00', String(member.number), '7'])
      expect(await count(q), q).toBe(6)
    expect(await count('ab')).toBe(1)
    const client = await api.signInAs(member)
    expect((await client.refusal(searchEverything, { query: { q: name } })).code).toBe('session.forbidden')
    expect((await staff.refusal(searchEverything, { query: { q: 'x'.repeat(101) } })).status).toBe(400)
  })
})
