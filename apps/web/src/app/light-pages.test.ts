import { describe, expect, it } from 'vitest'
import { lightPageFor } from './light-pages.ts'

describe('lightPageFor', () => {
  it.each([
    ['/connexion', ''],
    ['/connexion/', ''],
    ['/connexion/franceconnect', ''],
    ['/connexion/franceconnect/deconnexion', ''],
    ['/mot-de-passe-oublie', ''],
    ['/activation/abc_DEF-123', 'abc_DEF-123'],
    ['/changement-adresse/abc_DEF-123', 'abc_DEF-123'],
    ['/connexion-inconnue/abc_DEF-123', 'abc_DEF-123'],
    ['/aide-connexion', ''],
    ['/recuperation-refusee/abc_DEF-123', 'abc_DEF-123'],
    ['/partage/abc_DEF-123', 'abc_DEF-123'],
    ['/verification', ''],
    ['/verification/7K3F-92QX', '7K3F-92QX'],
    ['/verification/a%20b', 'a b'],
    ['/verification/%E0%A4%A', '%E0%A4%A'],
  ])('knows %s', (path, value) => {
    expect(lightPageFor(path)?.value).toBe(value)
  })

  it.each([
    '/',
    '/tableau-de-bord',
    '/activation',
    '/activation/a/b',
    '/partage',
    '/connexions',
    '/admin',
    '/verification/a/b',
  ])('leaves %s to the portal', (path) => expect(lightPageFor(path)).toBeUndefined())
})
