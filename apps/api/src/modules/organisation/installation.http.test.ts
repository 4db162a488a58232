import { getSettings, updateSettings } from '@guichet/contract/settings.contract'
import { imageSizeOf } from '@guichet/domain/image-size'
import { describe, expect } from 'vitest'
import { apiTest } from '../../testing/api-test.ts'
import { typeOfPicture } from './check-picture.ts'

describe('the portal as an application', () => {
  apiTest('bears the organisation’s names and colour, in the language of who asks', async ({ api }) => {
    const ask = (headers = {}) => api.app.inject({ url: '/manifest.webmanifest', headers })
    const { headers, statusCode, ...answer } = await ask()
    expect([statusCode, headers['content-type'], headers['cache-control']]).toEqual([
      200,
      'application/manifest+json; charset=utf-8',
      'private, no-cache',
    ])
    const admin = await api.signInAs(await api.make.staff('admin'))
    const { body: settings, headers: read } = await admin.call(getSettings)
    const manifest = answer.json()
    expect(manifest).toMatchObject({
      ...{ id: '/', start_url: '/', scope: '/', display: 'standalone', lang: 'fr' },
      ...{ name: settings.identity.name, short_name: settings.identity.shortName },
    })
    expect(manifest.shortcuts.map(({ url }: { url: string }) => url)).toEqual([
      '/tableau-de-bord',
      '/adhesions',
      '/documents',
    ])
    expect((await ask({ cookie: 'guichet_locale=en' })).json().shortcuts[0].name).toBe('Dashboard')
    // A colour on which white could not be read is darkened, as in the page.
    await admin.call(
      updateSettings,
      { body: { appearance: { accentColour: '#ffee00' } } },
      { ifMatch: String(read.etag) },
    )
    const { theme_color: colour } = (await ask()).json()
    expect(colour).toMatch(/^#[\da-f]{6}$/u)
    expect(colour).not.toBe('#ffee00')
  })

  apiTest(
    'has icons that are sound pictures of the sizes told, full ones without a clear corner',
    async ({ api }) => {
      const { icons } = (await api.app.inject({ url: '/manifest.webmanifest' })).json()
      const asked = [...icons, { src: '/icons/apple-touch-icon.png', sizes: '180x180' }]
      for (const { src, sizes } of asked) {
        const { rawPayload, headers } = await api.app.inject({ url: src })
        expect([headers['content-type'], headers['cache-control']], src).toEqual([
          'image/png',
          'public, max-age=3600',
        ])
        expect(typeOfPicture(rawPayload)).toBe('image/png')
        const size = imageSizeOf(rawPayload)
        expect(`${size?.width}x${size?.height}`).toBe(sizes)
        expect((await api.app.inject({ url: src })).rawPayload.equals(rawPayload)).toBe(true)
      }
      expect(icons.map(({ purpose }: { purpose: string }) => purpose)).toEqual(['any', 'any', 'maskable'])
      expect((await api.app.inject({ url: '/icons/other.png' })).statusCode).toBe(404)
    },
  )
})
