import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { SessionContext } from '../../shared/api/session.ts'
import * as leave from '../../shared/browser/leave.ts'
import { fakeApi, problemAnswer } from '../../shared/testing/fake-api.ts'
import { renderPage } from '../../shared/testing/render-page.tsx'
import { someSession } from '../../shared/testing/session.ts'
import { FranceConnectPart } from './france-connect-part.tsx'

const LINK = { linkedAt: '2026-11-20T08:12:45.000Z', lastUsedAt: null }
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

  it('sends a link to a password to whoever has none, and keeps the link until then', async () => {
    const calls = fakeApi({
      'GET /me/franceconnect': own({ link: LINK, hasPassword: false }),
      'POST /password-resets': { status: 202, body: { accepted: true } },
    })
    await show()
    fireEvent.click(
      await screen.findByRole('button', { name: 'Recevoir un lien pour choisir un mot de passe' }),
    )
    expect((await screen.findByRole('status')).textContent).toContain('lea@essai.example')
    expect(screen.queryByRole('button', { name: 'Supprimer le lien' })).toBeNull()
    expect(calls.at(-1)?.body).toEqual({ email: 'lea@essai.example' })
  })
})
