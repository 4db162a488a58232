import { listMemberChanges, listMyChanges } from '@guichet/contract/file-changes.contract'
import { revealMemberNir, revealNir } from '@guichet/contract/nir-reveals.contract'
import { auditEntries } from '@guichet/db/schema'
import { eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { PASSWORD } from '../../testing/factories.ts'
import { tellStory } from '../../testing/story-test.ts'
import type { TestApp } from '../../testing/test-app.ts'

const { storyTest } = tellStory()
const MINUTE_MS = 60_000

let numbers = 0
async function someone(api: TestApp) {
  numbers += 1
  const body = `2850578006${String(400 + numbers)}`
  const nir = `${body}${String(97 - Number(BigInt(body) % 97n)).padStart(2, '0')}`
  const { encryption } = api.deps
  const nirCipher = encryption.encrypt(nir, 'members.nir')
  const member = await api.make.member({}, { nirCipher, nirHash: encryption.lookupHash(nir, 'members.nir') })
  return { member, nir, client: await api.signInAs(member) }
}

describe('the whole social security number', () => {
  storyTest('is shown to its owner after the password, which stands for five minutes', async ({ api }) => {
    const { member, nir, client } = await someone(api)
    const show = (currentPassword?: string) => ({ body: { currentPassword } })
    expect(await client.refusal(revealNir, show())).toMatchObject({ status: 403, code: 'password.needed' })
    expect((await client.refusal(revealNir, show('wrong'))).code).toBe('password.wrong-current')
    expect((await client.refusal(revealNir, show())).code).toBe('password.needed')
    expect((await client.call(revealNir, show(PASSWORD))).body).toEqual({ nir })
    api.clock.advance(5 * MINUTE_MS - 1)
    expect((await client.call(revealNir, show())).body).toEqual({ nir })
    // Another session of the same person has proven nothing.
    expect((await (await api.signInAs(member)).refusal(revealNir, show())).code).toBe('password.needed')
    api.clock.advance(1)
    expect((await client.refusal(revealNir, show())).code).toBe('password.needed')

    const rows = await api.deps.db.select().from(auditEntries).where(eq(auditEntries.subjectId, member.id))
    expect(rows.filter(({ action }) => action === 'nir.revealed')).toHaveLength(2)
    expect(JSON.stringify(rows)).not.toContain(nir)
    expect(api.logLines.join('\n')).not.toContain(nir)
    const { body } = await client.call(listMyChanges)
    expect(body.items.filter(({ action }) => action === 'nir.revealed')).toHaveLength(2)
  })

  storyTest('gives no more guesses of the password than the sign-in page', async ({ api }) => {
    const { client } = await someone(api)
    for (let n = 0; n < 5; n++) await client.refusal(revealNir, { body: { currentPassword: 'wrong' } })
    expect((await client.refusal(revealNir, { body: { currentPassword: PASSWORD } })).code).toBe(
      'session.locked',
    )
  })

  storyTest('is not found where there is none', async ({ api }) => {
    const client = await api.signInAs(await api.make.member())
    expect((await client.refusal(revealNir, { body: { currentPassword: PASSWORD } })).code).toBe(
      'resource.not-found',
    )
  })

  storyTest('is shown to staff with the right and a reason, which the member is told', async ({ api }) => {
    const { member, nir, client } = await someone(api)
    const manager = await api.make.staff('manager')
    const staff = await api.signInAs(manager)
    const given = { params: { id: member.id } }
    const bare = await staff.attempt(revealMemberNir, { ...given, body: { reason: ' ' } })
    expect(bare.json()).toMatchObject({ code: 'request.invalid', errors: [{ pointer: '/reason' }] })
    const reason = 'Déclaration à compléter'
    expect((await staff.call(revealMemberNir, { ...given, body: { reason } })).body).toEqual({ nir })
    for (const role of ['support', 'finance'] as const) {
      const other = await api.signInAs(await api.make.staff(role))
      const refused = await other.refusal(revealMemberNir, { ...given, body: { reason } })
      expect(refused.code, role).toBe('session.forbidden')
    }
    await api.runOutbox()
    const mail = api.mailer.sent.at(-1)
    expect(mail).toMatchObject({
      to: member.email,
      subject: 'Votre numéro de sécurité sociale a été consulté',
    })
    expect(mail?.text).toContain(reason)
    expect(mail?.text).not.toContain(nir)

    const own = (await client.call(listMyChanges)).body.items[0]
    expect(own).toMatchObject({
      ...{ action: 'nir.revealed-to-staff', actorKind: 'staff', actorName: null, reason },
    })
    const forStaff = (await staff.call(listMemberChanges, given)).body.items[0]
    expect(forStaff).toMatchObject({
      ...{ actorKind: 'staff', actorName: `${manager.firstName} ${manager.lastName}`, reason },
    })
  })

  storyTest('of somebody without number, or without file, is not found by staff', async ({ api }) => {
    const staff = await api.signInAs(await api.make.staff('admin'))
    for (const { id } of [await api.make.member(), await api.make.person()]) {
      const refused = await staff.refusal(revealMemberNir, { params: { id }, body: { reason: 'Essai' } })
      expect(refused.code).toBe('resource.not-found')
    }
  })
})
