import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { fakeApi, problemAnswer } from '../../shared/testing/fake-api.ts'
import { renderPage } from '../../shared/testing/render-page.tsx'
import type { OwnSession, SignIn } from './api/sign-ins.ts'
import { OpenSessions } from './open-sessions.tsx'
import { SignInJournal } from './sign-in-journal.tsx'

const session = (over: Partial<OwnSession>): OwnSession => ({
  ...{ id: 'a', browser: 'firefox', system: 'windows', ip: '192.0.2.14', current: false, remembered: false },
  ...{ method: 'password', openedAt: '2026-11-22T09:12:00.000Z', lastSeenAt: '2026-11-22T09:31:00.000Z' },
  ...{ expiresAt: '2026-11-22T10:01:00.000Z', country: 'FR' },
  ...over,
})
const signIn = (over: Partial<SignIn>): SignIn => ({
  ...{ id: 's', at: '2026-11-22T09:12:00.000Z', result: 'opened', knownDevice: true },
  ...{ browser: 'other', system: 'other', ip: '192.0.2.14', country: null, method: 'password', signs: [] },
  ...over,
})
const both = {
  body: { items: [session({ current: true }), session({ id: 'b', browser: 'safari', system: 'ios' })] },
}

afterEach(cleanup)

describe('the open sessions', () => {
  it('name each browser, mark this one, and end another', async () => {
    const calls = fakeApi({ 'GET /me/sessions': both, 'DELETE /me/sessions/b': { status: 204 } })
    await renderPage(<OpenSessions />, { path: '/securite' })
    const row = (await screen.findByText('Safari sous iOS')).closest('tr') as HTMLElement
    expect(row.textContent).toContain('France')
    expect(screen.getByText('cette session').closest('tr')?.textContent).toContain('Firefox sous Windows')
    expect(screen.getAllByRole('button', { name: 'Fermer' })).toHaveLength(1)
    fireEvent.click(within(row).getByRole('button', { name: 'Fermer' }))
    expect(await screen.findByText('La session est fermée.')).toBeTruthy()
    expect(calls.map(({ method, path }) => `${method} ${path}`)).toContain('DELETE /me/sessions/b')
  })

  it('ends all others at once, and says when that failed', async () => {
    fakeApi({ 'GET /me/sessions': both, 'DELETE /me/sessions': problemAnswer('internal.error', 500) })
    await renderPage(<OpenSessions />, { path: '/securite' })
    fireEvent.click(await screen.findByRole('button', { name: 'Fermer toutes les autres' }))
    expect((await screen.findByRole('alert')).textContent).toContain('La session n’a pas pu être fermée')
  })
})

describe('the journal of sign-ins', () => {
  it('tells what was refused from where, and is filtered through the address', async () => {
    const strange = { country: 'JP', signs: ['new-country', 'far-travel'] as SignIn['signs'] }
    const items = [
      signIn({ method: 'password+totp', ...strange }),
      signIn({ id: 't', result: 'refused', knownDevice: false }),
    ]
    const page = { items, nextCursor: null, previousCursor: null, total: 2, totalIsExact: true, firstRank: 1 }
    const calls = fakeApi({
      'GET /me/sign-ins': { body: page },
      'GET /me/sign-ins.csv': problemAnswer('internal.error', 500),
    })
    await renderPage(<SignInJournal />, { path: '/securite' })
    const refused = (await screen.findByRole('cell', { name: 'mot de passe refusé' })).closest('tr')
    expect(refused?.textContent).toContain('Appareil non reconnu')
    for (const words of ['nouveau navigateur', 'Lieu inconnu', '192.0.2.14', 'mot de passe'])
      expect(refused?.textContent).toContain(words)
    const opened = screen.getByText('Japon').closest('tr')
    for (const words of [
      ...['Japon', 'mot de passe, puis code d’application'],
      'nouveau pays, trop loin de la connexion précédente',
    ])
      expect(opened?.textContent).toContain(words)
    fireEvent.change(screen.getByRole('searchbox', { name: 'Rechercher' }), { target: { value: 'japon' } })
    await waitFor(() => expect(calls.at(-1)?.query.get('q')).toBe('japon'))
    fireEvent.change(screen.getByLabelText('Résultat'), { target: { value: 'refused' } })
    await screen.findByDisplayValue('mot de passe refusé')
    expect(calls.at(-1)?.query.get('result')).toBe('refused')
    fireEvent.click(screen.getByRole('button', { name: 'Exporter en CSV' }))
    await screen.findByText(/n’a pas pu être téléchargé/u)
    expect(calls.at(-1)).toMatchObject({ method: 'GET', path: '/me/sign-ins.csv' })
    expect(calls.at(-1)?.query.get('result')).toBe('refused')
  })
})
