import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { createPlaces } from './places.ts'

const loud = (error: unknown) => {
  throw error
}

test.each([
  ['8.8.8.8', 'US'],
  ['90.3.4.5', 'FR'],
  ['::ffff:90.3.4.5', 'FR'],
  ['2a01:cb00::1', 'FR'],
  ['62.167.1.1', 'CH'],
  ['102.35.1.1', 'RE'],
])('%s is in %s', async (ip, country) =>
  expect(await createPlaces(undefined, loud).countryOf(ip)).toBe(country),
)

test.each(['127.0.0.1', '10.1.2.3', '192.168.0.1', '::1', 'fe80::1', '192.0.2.1', 'nonsense', ''])(
  '%s is nowhere that is known',
  async (ip) => expect(await createPlaces(undefined, loud).countryOf(ip)).toBeNull(),
)

test('a table that cannot be read is told once and leaves places unknown', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'places-'))
  const file = join(folder, 'broken.mmdb')
  await writeFile(file, 'no table')
  for (const path of [file, join(folder, 'missing.mmdb')]) {
    const told = vi.fn()
    const places = createPlaces(path, told)
    expect([await places.countryOf('8.8.8.8'), await places.countryOf('90.3.4.5')]).toEqual([null, null])
    expect(told).toHaveBeenCalledTimes(1)
  }
  await rm(folder, { recursive: true })
})
