import { getLogo, getOrganisation } from '@guichet/contract/organisation.contract'
import { getSettings, LOGO_MOST_BYTES, removeLogo, saveLogo } from '@guichet/contract/settings.contract'
import { describe, expect } from 'vitest'
import { apiTest } from '../../testing/api-test.ts'
import { LOGO } from '../../testing/logo-sample.ts'
import type { TestClient } from '../../testing/test-client.ts'
import { sweepFiles } from '../documents/index.ts'

const etag = async (client: TestClient) => String((await client.call(getSettings)).headers.etag)
const DAY_MS = 86_400_000

describe('the logo', () => {
  apiTest('is kept, shown to anybody, replaced and taken away, its file with it', async ({ api }) => {
    const person = await api.make.staff('admin')
    const admin = await api.signInAs(person)
    const saved = await admin.call(saveLogo, {}, { file: LOGO, ifMatch: await etag(admin) })
    const logoPath = saved.body.logoPath ?? ''
    expect(logoPath).toMatch(/^\/api\/v1\/organisation\/logo\?v=[0-9a-f]{16}$/u)
    expect((await api.browser().call(getOrganisation)).body.logoPath).toBe(logoPath)
    const v = logoPath.split('=')[1] ?? ''
    const named = await api.browser().attempt(getLogo, { query: { v } })
    expect(named.headers).toMatchObject({
      ...{ 'content-type': 'image/png', 'cross-origin-resource-policy': 'cross-origin' },
      ...{ 'cache-control': 'public, max-age=31536000, immutable', 'x-content-type-options': 'nosniff' },
    })
    expect((await api.browser().attempt(getLogo, { query: { v: 'another' } })).headers['cache-control']).toBe(
      'public, max-age=300',
    )
    // No leftover, however long it lies there.
    api.clock.advance(3 * DAY_MS)
    await sweepFiles(api.ctx())
    expect(api.blobs.size).toBe(1)
    const later = await api.signInAs(person)
    const removed = await later.call(removeLogo, {}, { ifMatch: String(saved.headers.etag) })
    expect(removed.body.logoPath).toBeNull()
    await api.runOutbox()
    expect(api.blobs.size).toBe(0)
    expect((await api.browser().refusal(getLogo)).code).toBe('resource.not-found')
    const again = await later.call(removeLogo, {}, { ifMatch: String(removed.headers.etag) })
    expect(again.headers.etag).toBe(removed.headers.etag)
  })

  apiTest(
    'is a PNG or a JPEG by its content, within its limits; what is refused leaves nothing',
    async ({ api }) => {
      const admin = await api.signInAs(await api.make.staff('admin'))
      const ifMatch = await etag(admin)
      const wide = Buffer.from(LOGO)
      wide.writeUInt32BE(2001, 16)
      const spoilt = Buffer.from(LOGO)
      spoilt.fill(7, 43, 50)
      const refused = [
        Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
        Buffer.from('GIF89a'),
        Buffer.from('%PDF-1.7'),
        Buffer.concat([LOGO, Buffer.alloc(LOGO_MOST_BYTES)]),
        wide,
      ]
      for (const file of refused)
        expect((await admin.refusal(saveLogo, {}, { file, ifMatch })).code).toBe('logo.refused')
      const late = await admin.refusal(saveLogo, {}, { file: LOGO, ifMatch: '"999999"' })
      expect(late.code).toBe('resource.changed')
      expect(api.blobs.size).toBe(0)
      const manager = await api.signInAs(await api.make.staff('manager'))
      expect((await manager.refusal(saveLogo, {}, { file: LOGO, ifMatch })).code).toBe('session.forbidden')
    },
  )
})
