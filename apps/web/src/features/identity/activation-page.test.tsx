import { qrCode, qrPath } from '@guichet/documents/qr-code'
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import * as leave from '../../shared/browser/leave.ts'
import { fakeApi, problemAnswer } from '../../shared/testing/fake-api.ts'
import { renderPage } from '../../shared/testing/render-page.tsx'
import { ActivationPage } from './activation-page.tsx'

const TOKEN = 'abcdefghijklmnopqrstuv'
const LINK = { purpose: 'password-reset', expiresAt: '2026-11-23T10:00:00Z', totp: null }
const FIRST = {
  purpose: 'first-administrator',
  expiresAt: '2026-11-23T10:00:00Z',
  totp: { secret: 'JBSWY3DPEHPK3PXP', uri: 'otpauth://totp/Guichet?secret=JBSWY3DPEHPK3PXP' },
}
const GOOD = 'Azur-Lavande-2026!'

async function show(answers: Parameters<typeof fakeApi>[0]) {
  const calls = fakeApi(answers)
  const left = vi.spyOn(leave, 'leaveFor').mockImplementation(() => undefined)
  await renderPage(<ActivationPage value={TOKEN} />)
  return { calls, left }
}
const type = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } })
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }))

afterEach(cleanup)

describe('a link to choose a password', () => {
  it('ticks the rules as one types', async () => {
    await show({ [`GET /activations/${TOKEN}`]: { body: LINK } })
    await screen.findByLabelText('Nouveau mot de passe')
    const rule = () => screen.getByText('un chiffre', { exact: false }).closest('li')
    expect(rule()?.dataset.state).toBe('unmet')
    type('Nouveau mot de passe', 'abc1')
    expect(rule()?.dataset.state).toBe('met')
  })

  it('refuses a weak password and two that differ, before any call', async () => {
    const { calls } = await show({ [`GET /activations/${TOKEN}`]: { body: LINK } })
    await screen.findByLabelText('Nouveau mot de passe')
    type('Nouveau mot de passe', 'court')
    type('Confirmation du nouveau mot de passe', 'autre')
    press('Enregistrer le mot de passe')
    const summary = await screen.findByRole('alert')
    expect(
      within(summary)
        .getAllByRole('link')
        .map((link) => link.textContent),
    ).toEqual(['Nouveau mot de passe', 'Confirmation du nouveau mot de passe'])
    expect(calls).toHaveLength(1)
  })

  it('saves and leads to signing in', async () => {
    const { calls, left } = await show({
      [`GET /activations/${TOKEN}`]: { body: LINK },
      [`POST /activations/${TOKEN}`]: { status: 204 },
    })
    await screen.findByLabelText('Nouveau mot de passe')
    type('Nouveau mot de passe', GOOD)
    type('Confirmation du nouveau mot de passe', GOOD)
    press('Enregistrer le mot de passe')
    await waitFor(() => expect(left).toHaveBeenCalledWith('/connexion?motif=mot-de-passe-change'))
    expect(calls[1]?.body).toEqual({ password: GOOD })
  })

  it('says that it is a first one where there was none', async () => {
    const { left } = await show({
      [`GET /activations/${TOKEN}`]: { body: { ...LINK, firstPassword: true } },
      [`POST /activations/${TOKEN}`]: { status: 204 },
    })
    await screen.findByRole('heading', { level: 1, name: 'Choisissez votre mot de passe' })
    type('Nouveau mot de passe', GOOD)
    type('Confirmation du nouveau mot de passe', GOOD)
    press('Enregistrer le mot de passe')
    await waitFor(() => expect(left).toHaveBeenCalledWith('/connexion?motif=mot-de-passe-choisi'))
  })

  it('puts the refusal of a common password beside the field', async () => {
    await show({
      [`GET /activations/${TOKEN}`]: { body: LINK },
      [`POST /activations/${TOKEN}`]: problemAnswer('password.refused', 422, {
        errors: [{ pointer: '/password', code: 'password.common', message: '' }],
      }),
    })
    await screen.findByLabelText('Nouveau mot de passe')
    type('Nouveau mot de passe', GOOD)
    type('Confirmation du nouveau mot de passe', GOOD)
    press('Enregistrer le mot de passe')
    await screen.findByRole('alert')
    expect(screen.getByLabelText('Nouveau mot de passe').getAttribute('aria-invalid')).toBe('true')
    expect(screen.getByLabelText<HTMLInputElement>('Nouveau mot de passe').value).toBe(GOOD)
  })

  it.each(['GET', 'POST'])('says when it is used or expired (%s)', async (method) => {
    const gone = problemAnswer('link.invalid', 404)
    await show({
      [`GET /activations/${TOKEN}`]: method === 'GET' ? gone : { body: LINK },
      [`POST /activations/${TOKEN}`]: gone,
    })
    if (method === 'POST') {
      await screen.findByLabelText('Nouveau mot de passe')
      type('Nouveau mot de passe', GOOD)
      type('Confirmation du nouveau mot de passe', GOOD)
      press('Enregistrer le mot de passe')
    }
    await screen.findByRole('heading', { name: 'Ce lien n’est plus valable' })
    screen.getByRole('link', { name: 'Demander un nouveau lien' })
  })

  it('offers to try again when nothing answers', async () => {
    let answer: Error | { body: unknown } = new TypeError('Failed to fetch')
    await show({ [`GET /activations/${TOKEN}`]: () => answer })
    await screen.findByRole('alert')
    answer = { body: LINK }
    press('Réessayer')
    await screen.findByLabelText('Nouveau mot de passe')
  })
})

describe('the link of the first administrator', () => {
  it('asks for names, address, password and the code of the second factor', async () => {
    const { calls, left } = await show({
      [`GET /activations/${TOKEN}`]: { body: FIRST },
      [`POST /activations/${TOKEN}`]: { status: 204 },
    })
    await screen.findByText('JBSW Y3DP EHPK 3PXP')
    expect(
      screen.getByRole('link', { name: 'Ouvrir dans une application de cet appareil' }).getAttribute('href'),
    ).toBe(FIRST.totp.uri)
    const drawn = await screen.findByRole('img', { name: /QR code/ })
    expect(drawn.querySelector('path')?.getAttribute('d')).toBe(qrPath(qrCode(FIRST.totp.uri)))
    press('Créer le compte')
    expect(within(await screen.findByRole('alert')).getAllByRole('link')).toHaveLength(5)
    type('Prénom', 'Ada')
    type('Nom', 'Lovelace')
    type('Email', 'ada@example.org')
    type('Nouveau mot de passe', GOOD)
    type('Confirmation du nouveau mot de passe', GOOD)
    type('Code de vérification', '123456')
    press('Créer le compte')
    await waitFor(() => expect(left).toHaveBeenCalledWith('/connexion?motif=compte-cree'))
    expect(calls.at(-1)?.body).toEqual({
      firstName: 'Ada',
      lastName: 'Lovelace',
      email: 'ada@example.org',
      password: GOOD,
      code: '123456',
    })
  })

  it('puts a wrong code beside its field', async () => {
    await show({
      [`GET /activations/${TOKEN}`]: { body: FIRST },
      [`POST /activations/${TOKEN}`]: problemAnswer('session.factor-invalid', 401),
    })
    await screen.findByLabelText('Prénom')
    type('Prénom', 'Ada')
    type('Nom', 'Lovelace')
    type('Email', 'ada@example.org')
    type('Nouveau mot de passe', GOOD)
    type('Confirmation du nouveau mot de passe', GOOD)
    type('Code de vérification', '123456')
    press('Créer le compte')
    await waitFor(() =>
      expect(screen.getByLabelText('Code de vérification').getAttribute('aria-invalid')).toBe('true'),
    )
  })
})

describe('a link to an account', () => {
  const account = { login: 'asp1ent', companyName: 'COMPTE ASP1ENT DEV', email: 'ada@demo.example' }
  const OPENING = { ...LINK, purpose: 'account-activation', account, signInFirst: false, invited: null }
  const INVITATION = {
    ...{ ...LINK, purpose: 'account-invitation', account, signInFirst: false },
    invited: { firstName: 'Ada', lastName: 'Lovelace' },
  }
  const choose = async () => {
    await screen.findByLabelText('Nouveau mot de passe')
    for (const label of ['Nouveau mot de passe', 'Confirmation du nouveau mot de passe']) type(label, GOOD)
  }

  it('opens it with a password, and leads to signing in with its login', async () => {
    const { calls, left } = await show({
      [`GET /activations/${TOKEN}`]: { body: OPENING },
      [`POST /activations/${TOKEN}`]: { status: 204 },
    })
    await choose()
    screen.getByRole('heading', { name: 'Ouvrez votre compte' })
    press('Ouvrir le compte')
    await waitFor(() => expect(left).toHaveBeenCalledWith('/connexion?motif=compte-ouvert'))
    expect(calls[1]?.body).toEqual({ password: GOOD })
    expect(sessionStorage.getItem('guichet-identifier')).toBe('asp1ent')
  })

  it('lets a newcomer correct the name and join', async () => {
    const { calls, left } = await show({
      [`GET /activations/${TOKEN}`]: { body: INVITATION },
      [`POST /activations/${TOKEN}`]: { status: 204 },
    })
    await choose()
    type('Prénom', 'Augusta')
    press('Rejoindre le compte')
    await waitFor(() => expect(left).toHaveBeenCalledWith('/connexion?motif=compte-rejoint'))
    expect(calls[1]?.body).toEqual({ password: GOOD, firstName: 'Augusta', lastName: 'Lovelace' })
  })

  it('sends somebody who has a space to sign in first, and back', async () => {
    localStorage.removeItem('guichet-signed-in')
    await show({ [`GET /activations/${TOKEN}`]: { body: { ...INVITATION, signInFirst: true } } })
    const link = await screen.findByRole('link', { name: 'Me connecter' })
    expect(link.getAttribute('href')).toBe(`/connexion?retour=%2Factivation%2F${TOKEN}`)
  })

  it('lets who is signed in join without a password, unless the invitation is for somebody else', async () => {
    localStorage.setItem('guichet-signed-in', '1')
    let answer: Parameters<typeof fakeApi>[0][string] = problemAnswer('session.forbidden', 403)
    const { left } = await show({
      [`GET /activations/${TOKEN}`]: { body: { ...INVITATION, signInFirst: true } },
      'GET /session': { body: { firstName: 'Ada', lastName: 'Lovelace' } },
      [`POST /activations/${TOKEN}`]: () => answer as never,
    })
    press(
      await screen.findByRole('button', { name: 'Rejoindre le compte' }).then(() => 'Rejoindre le compte'),
    )
    expect((await screen.findByRole('alert')).textContent).toContain('ada@demo.example')
    answer = { status: 204 }
    press('Rejoindre le compte')
    await waitFor(() => expect(left).toHaveBeenCalledWith('/comptes'))
    localStorage.removeItem('guichet-signed-in')
  })
})

describe('a link that a new member is sent', () => {
  const MEMBER = { purpose: 'member-activation', expiresAt: '2026-11-23T10:00:00Z', totp: null }

  it('takes the first password, and leads into the space of who is signed in by it (M02)', async () => {
    const { calls, left } = await show({
      [`GET /activations/${TOKEN}`]: { body: MEMBER },
      [`POST /activations/${TOKEN}`]: { status: 201, body: {} },
    })
    await screen.findByRole('heading', { level: 1, name: 'Choisissez votre mot de passe' })
    type('Nouveau mot de passe', GOOD)
    type('Confirmation du nouveau mot de passe', GOOD)
    press('Entrer dans mon espace')
    await waitFor(() => expect(left).toHaveBeenCalledWith('/tableau-de-bord'))
    expect(calls.at(-1)).toMatchObject({ body: { password: GOOD } })
    expect(localStorage.getItem('guichet-signed-in')).toBe('1')
  })

  it('says where to have another sent when it is spent', async () => {
    await show({ [`GET /activations/${TOKEN}`]: problemAnswer('link.invalid', 404) })
    const again = await screen.findByRole('link', { name: 'Demander un nouveau lien' })
    expect(again.getAttribute('href')).toBe('/mot-de-passe-oublie')
  })
})
