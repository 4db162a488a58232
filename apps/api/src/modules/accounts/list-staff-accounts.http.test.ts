import { listStaffAccounts, STAFF_ACCOUNT_SORTS } from '@guichet/contract/staff-accounts.contract'
import { describe, expect } from 'vitest'
import { apiTest } from '../../testing/api-test.ts'
import { statementsOf } from '../../testing/count-statements.ts'
import type { TestApp } from '../../testing/test-app.ts'

let worlds = 0
/** Accounts that one word of their own finds; the others of the file stay out. */
async function worldOf(api: TestApp) {
  worlds += 1
  const word = `monde${'abcdefghij'[worlds % 10]}${worlds}x`
  const zenith = await api.make.account({ companyName: `Zénith ${word}`, createdOn: '2026-03-01' })
  const atelier = await api.make.account({
    ...{ companyName: `Atelier ${word}`, createdOn: '2026-01-01', state: 'closed', siret: '55208131766522' },
  })
  const below = await api.make.secondary(zenith, {
    ...{
      companyName: `Moulin ${word}`,
      createdOn: '2026-02-01',
      test: true,
      accountType: 'oga',
      holder: null,
    },
  })
  const staff = await api.signInAs(await api.make.staff('support'))
  const list = async (query: object) =>
    (await staff.call(listStaffAccounts, { query: { q: word, ...query } })).body
  const found = async (query: object) => (await list(query)).items.map(({ id }) => id)
  return { word, zenith, atelier, below, staff, list, found }
}

describe('listStaffAccounts', () => {
  apiTest('shows primary and secondary accounts, with the primary of each', async ({ api }) => {
    const { list, zenith, below } = await worldOf(api)
    const page = await list({ sort: 'companyName' })
    expect(page).toMatchObject({ total: 3, totalIsExact: true, firstRank: 1, nextCursor: null })
    expect(page.items.map(({ companyName }) => companyName.split(' ')[0])).toEqual([
      'Atelier',
      'Moulin',
      'Zénith',
    ])
    expect(page.items[1]).toEqual({
      ...{ id: below.id, fileNumber: below.fileNumber, login: below.login, version: 1, accountType: 'oga' },
      ...{ siret: below.siret, companyName: below.companyName, responsibleName: below.responsibleName },
      ...{ test: true, state: 'open', hasMailbox: false },
      ...{ kind: 'secondary', primaryLogin: zenith.login, createdOn: '2026-02-01' },
    })
    expect(page.items[2]).toMatchObject({ kind: 'primary', primaryLogin: null })
  })

  apiTest('filters by kind and by all that lists of accounts filter by', async ({ api }) => {
    const { found, zenith, atelier, below } = await worldOf(api)
    const sort = 'createdOn'
    expect(await found({ sort })).toEqual([atelier.id, below.id, zenith.id])
    expect(await found({ sort, kind: 'primary' })).toEqual([atelier.id, zenith.id])
    expect(await found({ sort, kind: 'secondary' })).toEqual([below.id])
    expect(await found({ state: 'closed' })).toEqual([atelier.id])
    expect(await found({ test: 'true' })).toEqual([below.id])
    expect(await found({ mailbox: 'true', state: 'open' })).toEqual([zenith.id])
    expect(await found({ accountType: 'oga' })).toEqual([below.id])
    expect(await found({ siret: '552 081' })).toEqual([atelier.id])
    expect(await found({ companyName: 'ZENITH' })).toEqual([zenith.id])
    expect(await found({ accountName: zenith.login })).toContain(zenith.id)
    expect(await found({ companyName: 'atelier', state: 'open' })).toEqual([])
  })

  apiTest('sorts by each key both ways, and pages to the same rows', async ({ api }) => {
    const { list } = await worldOf(api)
    for (const sort of STAFF_ACCOUNT_SORTS) {
      const whole = (await list({ sort })).items
      const pages = [await list({ sort, limit: 2 })]
      for (let page = pages[0]; page?.nextCursor; page = pages.at(-1))
        pages.push(await list({ sort, limit: 2, cursor: page.nextCursor }))
      expect(pages.flatMap(({ items }) => items)).toEqual(whole)
      const back = await list({ sort, limit: 2, cursor: pages.at(-1)?.previousCursor as string })
      expect(back.items).toEqual(pages[0]?.items)
      const opposite = sort.startsWith('-') ? sort.slice(1) : `-${sort}`
      expect((await list({ sort: opposite })).items.reverse()).toEqual(whole)
    }
  })

  apiTest(
    'refuses orders that no index serves, what can be no SIRET, and whoever is not staff',
    async ({ api }) => {
      const { staff, zenith } = await worldOf(api)
      const refused = await staff.refusal(listStaffAccounts, { query: { sort: 'responsible' as 'login' } })
      expect(refused.errors).toMatchObject([{ pointer: '/query/sort' }])
      const wrong = await staff.refusal(listStaffAccounts, { query: { siret: '552O' } })
      expect(wrong.errors).toMatchObject([{ pointer: '/query/siret', code: 'siret.beginning' }])
      const holder = await api.signInAs(zenith.holder as { id: string })
      expect((await holder.refusal(listStaffAccounts)).code).toBe('session.forbidden')
    },
  )

  apiTest('costs the same statements whatever is asked', async ({ api, pg }) => {
    const { staff, word } = await worldOf(api)
    await api.make.account()
    const count = async (query: object) =>
      (await statementsOf(pg.pool, () => staff.call(listStaffAccounts, { query }))).length
    await count({})
    // Session, page with its total, logins of the primaries.
    expect(await count({ q: word })).toBe(3)
    expect(await count({ q: word, limit: 2, sort: '-createdOn' })).toBe(3)
    expect(await count({ q: word, companyName: 'nobody' })).toBe(3)
    expect(await count({ limit: 1 })).toBe(3)
    expect(await count({ limit: 1, kind: 'primary', state: 'open' })).toBe(3)
  })
})
