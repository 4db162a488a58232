import { describe, expect, it } from 'vitest'
import { safeReturnTo, signInAddress, signInReason } from './return-to.ts'

describe('safeReturnTo', () => {
  it.each(['/adhesions', '/adhesions?q=%C3%A9t%C3%A9&page=2', '/informations#adresse', '/admin/adherents'])(
    'keeps a path of the portal: %s',
    (path) => expect(safeReturnTo(path)).toBe(path),
  )

  it.each([
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    'javascript:alert(1)',
    'https:evil.example',
    'https://evil.example/',
    'evil.example',
    '/..//evil.example',
    '/.//evil.example',
    '/%0a/\\evil',
    ' /adhesions',
    '',
    null,
    undefined,
    '/connexion?retour=/connexion',
    '/connexion',
  ])('sends %j to the first page', (value) => expect(safeReturnTo(value)).toBe('/'))

  it('never leaves the origin, whatever is made of it', () => {
    for (const start of [
      '/',
      '//',
      '/\\',
      '\\',
      'http:',
      'https:/',
      '/./',
      '/../',
      '/%2f',
      '/@',
      '/?',
      '/#',
    ]) {
      for (const rest of [
        'evil.example',
        '/evil.example',
        '\\evil.example',
        '@evil.example',
        ':80@evil.example',
      ]) {
        const target = new URL(safeReturnTo(start + rest), 'https://portal.example')
        expect(target.origin).toBe('https://portal.example')
      }
    }
  })
})

describe('signInAddress', () => {
  it('carries the page to come back to and the reason', () => {
    expect(signInAddress('/adhesions?q=a', 'session-terminee')).toBe(
      '/connexion?motif=session-terminee&retour=%2Fadhesions%3Fq%3Da',
    )
    expect(signInAddress('/')).toBe('/connexion')
    expect(signInAddress('//evil')).toBe('/connexion')
  })

  it('reads only known reasons', () => {
    expect(signInReason('deconnexion')).toBe('deconnexion')
    expect(signInReason('<b>')).toBeUndefined()
  })
})
