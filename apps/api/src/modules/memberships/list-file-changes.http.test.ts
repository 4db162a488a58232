import { listMemberChanges, listMyChanges } from '@guichet/contract/file-changes.contract'
import { getMe, updateMe } from '@guichet/contract/me.contract'
import { changePassword, requestPasswordReset } from '@guichet/contract/session.contract'
import { auditEntries } from '@guichet/db/schema'
import { describe, expect } from 'vitest'
import { PASSWORD } from '../../testing/factories.ts'
import { tellStory } from '../../testing/story-test.ts'

const { storyTest } = tellStory()

describe('the history of a file', () => {
  storyTest('says what was changed, by whom and when, without what it held', async ({ api }) => {
    const member = await api.make.member()
    const client = await api.signInAs(member)
    const version = async () => String((await client.call(getMe)).etag)
    const phone = '06 12 34 56 78'
    await client.call(updateMe, { body: { phone, activity: 'Vannerie' } }, { ifMatch: await version() })
    api.clock.advance(1000)
    const program = api.program((await api.make.apiKey(member)).key)
    await program.call(updateMe, { body: { activity: 'Tissage' } }, { ifMatch: await version() })
    api.clock.advance(1000)
    await client.call(changePassword, {
      body: { currentPassword: PASSWORD, newPassword: 'Neuf-Lavandes-2027!' },
    })
    api.clock.advance(1000)
    await api.browser().call(requestPasswordReset, { body: { email: member.email } })

    const { body } = await client.call(listMyChanges)
    expect(body.items.map(({ action, actorKind, fields }) => [action, actorKind, fields])).toEqual([
      ['password.reset-requested', 'visitor', []],
      ['password.changed', 'self', []],
      ['member.updated', 'program', ['activity']],
      ['member.updated', 'self', ['phone', 'activity']],
    ])
    expect(body.items.at(-1)).toMatchObject({
      at: '2026-11-22T09:00:00.000Z',
      actorName: `${member.firstName} ${member.lastName}`,
    })
    for (const value of ['34567', 'Vannerie', 'Tissage']) expect(JSON.stringify(body)).not.toContain(value)
  })

  storyTest('holds what concerns the file alone, page by page, nothing twice', async ({ api }) => {
    const member = await api.make.member()
    const other = await api.make.member()
    const row = (action: string, subjectId: string, n: number) => ({
      ...{ id: api.deps.ids.uuid(), action, actorKind: 'system', subjectKind: 'person', subjectId },
      at: new Date(api.clock.now().getTime() + n),
    })
    await api.deps.db
      .insert(auditEntries)
      .values([
        ...Array.from({ length: 23 }, (_, n) => row('member.updated', member.id, n)),
        ...['session.opened', 'member.read', 'password.change-refused'].map((action) =>
          row(action, member.id, 50),
        ),
        row('member.updated', other.id, 60),
      ])
    const client = await api.signInAs(member)
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const { body } = await client.call(listMyChanges, { query: { limit: 10, ...(cursor && { cursor }) } })
      expect(body.total).toBe(23)
      seen.push(...body.items.map(({ id }) => id))
      cursor = body.nextCursor ?? undefined
    } while (cursor !== undefined)
    expect(new Set(seen).size).toBe(23)
  })

  storyTest('of a member is read by staff; of nobody it is not found', async ({ api }) => {
    const member = await api.make.member()
    const staff = await api.signInAs(await api.make.staff('support'))
    expect((await staff.call(listMemberChanges, { params: { id: member.id } })).body.items).toEqual([])
    const { id } = await api.make.person()
    expect((await staff.refusal(listMemberChanges, { params: { id } })).code).toBe('resource.not-found')
  })
})
