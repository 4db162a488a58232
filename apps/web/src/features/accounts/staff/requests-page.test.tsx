import { ROLE_PERMISSIONS } from '@guichet/domain/rights'
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { SessionContext } from '../../../shared/api/session.ts'
import { fakeApi, problemAnswer } from '../../../shared/testing/fake-api.ts'
import { renderPage } from '../../../shared/testing/render-page.tsx'
import { someSession } from '../../../shared/testing/session.ts'
import { pageOf, SECONDARY_ID, someLine } from '../testing/some-account.ts'
import { Component as RequestsPage } from './requests-page.tsx'

const request = (over: object = {}) => ({
  ...someLine({ state: 'requested' }),
  ...{ kind: 'primary', primary: null, profileLabel: 'Compte Principal' },
  ...{ responsibleEmail: 'lea@demo.example', requestedAt: '2026-11-20T09:00:00.000Z', opensAtOnce: false },
  ...over,
})
const DECISION = `POST /admin/accounts/${SECONDARY_ID}/decision`
const base = {
  'GET /admin/account-requests': { body: pageOf([request()]) },
  'GET /admin/approval-rules': {
    body: { primary: 'staff', secondary: 'automatic' },
    headers: { etag: '"staff-automatic"' },
  },
}
const show = (staffRole: 'support' | 'manager' | 'admin' = 'manager') =>
  renderPage(
    <SessionContext value={someSession({ staffRole, permissions: [...ROLE_PERMISSIONS[staffRole]] })}>
      <RequestsPage />
    </SessionContext>,
    { path: '/admin/demandes' },
  )
const ask = async (name: string) => {
  const [button] = await screen.findAllByRole('button', { name })
  fireEvent.click(button as HTMLElement)
  return within(await screen.findByRole('dialog'))
}

afterEach(cleanup)

describe('the queue of requests', () => {
  it('says what an approval does before it is given, and what came of it', async () => {
    const seen = fakeApi({ ...base, [DECISION]: { body: { ...request(), state: 'approved' } } })
    await show()
    const dialog = await ask('Accepter')
    expect(dialog.getByText(/Un lien pour choisir un mot de passe part à lea@demo.example/)).toBeTruthy()
    fireEvent.click(dialog.getByRole('button', { name: 'Accepter la demande' }))
    await screen.findByText(/est acceptée : un lien d’activation est parti/)
    expect(seen.find(({ method }) => method === 'POST')?.body).toEqual({ decision: 'approve' })
  })

  it('refuses with a reason only', async () => {
    const seen = fakeApi({ ...base, [DECISION]: { body: { ...request(), state: 'refused' } } })
    await show()
    const dialog = await ask('Refuser')
    fireEvent.click(dialog.getByRole('button', { name: 'Refuser la demande' }))
    expect((await dialog.findAllByText(/Indiquez le motif/)).length).toBeGreaterThan(0)
    fireEvent.change(dialog.getByLabelText('Motif du refus'), { target: { value: 'SIRET inconnu' } })
    fireEvent.click(dialog.getByRole('button', { name: 'Refuser la demande' }))
    await screen.findByText(/est refusée/)
    expect(seen.filter(({ method }) => method === 'POST').map(({ body }) => body)).toEqual([
      { decision: 'refuse', state: 'requested', reason: 'SIRET inconnu' },
    ])
  })

  it('says so when somebody else was quicker, and reads the queue again', async () => {
    const seen = fakeApi({ ...base, [DECISION]: problemAnswer('account.already-decided', 409) })
    await show()
    const dialog = await ask('Accepter')
    const reads = () => seen.filter(({ path }) => path === '/admin/account-requests').length
    const before = reads()
    fireEvent.click(dialog.getByRole('button', { name: 'Accepter la demande' }))
    await dialog.findByRole('alert')
    await waitFor(() => expect(reads()).toBeGreaterThan(before))
    expect(dialog.queryByRole('button', { name: 'Accepter la demande' })).toBeNull()
  })

  it('sends the link of an approved account again, and says where to', async () => {
    const seen = fakeApi({
      ...base,
      'GET /admin/account-requests': { body: pageOf([request({ state: 'approved' })]) },
      [`POST /accounts/${SECONDARY_ID}/activation-link`]: {
        ...{ status: 202, body: { email: 'lea@demo.example', expiresAt: '2026-11-25T09:00:00.000Z' } },
      },
    })
    await show()
    const [button] = await screen.findAllByRole('button', { name: 'Renvoyer le lien' })
    fireEvent.click(button as HTMLElement)
    await screen.findByText('Un nouveau lien d’activation est parti à lea@demo.example.')
    expect(seen.filter(({ method }) => method === 'POST')).toHaveLength(1)
  })

  it('says why a link was not sent again', async () => {
    fakeApi({
      ...base,
      'GET /admin/account-requests': { body: pageOf([request({ state: 'approved' })]) },
      [`POST /accounts/${SECONDARY_ID}/activation-link`]: problemAnswer('account.wrong-state', 409),
    })
    await show()
    const [button] = await screen.findAllByRole('button', { name: 'Renvoyer le lien' })
    fireEvent.click(button as HTMLElement)
    await screen.findByText('Le lien n’est pas reparti')
  })

  it('shows support the queue and the rule, and lets it change neither', async () => {
    fakeApi(base)
    await show('support')
    await screen.findAllByText('lea@demo.example')
    expect(screen.queryByRole('button', { name: 'Accepter' })).toBeNull()
    const rule = (await screen.findByLabelText('Comptes primaires')) as HTMLInputElement
    expect(rule.readOnly).toBe(true)
  })

  it('lets an administrator say who accepts requests', async () => {
    const after = { primary: 'staff', secondary: 'staff' }
    const seen = fakeApi({ ...base, 'PUT /admin/approval-rules': { body: after } })
    await show('admin')
    fireEvent.change(await screen.findByLabelText('Comptes secondaires'), { target: { value: 'staff' } })
    fireEvent.click(screen.getByRole('button', { name: 'Enregistrer' }))
    await screen.findByText('Modifications enregistrées')
    const put = seen.find(({ method }) => method === 'PUT')
    expect([put?.body, put?.headers.get('if-match')]).toEqual([after, '"staff-automatic"'])
  })
})
