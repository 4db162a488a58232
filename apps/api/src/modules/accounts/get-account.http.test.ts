import { getAccount, listAccounts, updateAccountIdentity } from '@guichet/contract/accounts.contract'
import { describe, expect } from 'vitest'
import { identityBody } from '../../testing/account-samples.ts'
import { apiTest } from '../../testing/api-test.ts'
import { statementsOf } from '../../testing/count-statements.ts'

describe('getAccount', () => {
  apiTest('shows header and identity of a primary account to its holder', async ({ api }) => {
    const account = await api.make.account({
      companyName: 'Atelier Été',
      siret: '07955542100019',
      details: { lastName: 'Dupont', firstName: 'Pierre', city: 'Boulogne-Billancourt', title: 'm' },
    })
    const client = await api.signInAs(account.holder as { id: string })
    const answer = await client.call(getAccount, { params: { id: account.id } })
    expect(answer.etag).toBe('"1"')
    expect(answer.body).toMatchObject({
      ...{ id: account.id, fileNumber: account.fileNumber, login: account.login, kind: 'primary' },
      ...{ siren: '079555421', nic: '00019', companyName: 'Atelier Été', responsibleName: 'Pierre Dupont' },
      ...{ profile: { code: 'principal', label: 'Compte Principal' }, primary: null, via: 'own' },
      ...{ portal: 'ESSAIS', createdOn: '2026-11-22', state: 'open', hasMailbox: true },
      responsible: {
        lastName: 'Dupont',
        title: 'm',
        address: { city: 'Boulogne-Billancourt', country: 'FR' },
      },
    })
    expect(answer.body.powers).toContain('create-secondary')
  })

  apiTest(
    'shows a secondary account to its holder, to its primary and to staff, each by its way',
    async ({ api }) => {
      const primary = await api.make.account()
      const account = await api.make.secondary(primary, { name: 'cs1' })
      const seen = async (person: { id: string } | null) =>
        (
          await (
            await api.signInAs(person as { id: string })
          ).call(getAccount, { params: { id: account.id } })
        ).body
      expect(await seen(account.holder)).toMatchObject({
        ...{ via: 'own', login: `cs1.${primary.login}`, kind: 'secondary', hasMailbox: false },
        primary: { id: primary.id, login: primary.login, companyName: primary.companyName },
      })
      expect(await seen(primary.holder)).toMatchObject({ via: 'primary' })
      const support = await seen(await api.make.staff('support'))
      expect(support).toMatchObject({ via: 'staff', powers: ['read'] })
    },
  )

  apiTest('answers each of those who ask at one moment by what he may', async ({ api, pg }) => {
    const primary = await api.make.account()
    const account = await api.make.secondary(primary)
    const stranger = await api.make.account()
    const persons = [account.holder, primary.holder, stranger.holder, await api.make.staff('support')]
    const clients = await Promise.all(persons.map((person) => api.signInAs(person as { id: string })))
    const ways = ['own', 'primary', 'resource.not-found', 'staff']
    const asks = Array.from({ length: 24 }, (_, n) => n)
    const ask = async (n: number) => {
      const answer = await clients[n % 4]?.attempt(getAccount, { params: { id: account.id } })
      const body = answer?.json<{ via?: string; code?: string }>()
      return body?.via ?? body?.code
    }
    const texts = await statementsOf(pg.pool, async () => {
      expect(await Promise.all(asks.map(ask))).toEqual(asks.map((n) => ways[n % 4]))
    })
    const joined = texts.filter((text) => text.includes('asked.person_id'))
    expect(joined.length).toBeLessThan(asks.length)
  })

  apiTest(
    'hides it from strangers, from collaborators of the primary without that right, and from keys of staff',
    async ({ api }) => {
      const primary = await api.make.account()
      const account = await api.make.secondary(primary)
      const reader = await api.make.person()
      await api.make.join(primary, reader, { rights: ['billing'] })
      const sibling = await api.make.secondary(primary)
      const staff = await api.make.staff('admin')
      const { key } = await api.make.apiKey(staff)
      for (const client of [
        await api.signInAs(await api.make.member()),
        await api.signInAs(reader),
        await api.signInAs(sibling.holder as { id: string }),
        api.program(key),
      ]) {
        expect(await client.refusal(getAccount, { params: { id: account.id } })).toMatchObject({
          code: 'resource.not-found',
        })
      }
    },
  )

  apiTest(
    'leaves a closed account to be read, and a secondary of a closed primary to itself and staff',
    async ({ api }) => {
      const primary = await api.make.account({ state: 'closed', stateReason: 'Cessation' })
      const account = await api.make.secondary(primary)
      const client = await api.signInAs(primary.holder as { id: string })
      const { body } = await client.call(getAccount, { params: { id: primary.id } })
      expect(body).toMatchObject({
        stateReason: 'Cessation',
        powers: ['read', 'read-billing', 'read-secondaries'],
      })
      expect(await client.refusal(getAccount, { params: { id: account.id } })).toMatchObject({ status: 404 })
    },
  )

  apiTest(
    'leaves a secondary of a closed primary to be read, even by a holder who is a member too',
    async ({ api }) => {
      const member = await api.make.member()
      const primary = await api.make.account({ state: 'closed' })
      const account = await api.make.secondary(primary, { holder: member })
      const client = await api.signInAs(member)
      const { body } = await client.call(getAccount, { params: { id: account.id } })
      expect(body).toMatchObject({ state: 'open', powers: ['read'] })
      const edit = { params: { id: account.id }, body: identityBody() }
      expect(await client.refusal(updateAccountIdentity, edit, { ifMatch: '"1"' })).toMatchObject({
        code: 'account.closed',
      })
    },
  )
})

describe('listAccounts', () => {
  apiTest('lists those I hold and those I was put on, primaries first', async ({ api }) => {
    const me = await api.make.person()
    const own = await api.make.account({ holder: me, login: 'zzmine' })
    const other = await api.make.account()
    await api.make.join(other, me)
    const secondary = await api.make.secondary(other, { name: 'aa', holder: me, state: 'closed' })
    await api.make.account()
    const client = await api.signInAs(me)
    const { body } = await client.call(listAccounts)
    expect(body.items.map(({ id, role, kind, state }) => [id, role, kind, state])).toEqual([
      [other.id, 'collaborator', 'primary', 'open'],
      [own.id, 'holder', 'primary', 'open'],
      [secondary.id, 'holder', 'secondary', 'closed'],
    ])
    const { body: nobody } = await (await api.signInAs(await api.make.member())).call(listAccounts)
    expect(nobody.items).toEqual([])
  })
})
