import {
  createMemberView,
  deleteMemberView,
  getMemberView,
  listMemberViews,
  MOST_VIEWS,
  updateMemberListSettings,
  updateMemberView,
} from '@guichet/contract/member-views.contract'
import { auditEntries, memberViews } from '@guichet/db/schema'
import { USUAL_COLUMNS } from '@guichet/domain/member-columns'
import { eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { apiTest } from '../../testing/api-test.ts'

const CONTENT = {
  name: 'Échéances du mois',
  filters: { state: 'active' as const, due: 'this-month' as const, q: 'dupont' },
  sort: 'endsOn' as const,
  columns: ['phone' as const, 'name' as const, 'endsOn' as const],
  shared: false,
}

describe('a view of the list of members', () => {
  apiTest(
    'is kept as it was saved, seen by its maker alone until it is shared, and audited',
    async ({ api }) => {
      const maker = await api.make.staff('support')
      const mine = await api.signInAs(maker)
      const other = await api.signInAs(await api.make.staff('finance'))
      const { body: view } = await mine.call(createMemberView, { body: CONTENT })
      expect(view).toMatchObject({ ...CONTENT, own: true, version: 1 })
      const params = { id: view.id }
      expect((await other.call(listMemberViews)).body.items).not.toContainEqual(
        expect.objectContaining({ id: view.id }),
      )
      expect((await other.refusal(getMemberView, { params })).code).toBe('resource.not-found')
      expect((await other.refusal(deleteMemberView, { params })).code).toBe('resource.not-found')
      const { etag } = await mine.call(getMemberView, { params })
      const shared = { ...CONTENT, name: 'Échéances', shared: true }
      const after = await mine.call(updateMemberView, { params, body: shared }, { ifMatch: etag as string })
      expect(after.body).toMatchObject({ ...shared, version: 2 })
      const stale = await mine.refusal(
        updateMemberView,
        { params, body: shared },
        { ifMatch: etag as string },
      )
      expect(stale.code).toBe('resource.changed')
      const seen = (await other.call(getMemberView, { params })).body
      expect(seen).toMatchObject({ own: false, makerName: `${maker.firstName} ${maker.lastName}` })
      const edit = await other.refusal(updateMemberView, { params, body: shared }, { ifMatch: '2' })
      expect(edit.code).toBe('member-view.of-another')
      expect((await other.refusal(deleteMemberView, { params })).code).toBe('member-view.of-another')
      await mine.call(deleteMemberView, { params })
      expect((await mine.refusal(getMemberView, { params })).code).toBe('resource.not-found')
      const rows = await api.deps.db.select().from(auditEntries).where(eq(auditEntries.actorId, maker.id))
      expect(rows.map(({ action }) => action).filter((action) => action.startsWith('member-view'))).toEqual([
        ...['member-view.created', 'member-view.updated', 'member-view.deleted'],
      ])
    },
  )

  apiTest('has a name that no other of its maker has; fifty are enough', async ({ api }) => {
    const maker = await api.make.staff('support')
    const mine = await api.signInAs(maker)
    await mine.call(createMemberView, { body: CONTENT })
    const { body: second } = await mine.call(createMemberView, { body: { ...CONTENT, name: 'Autre' } })
    const again = { ...CONTENT, name: 'échéances du mois' }
    expect((await mine.refusal(createMemberView, { body: again })).code).toBe('member-view.name-taken')
    const params = { id: second.id }
    const taken = await mine.refusal(updateMemberView, { params, body: again }, { ifMatch: '1' })
    expect(taken.code).toBe('member-view.name-taken')
    const other = await api.signInAs(await api.make.staff('support'))
    await other.call(createMemberView, { body: CONTENT })
    const now = api.clock.now()
    await api.deps.db.insert(memberViews).values(
      Array.from({ length: MOST_VIEWS - 2 }, (_, rank) => ({
        ...{ ...CONTENT, id: api.deps.ids.uuid(), personId: maker.id, name: `Vue ${rank}` },
        ...{ createdAt: now, updatedAt: now },
      })),
    )
    const more = await mine.refusal(createMemberView, { body: { ...CONTENT, name: 'De trop' } })
    expect(more.code).toBe('member-view.too-many')
  })
})

describe('the list of members as somebody wants it', () => {
  apiTest('keeps its columns with the name among them, and the view with which it opens', async ({ api }) => {
    const mine = await api.signInAs(await api.make.staff('support'))
    const other = await api.signInAs(await api.make.staff('support'))
    const list = async () => (await mine.call(listMemberViews)).body
    expect(await list()).toMatchObject({ columns: [...USUAL_COLUMNS], defaultViewId: null })
    const body = { ...CONTENT, shared: true }
    const { body: view } = await other.call(createMemberView, { body })
    const params = { id: view.id }
    const settings = { columns: ['city' as const, 'phone' as const], defaultViewId: view.id }
    const kept = { columns: ['name', 'city', 'phone'], defaultViewId: view.id }
    expect((await mine.call(updateMemberListSettings, { body: settings })).body).toEqual(kept)
    expect(await list()).toMatchObject(kept)
    // Not shared any more, it opens nobody else’s list; shared again it does, and gone it is forgotten.
    await other.call(updateMemberView, { params, body: { ...body, shared: false } }, { ifMatch: '1' })
    expect((await list()).defaultViewId).toBeNull()
    const hidden = await mine.refusal(updateMemberListSettings, { body: settings })
    expect(hidden.code).toBe('resource.not-found')
    await other.call(updateMemberView, { params, body }, { ifMatch: '2' })
    expect((await list()).defaultViewId).toBe(view.id)
    await other.call(deleteMemberView, { params })
    expect(await list()).toMatchObject({ ...kept, defaultViewId: null })
  })
})
