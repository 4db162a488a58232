import * as documents from '@guichet/contract/documents.contract'
import {
  getNotificationPreferences,
  updateNotificationPreferences,
} from '@guichet/contract/notifications.contract'
import * as contract from '@guichet/contract/staff-documents.contract'
import { letters, notifications, outgoingMessages } from '@guichet/db/schema'
import { and, eq, inArray } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { apiTest as test } from '../../testing/api-test.ts'
import { addVersion, library, publish, staffOf } from '../../testing/published-documents.ts'
import type { TestApp } from '../../testing/test-app.ts'
import { shelvePublished } from './shelve-published.ts'
import { tellOfChanges } from './tell-of-changes.ts'

/** Who of these is told of documents: by mail or letter, and in the portal. */
function tellingOf(api: TestApp, people: readonly { readonly id: string }[]) {
  const all = people.map(({ id }) => id)
  const told = () =>
    api.deps.db
      .select({ personId: outgoingMessages.personId, data: outgoingMessages.data })
      .from(outgoingMessages)
      .where(and(eq(outgoingMessages.template, 'document-changed'), inArray(outgoingMessages.personId, all)))
      .orderBy(outgoingMessages.createdAt)
  const noted = async () =>
    (
      await api.deps.db
        .select({ personId: notifications.personId })
        .from(notifications)
        .where(and(eq(notifications.template, 'document-changed'), inArray(notifications.personId, all)))
        .orderBy(notifications.createdAt)
    ).map(({ personId }) => personId)
  return { told, noted }
}

describe('a document that the organisation publishes', () => {
  test('tells those who have it of a new file or name: once for all that changed, as they have chosen', async ({
    api,
  }) => {
    const partner = await api.make.partner()
    const audience = { audience: 'partner' as const, audienceId: partner.id }
    const [reader, quiet, tidy, paper] = [
      await api.make.member({}, { partnerId: partner.id }),
      await api.make.member({}, { partnerId: partner.id }),
      await api.make.member({}, { partnerId: partner.id }),
      await api.make.member({ email: '', emailSignIn: false }, { partnerId: partner.id }),
    ]
    const publisher = await staffOf(api)
    const [one, two, gone] = [
      await publish(publisher, audience),
      await publish(publisher, audience, { title: 'Trombinoscope' }),
      await publish(publisher, audience, { title: 'Organigramme' }),
    ]
    api.clock.advance(15 * 60_000)
    await tellOfChanges(api.ctx())
    // A quarter of an hour ends the session of staff.
    const staff = await staffOf(api)
    const late = await api.make.member({}, { partnerId: partner.id })
    const silent = await api.signInAs(quiet)
    const { etag } = await silent.call(getNotificationPreferences)
    const choice = { subject: 'membership' as const, mail: false }
    await silent.call(
      updateNotificationPreferences,
      { body: { subjects: [choice] } },
      { ifMatch: String(etag) },
    )
    const away = await api.signInAs(tidy)
    for (const { id } of [one, two, gone]) await away.call(documents.trashDocument, { params: { id } })

    const rename = (id: string, name: string) =>
      staff.call(contract.updatePublishedDocument, { params: { id }, body: { name } })
    await addVersion(staff, one.id)
    await addVersion(staff, one.id)
    await rename(two.id, 'Trombinoscope de 2026')
    await rename(gone.id, 'Organigramme de 2026')
    await staff.call(contract.updatePublishedDocument, { params: { id: two.id }, body: { period: '2026' } })
    await staff.call(contract.withdrawDocument, { params: { id: gone.id }, body: { reason: 'Faux' } })
    const { told, noted } = tellingOf(api, [reader, quiet, tidy, paper, late])
    // Of what was published before each was told, but who came later; from here on only what follows counts.
    const before = await told()
    expect(before).toHaveLength(3)
    expect(await noted()).toHaveLength(4)
    const since = async () => (await told()).slice(before.length)
    // What is done within a quarter of an hour goes together.
    await tellOfChanges(api.ctx())
    expect(await since()).toEqual([])
    api.clock.advance(15 * 60_000)
    await Promise.all([tellOfChanges(api.ctx()), tellOfChanges(api.ctx())])
    await tellOfChanges(api.ctx())
    expect(await since()).toMatchObject([
      {
        personId: reader.id,
        data: { values: { count: 2, changes: 'version Procès-verbal\nrenamed Trombinoscope de 2026' } },
      },
    ])
    expect((await noted()).slice(4).toSorted()).toEqual([reader.id, quiet.id, paper.id].toSorted())
    await api.runOutbox()
    const mail = api.mailer.sent.filter(({ to }) => to === reader.email).at(-1)
    expect(mail?.subject).toBe('2 documents de votre bibliothèque ont changé')
    expect(mail?.text).toContain('Trombinoscope de 2026')
    expect(mail?.text).not.toContain('Organigramme')
    const [letter] = await api.deps.db.select().from(letters).where(eq(letters.personId, paper.id))
    expect(letter).toBeUndefined()
  })

  test('is told once when it is published, as new whatever follows; not when it is withdrawn or thrown away by then', async ({
    api,
  }) => {
    const partner = await api.make.partner()
    const audience = { audience: 'partner' as const, audienceId: partner.id }
    const [reader, tidy] = [
      await api.make.member({ locale: 'en' }, { partnerId: partner.id }),
      await api.make.member({}, { partnerId: partner.id }),
    ]
    const publisher = await staffOf(api)
    const old = await publish(publisher, audience, { title: 'Règlement' })
    api.clock.advance(15 * 60_000)
    await tellOfChanges(api.ctx())
    // A quarter of an hour ends the session of staff.
    const staff = await staffOf(api)
    const { told, noted } = tellingOf(api, [reader, tidy])
    expect(await told()).toMatchObject(
      [1, 2].map(() => ({ data: { values: { count: 1, published: 1, changes: 'published Règlement' } } })),
    )

    await addVersion(staff, old.id)
    const made = await publish(staff, audience, { title: 'Budjet' })
    const wrong = await publish(staff, audience, { title: 'Brouillon' })
    const params = { id: made.id }
    await staff.call(contract.updatePublishedDocument, { params, body: { name: 'Budget' } })
    await addVersion(staff, made.id)
    await staff.call(contract.updatePublishedDocument, { params, body: { name: 'Budget de 2027' } })
    await staff.call(contract.withdrawDocument, { params: { id: wrong.id }, body: { reason: 'Erreur' } })
    const away = await api.signInAs(tidy)
    for (const { id } of [old, made]) await away.call(documents.trashDocument, { params: { id } })
    // Who joins is given what there is, and is told nothing of it.
    const late = await api.make.member({}, { partnerId: partner.id })
    await shelvePublished(api.ctx())
    expect(await library(api, late)).toContain(made.id)
    api.clock.advance(15 * 60_000)
    await Promise.all([tellOfChanges(api.ctx()), tellOfChanges(api.ctx())])
    api.clock.advance(15 * 60_000)
    await tellOfChanges(api.ctx())
    const changes = 'published Budget de 2027\nversion Règlement'
    expect((await told()).slice(2)).toMatchObject([
      { personId: reader.id, data: { values: { count: 2, published: 1, versions: 1, changes } } },
    ])
    expect((await noted()).toSorted()).toEqual([reader.id, reader.id, tidy.id].toSorted())
    expect(await tellingOf(api, [late]).noted()).toEqual([])
    await api.runOutbox()
    const mail = api.mailer.sent.filter(({ to }) => to === reader.email).at(-1)
    expect(mail?.subject).toBe('1 new document and 1 changed document in your library')
    expect(mail?.text).toContain('published a document in your library and changed another one:')
    expect(mail?.text).toContain('Earlier versions can still be read.')
    expect(mail?.text).not.toContain('Brouillon')
    const first = api.mailer.sent.find(({ to }) => to === tidy.email)
    expect(first?.subject).toBe('Nouveau document dans votre bibliothèque : Règlement')
    expect(first?.text).not.toContain('versions précédentes')
  })
})
