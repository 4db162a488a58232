import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import * as leave from '../../shared/browser/leave.ts'
import { type FakeAnswer, fakeApi, problemAnswer } from '../../shared/testing/fake-api.ts'
import { renderPage } from '../../shared/testing/render-page.tsx'
import { SignInPage } from './sign-in-page.tsx'

const SIGNED_IN: FakeAnswer = { status: 201, body: {} }

async function show(answers: Parameters<typeof fakeApi>[0], search = '') {
  window.history.replaceState(null, '', `/connexion${search}`)
  const calls = fakeApi(answers)
  const left = vi.spyOn(leave, 'leaveFor').mockImplementation(() => undefined)
  await renderPage(<SignInPage />)
  return { calls, left }
}
const identifier = () => screen.getByLabelText<HTMLInputElement>('Email')
const password = () => screen.getByLabelText<HTMLInputElement>('Mot de passe')
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }))
function signIn(name = 'active@demo.example', secret = 'Azur-Lavande-2026!') {
  fireEvent.change(identifier(), { target: { value: name } })
  fireEvent.change(password(), { target: { value: secret } })
  press('Se connecter')
}

beforeEach(() => {
  sessionStorage.clear()
  localStorage.clear()
})
afterEach(cleanup)

describe('the sign-in page', () => {
  it('carries the words and names of the specification', async () => {
    await show({})
    screen.getByRole('heading', { level: 1, name: 'Bienvenue sur votre espace personnel' })
    screen.getByRole('heading', { level: 2, name: 'Connexion' })
    screen.getByRole('checkbox', { name: 'Se souvenir de moi' })
    expect(screen.getByRole('link', { name: /^Mot de passe oublié\s\?$/u }).getAttribute('href')).toBe(
      '/mot-de-passe-oublie',
    )
    screen.getByRole('button', { name: 'Effacer' })
    expect(identifier().type).toBe('text')
    expect(identifier().autocomplete).toBe('username webauthn')
    expect(password().autocomplete).toBe('current-password')
    expect(document.title).toMatch(/^Connexion – /)
  })

  it('signs in and goes back to where one came from', async () => {
    const { calls, left } = await show({ 'POST /session': SIGNED_IN }, '?retour=%2Fadhesions%3Fq%3Da')
    fireEvent.click(screen.getByRole('checkbox', { name: 'Se souvenir de moi' }))
    signIn(' active@demo.example ')
    await waitFor(() => expect(left).toHaveBeenCalledExactlyOnceWith('/adhesions?q=a'))
    expect(calls[0]?.body).toEqual({
      identifier: 'active@demo.example',
      password: 'Azur-Lavande-2026!',
      remember: true,
    })
  })

  it.each(['//evil.example', 'https:evil.example', '/\\evil.example', 'javascript:alert(1)'])(
    'never goes to %s',
    async (target) => {
      const { left } = await show({ 'POST /session': SIGNED_IN }, `?retour=${encodeURIComponent(target)}`)
      signIn()
      await waitFor(() => expect(left).toHaveBeenCalledExactlyOnceWith('/'))
    },
  )

  it('asks for what is missing, beside the field, without a call', async () => {
    const { calls } = await show({})
    press('Se connecter')
    expect(identifier().getAttribute('aria-invalid')).toBe('true')
    expect(document.activeElement).toBe(identifier())
    screen.getByText('Indiquez votre mot de passe.')
    expect(calls).toEqual([])
  })

  it('says wrong credentials with advice, keeps the identifier, selects the password', async () => {
    await show({ 'POST /session': problemAnswer('session.invalid-credentials', 401) })
    signIn()
    expect((await screen.findByRole('alert')).textContent).toContain('Identifiants incorrects')
    expect(identifier().value).toBe('active@demo.example')
    expect(document.activeElement).toBe(password())
  })

  it('explains the lock with the time left and the way out', async () => {
    await show({ 'POST /session': problemAnswer('session.locked', 423, { retryAfterSeconds: 1_500 }) })
    signIn()
    const alert = await screen.findByRole('alert')
    expect(alert.textContent).toContain('25 minutes')
    expect(screen.getByRole('link', { name: 'Choisir un nouveau mot de passe' }).getAttribute('href')).toBe(
      '/mot-de-passe-oublie',
    )
  })

  it.each([
    ['no connection', new TypeError('Failed to fetch'), 'Pas de connexion'],
    ['a service that is down', problemAnswer('service.unavailable', 503), 'Service indisponible'],
    ['too many requests', problemAnswer('rate.limited', 429, { retryAfterSeconds: 20 }), '20 secondes'],
    ['an unexpected failure', problemAnswer('service.unexpected', 500), 'REF-1'],
  ])('tells of %s and keeps what was typed', async (_case, answer, words) => {
    await show({ 'POST /session': answer })
    signIn()
    expect((await screen.findByRole('alert')).textContent).toContain(words)
    expect(identifier().value).toBe('active@demo.example')
    expect(password().value).toBe('Azur-Lavande-2026!')
  })

  it('empties the form with "Effacer"', async () => {
    await show({ 'POST /session': problemAnswer('session.invalid-credentials', 401) })
    signIn()
    await screen.findByRole('alert')
    press('Effacer')
    expect([identifier().value, password().value]).toEqual(['', ''])
    expect(screen.queryByRole('alert')).toBeNull()
    expect(document.activeElement).toBe(identifier())
  })

  it.each([
    ['active@demo.example', 1],
    ['cs1.asp1ent', 1],
    ['2 85 05 78 006 084 36', 0],
    ['1 85 05 2A 006 084 36', 0],
    ['07955542100019', 0],
  ])('leaves %s behind in this tab or not: a number tells who somebody is', async (name, left) => {
    await show({ 'POST /session': problemAnswer('session.invalid-credentials', 401) })
    signIn(name)
    await screen.findByRole('alert')
    expect(sessionStorage).toHaveLength(left)
    expect(identifier().value).toBe(name)
  })

  it('asks staff for a code and tells a wrong one from an expired one', async () => {
    let answer: FakeAnswer = problemAnswer('session.factor-invalid', 401)
    const { left } = await show({
      'POST /session': { status: 202, body: { factor: 'totp', ways: ['totp'], mayTrust: false } },
      'POST /session/factor': () => answer,
    })
    signIn('admin@demo.example')
    const code = await screen.findByLabelText<HTMLInputElement>('Code de vérification')
    expect([code.inputMode, code.autocomplete]).toEqual(['numeric', 'one-time-code'])
    expect(document.activeElement).toBe(code)
    fireEvent.change(code, { target: { value: '12' } })
    press('Valider')
    screen.getByText('Le code compte six chiffres.')
    fireEvent.change(code, { target: { value: '123 456' } })
    press('Valider')
    expect((await screen.findByRole('alert')).textContent).toContain('Code incorrect')
    answer = problemAnswer('session.factor-expired', 401)
    press('Valider')
    expect((await screen.findByText('Délai dépassé')).textContent).toBeTruthy()
    expect(identifier().value).toBe('admin@demo.example')
    expect(left).not.toHaveBeenCalled()
  })

  it('sends the digits of the code alone and then goes on', async () => {
    const { calls, left } = await show({
      'POST /session': { status: 202, body: { factor: 'totp', ways: ['totp'], mayTrust: false } },
      'POST /session/factor': SIGNED_IN,
    })
    signIn('admin@demo.example')
    fireEvent.change(await screen.findByLabelText('Code de vérification'), { target: { value: '123 456' } })
    press('Valider')
    await waitFor(() => expect(left).toHaveBeenCalledWith('/'))
    expect(calls[1]?.body).toEqual({ code: '123456' })
  })

  it('sends a code by SMS only when it is asked for, and gives it', async () => {
    const asked = { factor: 'sms', ways: ['sms', 'recovery-code'], mayTrust: false, phone: '•• •• •• •• 78' }
    const { calls, left } = await show({
      'POST /session': { status: 202, body: asked },
      'POST /session/factor/sms-code': { status: 202, body: { expiresAt: '2026-11-21T09:22:10.000Z' } },
      'POST /session/factor': SIGNED_IN,
    })
    signIn()
    await screen.findByText(/Un code à six chiffres peut être envoyé par SMS au •• •• •• •• 78/u)
    expect(screen.queryByLabelText('Code reçu par SMS')).toBeNull()
    press('Envoyer un code')
    const code = await screen.findByLabelText('Code reçu par SMS')
    await waitFor(() => expect(document.activeElement).toBe(code))
    expect(screen.getByRole('status').textContent).toContain('Le code est parti au •• •• •• •• 78')
    press('Renvoyer un code')
    await screen.findByText(/Le précédent ne sert plus/u)
    fireEvent.change(code, { target: { value: '123 456' } })
    press('Valider')
    await waitFor(() => expect(left).toHaveBeenCalledWith('/'))
    expect(calls.at(-1)?.body).toEqual({ smsCode: '123456' })
  })

  it('asks for another password after a temporary one, its rules ticked as one types', async () => {
    const { calls, left } = await show({
      'POST /session': { status: 202, body: { factor: 'new-password', ways: [], mayTrust: false } },
      'POST /session/new-password': SIGNED_IN,
    })
    signIn('cs1.asp1ent')
    const fresh = await screen.findByLabelText<HTMLInputElement>('Nouveau mot de passe')
    screen.getByRole('heading', { name: 'Choisissez votre mot de passe' })
    const again = screen.getByLabelText('Confirmation du nouveau mot de passe')
    fireEvent.change(fresh, { target: { value: 'court1' } })
    expect(screen.getByText('un chiffre', { exact: false }).closest('li')?.dataset.state).toBe('met')
    fireEvent.change(again, { target: { value: 'autre' } })
    press('Enregistrer et me connecter')
    await screen.findByRole('alert')
    expect(calls).toHaveLength(1)
    fireEvent.change(fresh, { target: { value: 'Neuf-Lavandes-2027!' } })
    fireEvent.change(again, { target: { value: 'Neuf-Lavandes-2027!' } })
    press('Enregistrer et me connecter')
    await waitFor(() => expect(left).toHaveBeenCalledWith('/'))
    expect(calls[1]?.body).toEqual({ password: 'Neuf-Lavandes-2027!' })
  })

  it('says that the temporary password itself is refused, and starts again when the time has passed', async () => {
    let answer: FakeAnswer = problemAnswer('password.refused', 422, {
      errors: [{ pointer: '/password', code: 'password.same', message: '' }],
    })
    await show({
      'POST /session': { status: 202, body: { factor: 'new-password', ways: [], mayTrust: false } },
      'POST /session/new-password': () => answer,
    })
    signIn('cs1.asp1ent')
    for (const label of ['Nouveau mot de passe', 'Confirmation du nouveau mot de passe'])
      fireEvent.change(await screen.findByLabelText(label), { target: { value: 'Neuf-Lavandes-2027!' } })
    press('Enregistrer et me connecter')
    await screen.findAllByText('Choisissez un autre mot de passe que celui que vous avez.')
    answer = problemAnswer('session.factor-expired', 401)
    press('Enregistrer et me connecter')
    await screen.findByText('Délai dépassé')
    expect(identifier().value).toBe('cs1.asp1ent')
  })

  it.each([
    ['session-terminee', 'Votre session a pris fin'],
    ['deconnexion', 'Votre session est fermée'],
    ['mot-de-passe-change', 'Votre mot de passe est changé'],
    ['mot-de-passe-choisi', 'Votre mot de passe est enregistré'],
  ])('explains why one is here: %s', async (reason, words) => {
    await show({}, `?motif=${reason}`)
    expect(screen.getByRole('status').textContent).toContain(words)
  })

  it('passes on somebody who is still signed in', async () => {
    localStorage.setItem('guichet-signed-in', '1')
    const { left } = await show({ 'GET /session': { body: {} } }, '?retour=%2Fpaiements')
    await waitFor(() => expect(left).toHaveBeenCalledExactlyOnceWith('/paiements'))
  })
})
