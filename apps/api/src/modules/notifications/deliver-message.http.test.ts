import { organisationSettings, outgoingMessages } from '@guichet/db/schema'
import { readableColour } from '@guichet/domain/colour'
import { eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { withTx } from '../../ctx.ts'
import { apiTest as test } from '../../testing/api-test.ts'
import type { TestApp } from '../../testing/test-app.ts'
import { TEST_ORGANISATION } from '../../testing/test-organisation.ts'
import { deliverMessage, queueMessage } from './index.ts'

const LINK = 'https://portail.example/activation/the-secret-token'

async function queued(
  api: TestApp,
  more: { readonly locale?: 'fr' | 'en'; readonly dedupeKey?: string } = {},
) {
  const person = await api.make.person()
  const dedupeKey = more.dedupeKey ?? `test:${person.id}`
  await withTx(api.ctx(), (tx) =>
    queueMessage(tx, {
      ...{ template: 'password-reset', to: person.email, personId: person.id, locale: more.locale ?? 'fr' },
      ...{ data: { firstName: '<b>Zoé</b> & "Co"' }, secret: { link: LINK }, dedupeKey },
    }),
  )
  const [row] = await api.deps.db
    .select()
    .from(outgoingMessages)
    .where(eq(outgoingMessages.dedupeKey, dedupeKey))
  if (!row) throw new Error('nothing is queued')
  const read = async () => {
    const [now] = await api.deps.db.select().from(outgoingMessages).where(eq(outgoingMessages.id, row.id))
    return now
  }
  return { person, row, read }
}

describe('a message', () => {
  test('leaves once, with the words of its template, from the organisation', async ({ api }) => {
    const { person, row, read } = await queued(api)
    expect(await api.runOutbox()).toBe(1)
    expect(api.mailer.sent).toHaveLength(1)
    expect(api.mailer.sent[0]).toMatchObject({
      to: person.email,
      from: { name: 'Union des essais', address: 'contact@test.example' },
      replyTo: 'contact@test.example',
      subject: 'Choisissez un nouveau mot de passe',
      messageId: `<${row.id}@localhost>`,
    })
    expect(await read()).toMatchObject({
      state: 'sent',
      attempts: 1,
      lastError: null,
      sentAt: api.clock.now(),
    })
    await deliverMessage(api.ctx(), row.id)
    expect(api.mailer.sent).toHaveLength(1)
  })

  test('says why one gets it: of whoever has no file here, that the address was given to us', async ({
    api,
  }) => {
    const { row } = await queued(api)
    await api.runOutbox()
    expect(api.mailer.sent[0]?.text).toContain('parce que vous avez un dossier auprès de notre organisation')
    await api.deps.db
      .update(outgoingMessages)
      .set({ state: 'queued', personId: null })
      .where(eq(outgoingMessages.id, row.id))
    api.clock.advance(180_000)
    await deliverMessage(api.ctx(), row.id)
    expect(api.mailer.sent[1]?.text).toContain('parce que cette adresse nous a été indiquée')
  })

  test('wears the logo of the organisation, and its colour as dark as white words need', async ({ api }) => {
    const worn = { logoKey: 'aa/key', logoSha256: 'ab12'.repeat(16), logoSize: 1, logoType: 'image/png' }
    const { db, config } = api.deps
    await db.update(organisationSettings).set({ ...worn, accentColour: '#f2c744' })
    await queued(api)
    await api.runOutbox()
    const html = api.mailer.sent[0]?.html ?? ''
    const colour = readableColour('#f2c744', '#000000')
    expect(html).toContain(`background-color:${colour}`)
    expect(html).toContain(`src="${config.publicUrl}/api/v1/organisation/logo?v=ab12ab12ab12ab12"`)
    const bare = { logoKey: null, logoSha256: null, logoSize: null, logoType: null }
    await db.update(organisationSettings).set({ ...bare, accentColour: TEST_ORGANISATION.accentColour })
    await queued(api)
    await api.runOutbox()
    expect(api.mailer.sent[1]?.html).toContain(`background-color:${TEST_ORGANISATION.accentColour}`)
    expect(api.mailer.sent[1]?.html).not.toContain('<img')
  })

  test('shows what people typed as text, never as HTML', async ({ api }) => {
    await queued(api)
    await api.runOutbox()
    const [mail] = api.mailer.sent
    expect(mail?.html).toContain('&lt;b&gt;Zoé&lt;/b&gt;')
    expect(mail?.html).not.toContain('<b>Zoé')
    expect(mail?.text).toContain(LINK)
  })

  test('is whole in itself: nothing in it waits for a script', async ({ api }) => {
    await queued(api)
    await api.runOutbox()
    const [mail] = api.mailer.sent
    expect(mail?.html).toContain('Choisir un nouveau mot de passe')
    expect(mail?.html).not.toMatch(/<script|<template|<!--\$\?/u)
  })

  test('says its language, where the body alone is shown too', async ({ api }) => {
    await queued(api)
    await queued(api, { locale: 'en' })
    await api.runOutbox()
    const tags = api.mailer.sent.map(({ html }) => html.match(/<(?:html|body|div)[^>]*>/gu)?.join(''))
    for (const locale of ['fr', 'en'])
      expect(tags).toContainEqual(
        expect.stringMatching(new RegExp(`^<html lang="${locale}".*<div lang="${locale}"`, 'u')),
      )
  })

  test('keeps its secret values out of sight in the database', async ({ api }) => {
    const { row } = await queued(api)
    expect(JSON.stringify(row)).not.toContain('the-secret-token')
  })

  test('is tried again when the mail server is away, and says why', async ({ api }) => {
    const { row, read } = await queued(api)
    api.mailer.failNext(1)
    await expect(deliverMessage(api.ctx(), row.id)).rejects.toThrow('ECONNREFUSED')
    expect(await read()).toMatchObject({ state: 'queued', lastError: 'connect ECONNREFUSED', sentAt: null })
    api.clock.advance(3_600_000)
    await deliverMessage(api.ctx(), row.id)
    expect(await read()).toMatchObject({ state: 'sent', lastError: null })
    expect(api.mailer.sent).toHaveLength(1)
  })

  test('leaves once when five jobs take it at the same moment', async ({ api }) => {
    const { row } = await queued(api)
    await Promise.allSettled(Array.from({ length: 5 }, () => deliverMessage(api.ctx(), row.id)))
    expect(api.mailer.sent).toHaveLength(1)
  })

  test('is tried again when the process that was at it died', async ({ api }) => {
    const { row, read } = await queued(api)
    const claimedUntil = new Date(api.clock.now().getTime() + 120_000)
    await api.deps.db.update(outgoingMessages).set({ claimedUntil }).where(eq(outgoingMessages.id, row.id))
    // The job fails, so that the queue gives it to somebody again.
    await expect(deliverMessage(api.ctx(), row.id)).rejects.toThrow('another worker')
    expect(api.mailer.sent).toEqual([])
    api.clock.advance(120_001)
    await deliverMessage(api.ctx(), row.id)
    expect(await read()).toMatchObject({ state: 'sent', attempts: 1 })
    expect(api.mailer.sent).toHaveLength(1)
  })

  test('with a key that was used is not queued again', async ({ api }) => {
    const { person } = await queued(api, { dedupeKey: 'the-same' })
    await queued(api, { dedupeKey: 'the-same' })
    await api.runOutbox()
    expect(api.mailer.sent.map(({ to }) => to)).toEqual([person.email])
  })

  test('waits when no mail server is set', async ({ api }) => {
    const { row, read } = await queued(api)
    const ctx = api.ctx()
    await deliverMessage({ ...ctx, deps: { ...ctx.deps, mailer: null } }, row.id)
    expect(await read()).toMatchObject({ state: 'queued', lastError: 'no mail server is set' })
  })

  test('of a template nobody registered is refused where it is queued', async ({ api }) => {
    const act = withTx(api.ctx(), (tx) =>
      queueMessage(tx, {
        ...{
          template: 'unknown',
          to: 'a@test.example',
          personId: null,
          locale: 'fr',
          data: {},
          dedupeKey: 'x',
        },
      }),
    )
    await expect(act).rejects.toThrow('there is no message template unknown')
  })
})
