import { listAccounts } from '@guichet/contract/accounts.contract'
import { ALL_ROUTES } from '@guichet/contract/all-routes'
import { listDocuments } from '@guichet/contract/documents.contract'
import { getJoiningOffer } from '@guichet/contract/joinings.contract'
import { listMyTasks } from '@guichet/contract/me.contract'
import { listMemberships } from '@guichet/contract/memberships.contract'
import { getOrganisation } from '@guichet/contract/organisation.contract'
import { getRegistrationOffer } from '@guichet/contract/registrations.contract'
import { moduleOf } from '@guichet/contract/route-modules'
import { getSession } from '@guichet/contract/session.contract'
import { getSettings, updateSettings } from '@guichet/contract/settings.contract'
import { listStaffAccounts } from '@guichet/contract/staff-accounts.contract'
import type { Module } from '@guichet/domain/modules'
import { describe, expect } from 'vitest'
import { apiTest } from '../../testing/api-test.ts'
import type { TestApp } from '../../testing/test-app.ts'
import { createTestApp } from '../../testing/test-app.ts'

async function switchTo(api: TestApp, modules: Module[]) {
  const admin = await api.signInAs(await api.make.staff('admin'))
  const { headers } = await admin.call(getSettings)
  await admin.call(updateSettings, { body: { modules } }, { ifMatch: String(headers.etag) })
}

async function describedIn(api: TestApp) {
  const answer = await api.app.inject({ url: '/api/v1/openapi.json' })
  const { paths, tags } = answer.json<{ paths: object; tags: { name: string }[] }>()
  return { paths: Object.keys(paths), tags: tags.map(({ name }) => name) }
}

describe('a part of the portal that is switched off', () => {
  apiTest(
    'is not there, in every process at once; its data stay, and all is back once it is on again',
    async ({ api, pg }) => {
      const other = await createTestApp({ pg })
      const member = await api.make.member()
      await api.make.membership(member)
      await api.make.account({ holder: member })
      const client = await api.signInAs(member)
      const staff = await api.signInAs(await api.make.staff('support'))
      const before = (await client.call(listMemberships)).body.total
      const whole = await describedIn(api)

      await switchTo(other, ['accounts'])
      for (const route of [listMemberships, getJoiningOffer])
        expect(await client.refusal(route)).toMatchObject({ code: 'module.off', status: 404 })
      expect((await other.browser().refusal(getJoiningOffer)).code).toBe('module.off')
      expect((await client.call(getSession)).body).toMatchObject({ modules: ['accounts'], isMember: true })
      expect((await api.browser().call(getOrganisation)).body.modules).toEqual(['accounts'])
      expect((await client.call(listMyTasks)).body.items.map(({ kind }) => kind)).toEqual([
        'information-incomplete',
      ])
      expect((await client.call(listAccounts)).body.items).toHaveLength(1)
      expect((await client.call(listDocuments)).status).toBe(200)
      const described = await describedIn(api)
      expect(described.tags).not.toContain('Memberships')
      expect(described.paths).not.toContain('/memberships')
      expect(described.paths).toContain('/accounts')

      await switchTo(api, ['membership'])
      for (const [caller, route] of [
        [client, listAccounts],
        [staff, listStaffAccounts],
        [api.browser(), getRegistrationOffer],
      ] as const)
        expect((await caller.refusal(route)).code).toBe('module.off')
      expect((await client.call(listMemberships)).body.total).toBe(before)

      await switchTo(api, ['membership', 'accounts', 'declarations'])
      expect((await client.call(listMemberships)).body.total).toBe(before)
      expect((await client.call(listAccounts)).body.items).toHaveLength(1)
      expect(await describedIn(other)).toEqual(whole)
      await other.close()
    },
  )

  apiTest('refuses each of its routes with this one problem, whoever may call', async ({ api }) => {
    await switchTo(api, ['accounts'])
    const admin = await api.signInAs(await api.make.staff('admin'))
    const gone = ALL_ROUTES.filter((route) => moduleOf(route) === 'membership')
    expect(gone.length).toBeGreaterThan(30)
    for (const route of gone) {
      const params = Object.fromEntries([...route.path.matchAll(/:(\w+)/gu)].map(([, name]) => [name, 'x']))
      const answer = await admin.attempt(route, { params })
      expect([route.operationId, answer.statusCode, answer.json<{ code: string }>().code]).toEqual([
        ...[route.operationId, 404, 'module.off'],
      ])
    }
    await switchTo(api, ['membership', 'accounts', 'declarations'])
  })
})
