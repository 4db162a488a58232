import { afterAll, beforeAll, expect, it } from 'vitest'
import { startWorld, type World } from '../testing/world.ts'

let world: World
interface Found {
  features: {
    properties: { label: string; housenumber?: string; street: string; postcode: string; city: string }
  }[]
}

beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.stop())

it('finds addresses as one types, with number and suffix, without minding accents', async () => {
  const { body } = await world.json<Found>('/geocodage/search?q=12 bis rue de l horloge avig&limit=3')
  expect(body.features.map(({ properties }) => properties)).toMatchObject([
    { housenumber: '12bis', street: 'Rue de l’Horloge', postcode: '84000', city: 'Avignon' },
  ])
  const many = await world.json<Found>('/geocodage/search?q=impasse&limit=4')
  expect(many.body.features).toHaveLength(4)
  expect((await world.json<Found>('/geocodage/search?q=zzzz')).body.features).toEqual([])
})

it('refuses what is too short, as the real one does', async () => {
  expect((await world.json('/geocodage/search?q=ab')).status).toBe(400)
})

it('plays an outage and comes back', async () => {
  expect((await world.json('/geocodage/behaviour', { mode: 'odd' })).status).toBe(400)
  await world.json('/geocodage/behaviour', { mode: 'down' })
  expect((await world.json('/geocodage/search?q=rue des lavandes')).status).toBe(503)
  await world.json('/geocodage/behaviour', { mode: 'normal' })
  expect((await world.json('/geocodage/search?q=rue des lavandes')).status).toBe(200)
})
