import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { SessionContext } from '../../shared/api/session.ts'
import * as leave from '../../shared/browser/leave.ts'
import { fakeApi, problemAnswer } from '../../shared/testing/fake-api.ts'
import { renderPage } from '../../shared/testing/render-page.tsx'
import { someSession } from '../../shared/testing/session.ts'
import { FirstPasswordForm } from './first-password-form.tsx'
import { FranceConnectPart } from './france-connect-part.tsx'

const LINK = { linkedAt: '2026-11-20T08:12:45.000Z', lastUsedAt: null, heldSince: null }
const own = (over: object = {}) => ({ body: { offered: true, hasPassword: true, link: null, ...over } })
const show = () =>
  renderPage(
    <SessionContext value={someSession({ email: 'lea@essai.example' })}>
      <FranceConnectPart />
    </SessionContext>,
    { path: '/securite' },
  )

afterEach(cleanup)

describe('FranceConnect at /securite', () => {
  it('is not there where the portal does not work with it', async () => {
    fakeApi({ 'GET /me/franceconnect': own({ offered: false }) })
    await show()
    await waitFor(() => expect(screen.queryByRole('heading')).toBeNull())
  })

  it('leaves for FranceConnect once the password was given', async () => {
    const left = vi.spyOn(leave, 'leaveFor').mockImplementation(() => undefined)
    const calls = fakeApi({
      'GET /me/franceconnect': own(),
      'POST /me/franceconnect': ({ body }) =>
        (body as { currentPassword?: string }).currentPassword === undefined
          ? problemAnswer('password.needed', 403)
          : { body: { url: 'https://fc.example/authorize?state=s' } },
    })
    await show()
    fireEvent.click(await screen.findByRole('button', { name: 'Relier FranceConnect' }))
    const dialog = within(await screen.findByRole('dialog'))
    fireEvent.change(dialog.getByLabelText('Mot de passe courant'), {
      target: { value: 'Azur-Lavande-2026!' },
    })
    fireEvent.click(dialog.getByRole('button', { name: 'Continuer' }))
    await waitFor(() => expect(left).toHaveBeenCalledExactlyOnceWith('https://fc.example/authorize?state=s'))
    expect(calls.at(-1)?.body).toEqual({ currentPassword: 'Azur-Lavande-2026!' })
  })

  it('removes the link and says so', async () => {
    fakeApi({ 'GET /me/franceconnect': own({ link: LINK }), 'POST /me/franceconnect/removal': own() })
    await show()
    expect(await screen.findByText(/20 novembre 2026/u)).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Supprimer le lien' }))
    expect((await screen.findByRole('status')).textContent).toContain('n’est plus relié')
    expect(screen.getByRole('button', { name: 'Relier FranceConnect' })).toBeTruthy()
  })

  it('that is held is taken back, and says so', async () => {
    fakeApi({
      'GET /me/franceconnect': own({ link: { ...LINK, heldSince: '2026-11-22T09:00:00.000Z' } }),
      'POST /me/franceconnect/taking-back': own({ link: LINK }),
    })
    await show()
    expect(await screen.findByText(/en attente depuis le 22 novembre 2026/u)).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Reprendre FranceConnect' }))
    expect((await screen.findByRole('status')).textContent).toContain('ouvre de nouveau')
    expect(screen.queryByRole('button', { name: 'Reprendre FranceConnect' })).toBeNull()
  })

  it('keeps the link of whoever has no password', async () => {
    fakeApi({ 'GET /me/franceconnect': own({ link: LINK, hasPassword: false }) })
    await show()
    await screen.findByText(/choisissez d’abord un mot de passe/u)
    expect(screen.queryByRole('button', { name: 'Supprimer le lien' })).toBeNull()
  })
})

describe('a first password', () => {
  const choose = async () => {
    await renderPage(
      <SessionContext value={someSession({ email: 'lea@essai.example' })}>
        <FirstPasswordForm />
      </SessionContext>,
      { path: '/securite' },
    )
    for (const label of ['Nouveau mot de passe', 'Confirmation du nouveau mot de passe'])
      fireEvent.change(await screen.findByLabelText(label), { target: { value: 'Premier-Olivier-2027!' } })
    fireEvent.click(screen.getByRole('button', { name: 'Choisir un mot de passe' }))
  }

  it('is chosen without a current one', async () => {
    const calls = fakeApi({ 'PUT /me/password': { status: 204 } })
    await choose()
    await waitFor(() => expect(calls.at(-1)?.body).toEqual({ newPassword: 'Premier-Olivier-2027!' }))
  })

  it('is preceded by FranceConnect, or a link by mail; what was typed stays', async () => {
    const left = vi.spyOn(leave, 'leaveFor').mockImplementation(() => undefined)
    const calls = fakeApi({
      'PUT /me/password': problemAnswer('password.needed', 403),
      'POST /password-resets': { status: 202, body: { accepted: true } },
      'POST /me/franceconnect/proof': { body: { url: 'https://fc.example/authorize?state=p' } },
    })
    await choose()
    fireEvent.click(await screen.findByRole('button', { name: 'Recevoir un lien par e-mail' }))
    await screen.findByText(/vient d’être envoyé à lea@essai.example/u)
    expect(calls.at(-1)?.body).toEqual({ email: 'lea@essai.example' })
    fireEvent.click(screen.getByRole('button', { name: 'Confirmer avec FranceConnect' }))
    await waitFor(() => expect(left).toHaveBeenCalledWith('https://fc.example/authorize?state=p'))
    expect(screen.getByLabelText<HTMLInputElement>('Nouveau mot de passe').value).toBe(
      'Premier-Olivier-2027!',
    )
  })
})
