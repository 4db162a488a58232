import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { suggestAddresses } from '@guichet/contract/addresses.contract'
import { describe, expect, it } from 'vitest'
import { createAddressFinder } from '../../platform/ports/address-finder.ts'
import { apiTestWith } from '../../testing/api-test.ts'

const asked: string[] = []
const finder = {
  find: async (text: string) => {
    asked.push(text)
    if (text === 'panne totale') throw new Error('the address service answered 503')
    return [
      {
        ...{ label: '12 bis Rue de l’Horloge 84000 Avignon', streetNumber: '12', streetNumberSuffix: 'bis' },
        ...{ streetName: 'Rue de l’Horloge', postcode: '84000', city: 'Avignon' },
      },
    ]
  },
}
const test = apiTestWith({ overrides: { addresses: finder } })
const withoutService = apiTestWith({})

describe('suggestAddresses', () => {
  test('gives the parts of an address to who is not signed in, too', async ({ api }) => {
    const { body } = await api.browser().call(suggestAddresses, { query: { q: ' 12 bis rue ' } })
    expect(body.items).toMatchObject([{ streetNumber: '12', streetNumberSuffix: 'bis', city: 'Avignon' }])
    expect(asked).toContain('12 bis rue')
  })

  test('asks nobody about what is too short or no text', async ({ api }) => {
    const before = asked.length
    for (const q of ['', 'ru', '  a ', '!!!!']) {
      expect((await api.browser().call(suggestAddresses, { query: { q } })).body.items).toEqual([])
    }
    expect(asked).toHaveLength(before)
  })

  test('is empty while the service is away: one types by hand', async ({ api }) => {
    expect((await api.browser().call(suggestAddresses, { query: { q: 'panne totale' } })).body.items).toEqual(
      [],
    )
  })

  withoutService('is empty where no service is set', async ({ api }) => {
    expect((await api.browser().call(suggestAddresses, { query: { q: 'rue haute' } })).body.items).toEqual([])
  })
})

/** A service that answers one thing. */
async function served(answer: RequestListener, use: (base: string) => Promise<void>) {
  const server = createServer(answer).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}/geocodage/`)
  server.closeAllConnections()
  server.close()
}

describe('the address service', () => {
  it('is asked as the Géoplateforme wants it, and its numbers are taken apart', async () => {
    let path = ''
    const feature = (housenumber: string | undefined) => ({
      properties: { label: 'x', housenumber, street: 'Rue Haute', postcode: '13100', city: 'Aix', score: 1 },
    })
    await served(
      (request, response) => {
        path = request.url ?? ''
        response.setHeader('content-type', 'application/json')
        response.end(JSON.stringify({ features: ['12bis', '7 B', undefined, '3'].map(feature) }))
      },
      async (base) => {
        const found = await createAddressFinder(base).find('rue haute & co')
        expect(
          found.map(({ streetNumber, streetNumberSuffix }) => [streetNumber, streetNumberSuffix]),
        ).toEqual([
          ['12', 'bis'],
          ['7', 'B'],
          [null, null],
          ['3', null],
        ])
      },
    )
    expect(path).toBe('/geocodage/search?q=rue+haute+%26+co&limit=5&autocomplete=1&index=address')
  })

  it.each([
    ['an outage', 503, '{}'],
    ['another format', 200, '{"features":[{}]}'],
    ['no JSON', 200, '<html>'],
  ])('fails on %s', async (_, status, body) => {
    await served(
      (_request, response) => {
        response.statusCode = status
        response.end(body)
      },
      async (base) => {
        await expect(createAddressFinder(base).find('rue haute')).rejects.toThrow()
      },
    )
  })
})
