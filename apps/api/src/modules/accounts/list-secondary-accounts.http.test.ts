import {
  ACCOUNT_SORTS,
  exportSecondaryAccounts,
  listSecondaryAccounts,
} from '@guichet/contract/accounts.contract'
import { describe, expect } from 'vitest'
import { apiTest } from '../../testing/api-test.ts'
import { statementsOf } from '../../testing/count-statements.ts'
import type { TestApp } from '../../testing/test-app.ts'

const COMPANIES = ['Atelier Été', 'Cabinet Zénith', 'Boulangerie 100 %', 'Atelier du Port', 'Garage Ém']
const PEOPLE = [
  { firstName: 'Zoé', lastName: 'Dupont' },
  { firstName: 'Marc', lastName: 'Éluard' },
  { firstName: 'Inès', lastName: 'Dupont' },
  { firstName: 'Léa', lastName: 'Moreau' },
  { firstName: 'Hugo', lastName: 'Roux' },
]
const STATES = ['open', 'closed', 'requested', 'approved', 'refused']
const TYPES = ['company', 'oga', 'accountant', 'other', 'company']

async function worldOf(api: TestApp) {
  const primary = await api.make.account({ login: `prim${Math.trunc(performance.now() * 1000)}` })
  const made = []
  for (const [index, companyName] of COMPANIES.entries()) {
    const secondary = await api.make.secondary(primary, {
      ...{ name: ['b2', 'a10', 'cs1', 'cs2', 'd-x'][index] as string, companyName, holder: null },
      ...{ state: STATES[index] as string, accountType: TYPES[index] as string, test: index === 1 },
      ...{ hasMailbox: index < 2, siret: `${1 + index}0000000000019` },
      ...{ createdOn: `2026-0${1 + ((index * 2) % 5)}-01`, details: PEOPLE[index] as object },
    })
    made.push(secondary)
  }
  await api.make.secondary(await api.make.account(), { companyName: 'Atelier d’ailleurs' })
  const client = await api.signInAs(primary.holder as { id: string })
  const list = async (query: object) =>
    (await client.call(listSecondaryAccounts, { params: { id: primary.id }, query })).body
  const names = async (query: object) => (await list(query)).items.map(({ login }) => login.split('.')[0])
  return { primary, made, client, list, names }
}

describe('listSecondaryAccounts', () => {
  apiTest('shows the lines of one primary, by name, with how many there are', async ({ api }) => {
    const { list, made } = await worldOf(api)
    const page = await list({})
    expect(page).toMatchObject({ total: 5, totalIsExact: true, firstRank: 1, nextCursor: null })
    expect(page.items[1]).toEqual({
      ...{ id: made[0]?.id, fileNumber: made[0]?.fileNumber, login: made[0]?.login, version: 1 },
      ...{ accountType: 'company', siret: '10000000000019', companyName: 'Atelier Été' },
      ...{ responsibleName: 'Zoé Dupont', test: false, state: 'open', hasMailbox: true },
    })
  })

  apiTest('filters by each field, accents and capitals aside, and by all together', async ({ api }) => {
    const { names, made, primary } = await worldOf(api)
    expect(await names({ companyName: 'ATELIER ete' })).toEqual(['b2'])
    expect(await names({ companyName: '100 %' })).toEqual(['cs1'])
    expect(await names({ companyName: 'ém' })).toEqual(['d-x'])
    expect(await names({ responsible: 'ines dupont' })).toEqual(['cs1'])
    expect(await names({ responsible: 'DUPONT' })).toEqual(['b2', 'cs1'])
    expect(await names({ accountName: 'CS' })).toEqual(['cs1', 'cs2'])
    expect(await names({ accountName: `cs1.${primary.login}` })).toEqual(['cs1'])
    expect(await names({ accountName: primary.login })).toEqual([])
    expect(await names({ siret: '3 000' })).toEqual(['cs1'])
    expect(await names({ siret: '00019' })).toEqual([])
    expect(await names({ siret: '' })).toHaveLength(5)
    expect(await names({ accountType: 'company' })).toEqual(['b2', 'd-x'])
    expect(await names({ state: 'refused' })).toEqual(['d-x'])
    expect(await names({ test: 'true' })).toEqual(['a10'])
    expect(await names({ test: 'false', mailbox: 'true' })).toEqual(['b2'])
    expect(await names({ mailbox: 'false' })).toEqual(['cs1', 'cs2', 'd-x'])
    expect(await names({ q: 'atelier port' })).toEqual(['cs2'])
    expect(await names({ q: String(made[3]?.fileNumber) })).toEqual(['cs2'])
    expect(await names({ companyName: 'atelier', responsible: 'moreau', state: 'approved' })).toEqual(['cs2'])
    expect(await names({ companyName: 'atelier', state: 'refused' })).toEqual([])
    expect(await names({ q: '%' })).toEqual(['cs1'])
    expect(await names({ q: ' ' })).toHaveLength(5)
  })

  apiTest('refuses what can be no SIRET beside the field, in the list and as CSV', async ({ api }) => {
    const { primary, client } = await worldOf(api)
    const wrong = [
      ['abc', 'siret.beginning'],
      ['079555421000190', 'siret.beginning'],
      ['07955542100018', 'siret.invalid'],
    ]
    for (const [siret, code] of wrong)
      for (const route of [listSecondaryAccounts, exportSecondaryAccounts])
        expect(
          await client.refusal(route, { params: { id: primary.id }, query: { siret } }),
          siret,
        ).toMatchObject({ status: 400, code: 'request.invalid', errors: [{ pointer: '/query/siret', code }] })
  })

  apiTest('sorts by each key both ways, and pages forward and back to the same rows', async ({ api }) => {
    const { list, names } = await worldOf(api)
    expect(await names({ sort: 'companyName' })).toEqual(['cs2', 'b2', 'cs1', 'a10', 'd-x'])
    expect(await names({ sort: 'responsible' })).toEqual(['cs1', 'b2', 'a10', 'cs2', 'd-x'])
    expect(await names({ sort: '-siret' })).toEqual(['d-x', 'cs2', 'cs1', 'a10', 'b2'])
    for (const sort of ACCOUNT_SORTS) {
      for (const filter of [{}, { q: 'e' }]) {
        const whole = (await list({ ...filter, sort, limit: 100 })).items
        const pages = [await list({ ...filter, sort, limit: 2 })]
        for (let page = pages[0]; page?.nextCursor; page = pages.at(-1))
          pages.push(await list({ ...filter, sort, limit: 2, cursor: page.nextCursor }))
        expect(pages.flatMap(({ items }) => items)).toEqual(whole)
        expect(pages.map(({ total }) => total)).toEqual(pages.map(() => whole.length))
        const back = await list({ ...filter, sort, limit: 2, cursor: pages.at(-1)?.previousCursor as string })
        expect(back.items).toEqual(pages.at(-2)?.items)
        const opposite = sort.startsWith('-') ? sort.slice(1) : `-${sort}`
        expect((await list({ ...filter, sort: opposite, limit: 100 })).items.reverse()).toEqual(whole)
      }
    }
  })

  apiTest('costs the same statements whatever is asked', async ({ api, pg }) => {
    const { list } = await worldOf(api)
    const count = async (query: object) => (await statementsOf(pg.pool, () => list(query))).length
    await list({})
    // Session, how one stands to the account, the page with its total.
    expect(await count({})).toBe(3)
    expect(await count({ limit: 2 })).toBe(3)
    expect(await count({ limit: 100 })).toBe(3)
    expect(await count({ limit: 2, companyName: 'atelier', state: 'open', sort: '-responsible' })).toBe(3)
  })

  apiTest(
    'is for who may see them: a stranger finds nothing, a collaborator needs the right',
    async ({ api }) => {
      const { primary, made, client } = await worldOf(api)
      const of = (id: string) => ({ params: { id }, query: {} })
      const stranger = await api.signInAs(await api.make.member())
      expect(await stranger.refusal(listSecondaryAccounts, of(primary.id))).toMatchObject({
        code: 'resource.not-found',
      })
      const person = await api.make.person()
      await api.make.join(primary, person, { rights: ['identity'] })
      const collaborator = await api.signInAs(person)
      expect(await collaborator.refusal(listSecondaryAccounts, of(primary.id))).toMatchObject({
        code: 'account.right-missing',
      })
      expect(await client.refusal(listSecondaryAccounts, of(made[0]?.id as string))).toMatchObject({
        code: 'account.right-missing',
      })
      const staff = await api.signInAs(await api.make.staff('support'))
      expect((await staff.call(listSecondaryAccounts, of(primary.id))).body.total).toBe(5)
    },
  )

  apiTest('says how many there are past the last row too, looked for by words or not', async ({ api }) => {
    const { list } = await worldOf(api)
    const key = ['zz', '00000000-0000-7000-8000-000000000000']
    const cursor = Buffer.from(JSON.stringify({ direction: 'next', key, rank: 5 })).toString('base64url')
    for (const [query, total] of [[{}, 5] as const, [{ q: 'atelier' }, 2] as const])
      expect(await list({ ...query, cursor })).toMatchObject({ items: [], total, totalIsExact: true })
  })

  apiTest('refuses a cursor that no page of this order gave', async ({ api }) => {
    const { primary, client, list } = await worldOf(api)
    const { nextCursor } = await list({ sort: 'login', limit: 2 })
    const query = { sort: 'createdOn', limit: 2, cursor: nextCursor as string } as const
    const refused = await client.refusal(listSecondaryAccounts, { params: { id: primary.id }, query })
    expect(refused).toMatchObject({ code: 'request.invalid', errors: [{ pointer: '/query/cursor' }] })
  })
})
