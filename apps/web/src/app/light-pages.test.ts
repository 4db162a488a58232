import { describe, expect, it } from 'vitest'
import { lightPageFor } from './light-pages.ts'

describe('lightPageFor', () => {
  it.each([
    ['/connexion', ''],
    ['/connexion/', ''],
  ])('knows %s', (path, value) => {
    expect(lightPageFor(path)?.value).toBe(value)
  })

  it.each([
    '/',
    '/tableau-de-bord',
    '/activation',
    '/activation/a/b',
    '/connexions',
    '/admin',
    '/verification/a/b',
  ])('leaves %s to the portal', (path) => expect(lightPageFor(path)).toBeUndefined())
})
