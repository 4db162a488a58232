import { getOrganisation, listNews } from '@guichet/contract/organisation.contract'
import { setLocale } from '@guichet/contract/session.contract'
import { pgTest } from '@guichet/db/testing'
import { describe, expect } from 'vitest'
import { apiTest as test } from '../../testing/api-test.ts'
import { createTestApp } from '../../testing/test-app.ts'

describe('the organisation', () => {
  test('says who it is to anybody, in the language asked for', async ({ api }) => {
    const french = await api.browser().call(getOrganisation)
    expect(french.body).toMatchObject({
      name: 'Union des essais',
      openingHours: 'De 9 h à 17 h',
      franceConnect: false,
      demo: false,
    })
    expect(french.body).not.toHaveProperty('transferIban')
    const english = await api.browser({ 'accept-language': 'en' }).call(getOrganisation)
    expect(english.body.openingHours).toBe('9:00 to 17:00')
  })
})

describe('the news', () => {
  pgTest('come the latest first, page by page, those of the future not yet', async ({ pg }) => {
    const api = await createTestApp({ pg })
    const member = await api.make.member()
    const client = await api.signInAs(member)
    expect((await client.call(listNews)).body).toMatchObject({
      items: [],
      total: 0,
      firstRank: 0,
      nextCursor: null,
    })
    const start = api.clock.now().getTime()
    for (let n = 0; n < 7; n++) {
      await api.make.newsItem({ titleFr: `N${n}`, publishedAt: new Date(start - Math.floor(n / 2) * 60_000) })
    }
    await api.make.newsItem({ titleFr: 'Demain', publishedAt: new Date(start + 1) })

    const first = (await client.call(listNews, { query: { limit: 3 } })).body
    expect(first).toMatchObject({ total: 7, totalIsExact: true, firstRank: 1, previousCursor: null })
    const second = (await client.call(listNews, { query: { limit: 3, cursor: first.nextCursor ?? '' } })).body
    const third = (await client.call(listNews, { query: { limit: 3, cursor: second.nextCursor ?? '' } })).body
    expect([second.firstRank, third.firstRank, third.nextCursor]).toEqual([4, 7, null])
    const seen = [first, second, third].flatMap(({ items }) => items.map(({ title }) => title))
    expect(seen.toSorted()).toEqual(['N0', 'N1', 'N2', 'N3', 'N4', 'N5', 'N6'])
    const back = (await client.call(listNews, { query: { limit: 3, cursor: third.previousCursor ?? '' } }))
      .body
    expect(back.items).toEqual(second.items)

    api.clock.advance(1)
    expect((await client.call(listNews, { query: { limit: 1 } })).body.items[0]?.title).toBe('Demain')
    await api.close()
  })

  test('are read in the language of the reader’s choice', async ({ api }) => {
    await api.make.newsItem({ titleFr: 'Bonjour', titleEn: 'Hello' })
    const client = await api.signInAs(await api.make.member())
    const english = await client.call(listNews, {}, { headers: { 'accept-language': 'en' } })
    expect(english.body.items[0]?.title).toBe('Hello')
    expect((await client.call(setLocale, { body: { locale: 'en' } })).status).toBe(204)
  })
})
