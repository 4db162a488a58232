import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import * as leave from '../../shared/browser/leave.ts'
import { keepSignOut, keepWay, keptWay } from '../../shared/franceconnect/kept-way.ts'
import { fakeApi, problemAnswer } from '../../shared/testing/fake-api.ts'
import { renderPage } from '../../shared/testing/render-page.tsx'
import { FranceConnectOutPage } from './france-connect-out-page.tsx'
import { FranceConnectPage } from './france-connect-page.tsx'

const ANSWER = 'POST /session/franceconnect/answer'
const PENDING = 'GET /session/franceconnect/pending'
const identity = {
  ...{ givenNames: 'Solène Anne', birthName: 'LE GOFF', usualName: 'CARPENTIER' },
  email: 'solene@courriel.example',
}
const unknown = { body: { outcome: 'unknown', identity } }
let count = 0

async function show(answers: Parameters<typeof fakeApi>[0], search?: string) {
  count += 1
  const query = search ?? `?code=a-code&state=state-${count}&iss=https%3A%2F%2Ffc.example`
  window.history.replaceState(null, '', `/connexion/franceconnect${query}`)
  const calls = fakeApi(answers)
  const left = vi.spyOn(leave, 'leaveFor').mockImplementation(() => undefined)
  await renderPage(<FranceConnectPage />)
  return { calls, left }
}

beforeEach(() => {
  sessionStorage.clear()
  localStorage.clear()
})
afterEach(cleanup)

describe('back from FranceConnect', () => {
  it('who is linked goes on to where one came from; nothing of what came back stays in the address', async () => {
    keepWay({ intent: 'sign-in', returnTo: '/adhesions?q=a' })
    const { calls, left } = await show({ [ANSWER]: { status: 201, body: {} } })
    await waitFor(() => expect(left).toHaveBeenCalledExactlyOnceWith('/adhesions?q=a'))
    expect(calls[0]?.body).toEqual({ state: `state-${count}`, code: 'a-code', iss: 'https://fc.example' })
    expect(window.location.search).toBe('')
  })

  it('asks for the code of whoever has a second factor', async () => {
    await show({ [ANSWER]: { status: 202, body: { factor: 'totp', ways: ['totp'], mayTrust: false } } })
    expect(await screen.findByRole('heading', { name: 'Code de vérification' })).toBeTruthy()
  })

  it.each([
    ['franceconnect.expired', 409, /a déjà servi, a expiré/u],
    ['franceconnect.refused', 422, /n’a pas pu être acceptée/u],
    ['franceconnect.unavailable', 503, /ne répond pas pour le moment/u],
  ])('says in one sentence what went wrong, with a way on: %s', async (code, status, sentence) => {
    await show({ [ANSWER]: problemAnswer(code, status) })
    expect((await screen.findByRole('alert')).textContent).toMatch(sentence)
    screen.getByRole('button', { name: 'S’identifier avec FranceConnect' })
    screen.getByRole('link', { name: 'Me connecter avec mon mot de passe' })
  })

  it('leads back to "Sécurité" who gave up linking there', async () => {
    keepWay({ intent: 'link', returnTo: '/securite' })
    await show(
      { [ANSWER]: { body: { outcome: 'cancelled', identity: null } } },
      '?error=access_denied&state=s',
    )
    expect(await screen.findByText(/FranceConnect n’est pas relié/u)).toBeTruthy()
    expect(screen.getByRole('link', { name: /Sécurité/u }).getAttribute('href')).toBe('/securite')
  })

  it('links after the password of whoever is unknown so far', async () => {
    const { calls, left } = await show({
      [ANSWER]: unknown,
      'POST /session': { status: 201, body: {} },
      'PUT /me/franceconnect': { body: { offered: true, hasPassword: true, link: null } },
    })
    await screen.findByRole('heading', { level: 1, name: 'Bonjour Solène CARPENTIER' })
    fireEvent.change(screen.getByLabelText('Email'), { target: { value: 'solene@essai.example' } })
    fireEvent.change(screen.getByLabelText('Mot de passe'), { target: { value: 'Azur-Lavande-2026!' } })
    fireEvent.click(screen.getByRole('button', { name: 'Se connecter' }))
    expect(await screen.findByText('FranceConnect est relié à votre espace')).toBeTruthy()
    expect(calls.map(({ method, path }) => `${method} ${path}`)).toEqual([
      ANSWER,
      'POST /session',
      'PUT /me/franceconnect',
    ])
    fireEvent.click(screen.getByRole('button', { name: 'Entrer dans mon espace' }))
    expect(left).toHaveBeenCalledWith('/')
  })

  it('asks whoever is signed in already, and for the password of a session from before', async () => {
    localStorage.setItem('guichet-signed-in', '1')
    const { calls } = await show(
      {
        [PENDING]: { body: { identity, expiresAt: '2026-11-22T10:00:00.000Z' } },
        'GET /session': { body: { firstName: 'Solène', lastName: 'Carpentier' } },
        'PUT /me/franceconnect': ({ body }) =>
          (body as { currentPassword?: string }).currentPassword === undefined
            ? problemAnswer('password.needed', 403)
            : { body: { offered: true, hasPassword: true, link: null } },
      },
      '',
    )
    expect(await screen.findByText(/connecté en tant que Solène Carpentier/u)).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Relier FranceConnect' }))
    fireEvent.change(await screen.findByLabelText('Mot de passe courant'), {
      target: { value: 'Azur-Lavande-2026!' },
    })
    fireEvent.click(screen.getByRole('button', { name: 'Relier FranceConnect' }))
    expect(await screen.findByText('FranceConnect est relié à votre espace')).toBeTruthy()
    expect(calls.at(-1)?.body).toEqual({ currentPassword: 'Azur-Lavande-2026!' })
  })

  it('goes on to the space where nothing waits any more', async () => {
    localStorage.setItem('guichet-signed-in', '1')
    const { left } = await show({ [PENDING]: problemAnswer('franceconnect.expired', 409) }, '')
    await waitFor(() => expect(left).toHaveBeenCalledExactlyOnceWith('/'))
  })
})

describe('back from signing out there', () => {
  it.each([
    ['the state that was sent', 'state-of-the-end', '/connexion?motif=deconnexion'],
    ['another', 'state-of-somebody', '/connexion'],
  ])('says so only for %s', async (_, state, to) => {
    keepSignOut('https://fc.example/session/end?state=state-of-the-end')
    window.history.replaceState(null, '', `/connexion/franceconnect/deconnexion?state=${state}`)
    fakeApi({})
    const left = vi.spyOn(leave, 'leaveFor').mockImplementation(() => undefined)
    await renderPage(<FranceConnectOutPage />)
    await waitFor(() => expect(left).toHaveBeenCalledExactlyOnceWith(to))
  })
})

describe('the way that is kept', () => {
  it.each(['https://evil.example', '//evil.example', 'javascript:alert(1)'])(
    'never leads to another site: %s',
    (returnTo) => {
      keepWay({ intent: 'sign-in', returnTo })
      expect(keptWay().returnTo).toBe('/')
    },
  )
})
