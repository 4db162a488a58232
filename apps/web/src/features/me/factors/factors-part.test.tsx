import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { SessionContext } from '../../../shared/api/session.ts'
import { fakeApi, problemAnswer } from '../../../shared/testing/fake-api.ts'
import { renderPage } from '../../../shared/testing/render-page.tsx'
import { someSession } from '../../../shared/testing/session.ts'
import type { Factors } from '../api/factors.ts'
import { FactorsPart } from './factors-part.tsx'

const NONE: Factors = {
  ...{ needed: false, totp: null, sms: null, passkeys: [], recoveryCodes: null, trustedDevices: [] },
}
const TOTP = { name: 'Téléphone', createdAt: '2026-11-20T08:12:45.000Z', lastUsedAt: null }
const PASSKEY = {
  ...{ id: 'k1', name: 'Ordinateur', aaguid: '08987058-cadc-4b81-b6e1-30de50dcbe96', synced: false },
  ...{ createdAt: '2026-11-20T08:20:31.000Z', lastUsedAt: '2026-11-21T08:58:02.000Z' },
}
const PHONE = {
  ...{ phone: '+33612345678', verifiedAt: '2026-11-20T08:12:45.000Z', pending: null, available: true },
}
const CODES = ['7F3K-2M9Q-4XTB', '0HJW-8C5R-V1NE']
const needed = problemAnswer('password.needed', 403)

async function show(factors: Factors, answers: Parameters<typeof fakeApi>[0] = {}) {
  const calls = fakeApi({
    'GET /me/factors': { body: factors },
    'GET /me/phone': { body: PHONE },
    ...answers,
  })
  await renderPage(
    <SessionContext value={someSession()}>
      <FactorsPart />
    </SessionContext>,
    { path: '/securite' },
  )
  await screen.findByText(/Activée|Non activée/u)
  return calls
}
const press = (name: string, place: HTMLElement = document.body) =>
  fireEvent.click(within(place).getByRole('button', { name }))

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

describe('two-step sign-in', () => {
  it('adds an authenticator program after the password, and gives recovery codes at once', async () => {
    const withTotp = { ...NONE, totp: TOTP }
    const recoveryCodes = { left: 10, total: 10, createdAt: '2026-11-20T08:14:02.000Z' }
    const calls = await show(NONE, {
      'POST /me/totp/setup': ({ body }) =>
        (body as { currentPassword?: string }).currentPassword === undefined
          ? needed
          : { status: 201, body: { secret: 'JBSWY3DPEHPK3PXP', uri: 'otpauth://totp/x', expiresAt: '' } },
      'POST /me/totp': { status: 201, body: withTotp },
      'POST /me/recovery-codes': {
        status: 201,
        body: { codes: CODES, factors: { ...withTotp, recoveryCodes } },
      },
    })
    press('Ajouter une application')
    const password = await screen.findByLabelText('Mot de passe courant')
    fireEvent.change(password, { target: { value: 'Azur-Lavande-2026!' } })
    press('Continuer')
    expect(await screen.findByText('JBSW Y3DP EHPK 3PXP')).toBeTruthy()
    const code = screen.getByLabelText('Code de vérification')
    fireEvent.change(code, { target: { value: '12' } })
    press('Activer')
    expect((await screen.findAllByText('Le code compte six chiffres.')).length).toBeGreaterThan(0)
    fireEvent.change(code, { target: { value: '492 039' } })
    press('Activer')
    expect(await screen.findByText(CODES[0] ?? '')).toBeTruthy()
    const done = screen.getByRole<HTMLButtonElement>('button', { name: 'Terminer' })
    expect(done.disabled).toBe(true)
    fireEvent.click(screen.getByLabelText('J’ai conservé mes codes'))
    fireEvent.click(done)
    await waitFor(() => expect(screen.queryByText(CODES[0] ?? '')).toBeNull())
    expect(screen.getByText(/10 codes sur 10 peuvent encore servir/u)).toBeTruthy()
    const paths = calls.map(({ method, path }) => `${method} ${path}`)
    expect(paths.filter((path) => path === 'POST /me/totp/setup')).toHaveLength(2)
  })

  it('a wrong password is said beside its field, and closing the dialog asks for nothing more', async () => {
    const calls = await show(
      { ...NONE, totp: TOTP },
      {
        'POST /me/totp/removal': ({ body }) =>
          (body as { currentPassword?: string }).currentPassword === undefined
            ? needed
            : problemAnswer('password.wrong-current', 422, {
                errors: [{ pointer: '/currentPassword', code: 'password.wrong-current', message: '' }],
              }),
      },
    )
    press('Retirer')
    press('Retirer', await screen.findByRole('dialog'))
    fireEvent.change(await screen.findByLabelText('Mot de passe courant'), { target: { value: 'faux' } })
    press('Continuer')
    await waitFor(() =>
      expect(screen.getByLabelText('Mot de passe courant').getAttribute('aria-invalid')).toBe('true'),
    )
    press('Annuler', screen.getByRole('form', { name: 'Confirmez avec votre mot de passe' }))
    await waitFor(() => expect(screen.queryByLabelText('Mot de passe courant')).toBeNull())
    expect(screen.queryByText('Cela n’a pas abouti')).toBeNull()
    expect(calls.filter(({ method }) => method === 'POST')).toHaveLength(2)
  })

  it('shows each passkey with its provider and last use, and offers to end the other sessions once one is removed', async () => {
    const calls = await show(
      { ...NONE, passkeys: [PASSKEY] },
      {
        'POST /me/passkeys/k1/removal': { body: NONE },
        'DELETE /me/sessions': { body: { ended: 2 } },
        'GET /me/sessions': { body: { items: [] } },
      },
    )
    const line = screen.getByText('Ordinateur').closest('li') as HTMLElement
    expect(line.textContent).toContain('Windows Hello · sur un seul appareil · ajoutée le 20/11/2026')
    press('Retirer', line)
    press('Retirer', await screen.findByRole('dialog'))
    expect(await screen.findByText('La clé d’accès est retirée')).toBeTruthy()
    press('Fermer toutes les autres sessions')
    expect(await screen.findByText('Toutes les autres sessions sont fermées.')).toBeTruthy()
    expect(calls.map(({ method, path }) => `${method} ${path}`)).toContain('DELETE /me/sessions')
  })

  it('a passkey that its person thinks better of leaves nothing, and says so', async () => {
    vi.stubGlobal('PublicKeyCredential', class {})
    Object.assign(navigator, {
      credentials: { create: () => Promise.reject(new DOMException('no', 'NotAllowedError')) },
    })
    const calls = await show(NONE, {
      'POST /me/passkeys/options': {
        body: {
          ...{ challenge: 'YQ', rp: { id: 'localhost', name: 'Portail' }, timeout: 300_000 },
          user: { id: 'YQ', name: 'philippe@demo.example', displayName: 'Philippe' },
          pubKeyCredParams: [{ type: 'public-key', alg: -7 }],
          excludeCredentials: [],
          authenticatorSelection: {
            ...{ residentKey: 'required', requireResidentKey: true, userVerification: 'required' },
          },
          attestation: 'none',
        },
      },
    })
    press('Ajouter une clé d’accès')
    expect(await screen.findByText('Aucune clé n’a été ajoutée')).toBeTruthy()
    expect(calls.filter(({ method }) => method === 'POST').map(({ path }) => path)).toEqual([
      '/me/passkeys/options',
    ])
  })

  it('switches the code by SMS on for the proven number, and off after a question', async () => {
    const sms = { phone: '•• •• •• •• 78', createdAt: '2026-11-20T08:12:45.000Z', lastUsedAt: null }
    const recoveryCodes = { left: 10, total: 10, createdAt: '2026-11-20T08:14:02.000Z' }
    const withSms = { ...NONE, sms, recoveryCodes }
    await show(NONE, {
      'POST /me/sms-factor': { status: 201, body: withSms },
      'POST /me/sms-factor/removal': { body: NONE },
    })
    expect(screen.getByText('Non activée')).toBeTruthy()
    fireEvent.click(await screen.findByRole('button', { name: 'Activer le code par SMS' }))
    expect(await screen.findByText('Le code par SMS est activé')).toBeTruthy()
    expect(screen.getByText('Activée')).toBeTruthy()
    expect(screen.getByText(/activé le 20\/11\/2026/u)).toBeTruthy()
    press('Désactiver')
    press('Retirer', await screen.findByRole('dialog'))
    expect(await screen.findByText('Le code par SMS est désactivé')).toBeTruthy()
  })

  it('offers no code by SMS to staff, nor before there is a number', async () => {
    await show({ ...NONE, needed: true })
    expect(screen.queryByText('Code par SMS')).toBeNull()
    cleanup()
    await show(NONE, { 'GET /me/phone': { body: { ...PHONE, phone: null, verifiedAt: null } } })
    expect(await screen.findByText(/Ajoutez d’abord votre numéro/u)).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Activer le code par SMS' })).toBeNull()
  })
})
