import { cleanup, fireEvent, screen } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { SessionContext } from '../../shared/api/session.ts'
import { fakeApi, problemAnswer } from '../../shared/testing/fake-api.ts'
import { renderPage } from '../../shared/testing/render-page.tsx'
import { someSession } from '../../shared/testing/session.ts'
import { Component as SecurityPage } from './security-page.tsx'

const GOOD = 'Azur-Lavande-2027!'
const show = (lastSignInAt: string | null) =>
  renderPage(
    <SessionContext value={someSession({ lastSignInAt })}>
      <SecurityPage />
    </SessionContext>,
    { path: '/securite' },
  )
const page = { items: [], nextCursor: null, previousCursor: null, total: 0, totalIsExact: true, firstRank: 0 }
const phone = { phone: null, verifiedAt: null, pending: null, available: false }
const franceConnect = { offered: true, hasPassword: true, link: null }
const none = { needed: false, totp: null, sms: null, passkeys: [], recoveryCodes: null, trustedDevices: [] }
const recovery = {
  ...{ email: 'p@test.example', phone: null, smsAvailable: false, question: null },
  ...{ hasStandIn: false, hasPassword: true, waiting: null, settlesAt: null, heldKeys: 0 },
}
const lists = {
  'GET /me/phone': { body: phone },
  'GET /me/franceconnect': { body: franceConnect },
  'GET /me/factors': { body: none },
  'GET /me/recovery': { body: recovery },
  'GET /me/sessions': { body: { items: [] } },
  'GET /me/sign-ins': { body: page },
}
const type = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } })
function change() {
  type('Mot de passe courant', 'Ancien-Mistral-1!')
  type('Nouveau mot de passe', GOOD)
  type('Confirmation du nouveau mot de passe', GOOD)
  fireEvent.click(screen.getByRole('button', { name: 'Changer le mot de passe' }))
}

afterEach(cleanup)

describe('/securite', () => {
  it('changes the password, and shows the sign-in before this one', async () => {
    const calls = fakeApi({ ...lists, 'PUT /me/password': { status: 204 } })
    await show('2026-11-20T08:12:45.000Z')
    expect(screen.getByText(/20 novembre 2026/u)).toBeTruthy()
    change()
    expect(await screen.findByText(/Modifications enregistrées/u)).toBeTruthy()
    expect(calls.find(({ method }) => method === 'PUT')?.body).toEqual({
      currentPassword: 'Ancien-Mistral-1!',
      newPassword: GOOD,
    })
  })

  it('says beside the field that the current password is wrong', async () => {
    fakeApi({
      ...lists,
      'PUT /me/password': problemAnswer('password.wrong-current', 422, {
        errors: [{ pointer: '/currentPassword', code: 'password.wrong-current', message: '' }],
      }),
    })
    await show(null)
    expect(screen.getByText('C’est votre première connexion.')).toBeTruthy()
    change()
    await screen.findByRole('alert')
    expect(screen.getByLabelText('Mot de passe courant').getAttribute('aria-invalid')).toBe('true')
  })
})
