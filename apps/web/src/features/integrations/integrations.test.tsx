import { cleanup, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { SessionContext } from '../../shared/api/session.ts'
import { fakeApi, problemAnswer } from '../../shared/testing/fake-api.ts'
import { renderPage } from '../../shared/testing/render-page.tsx'
import { someSession } from '../../shared/testing/session.ts'
import type { ApiKey } from './api-keys.ts'
import { Component as IntegrationsPage } from './integrations-page.tsx'
import { Component as NewKeyPage } from './new-key-page.tsx'

const key = (over: Partial<ApiKey> = {}): ApiKey => ({
  ...{ id: 'k', name: 'Comptabilité', hint: 'x7Qd', scopes: ['memberships:read', 'memberships:write'] },
  ...{ state: 'usable', createdAt: '2026-11-01T09:00:00.000Z', expiresAt: '2027-01-30T09:00:00.000Z' },
  ...{ lastUsedAt: '2026-11-22T08:12:00.000Z', lastUsedIp: '192.0.2.14', limitPerMinute: 60, networks: [] },
  ...over,
})

afterEach(cleanup)

describe('the keys', () => {
  it('say what they allow and when they were used; those that ended have no buttons', async () => {
    const items = [key(), key({ id: 'e', name: 'Ancienne', state: 'ended', lastUsedAt: null })]
    fakeApi({ 'GET /api-keys': { body: { items, inUse: 1, most: 20 } } })
    await renderPage(<IntegrationsPage />, { path: '/integrations' })
    const row = (await screen.findByText('Comptabilité')).closest('tr') as HTMLElement
    expect(row.textContent).toContain('Adhésions\u00a0: consulter, modifier')
    expect(row.textContent).toContain('192.0.2.14')
    expect(within(row).getAllByRole('button')).toHaveLength(2)
    const ended = screen.getByText('Ancienne').closest('tr') as HTMLElement
    expect(ended.textContent).toContain('Jamais')
    expect(within(ended).queryAllByRole('button')).toEqual([])
  })

  it('that are held are taken back one by one, with the password', async () => {
    const held = key({ id: 'h', state: 'held' })
    let items = [held]
    const calls = fakeApi({
      'GET /api-keys': () => ({ body: { items, inUse: 1, most: 20 } }),
      'POST /api-keys/h/taking-back': () => {
        items = [key({ id: 'h' })]
        return { body: items[0] }
      },
    })
    await renderPage(
      <SessionContext value={someSession()}>
        <IntegrationsPage />
      </SessionContext>,
      { path: '/integrations' },
    )
    expect(await screen.findByText('1 clé est en attente et n’ouvre plus rien')).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Remplacer' })).toBeNull()
    fireEvent.click(screen.getByRole('button', { name: 'Reprendre' }))
    const dialog = within(await screen.findByRole('dialog', { name: /Reprendre la clé/u }))
    expect(dialog.getByText(/depuis 192\.0\.2\.14/u)).toBeTruthy()
    fireEvent.change(dialog.getByLabelText('Mot de passe courant'), { target: { value: 'secret' } })
    fireEvent.click(dialog.getByRole('button', { name: 'Reprendre la clé' }))
    expect(await screen.findByText(/est de nouveau en service/u)).toBeTruthy()
    expect(calls.find(({ method }) => method === 'POST')?.body).toEqual({ currentPassword: 'secret' })
  })

  it('that are as many as one may have leave no way to another', async () => {
    fakeApi({ 'GET /api-keys': { body: { items: [key()], inUse: 20, most: 20 } } })
    await renderPage(<IntegrationsPage />, { path: '/integrations' })
    expect(await screen.findByText(/maximum de 20 clés/u)).toBeTruthy()
    expect(screen.queryByRole('link', { name: 'Créer une clé' })).toBeNull()
  })
})

const showNew = () =>
  renderPage(
    <SessionContext value={someSession()}>
      <NewKeyPage />
    </SessionContext>,
    { path: '/integrations/nouvelle' },
  )

describe('a new key', () => {
  const fill = async (networks: string) => {
    fireEvent.change(await screen.findByLabelText('Nom de la clé'), { target: { value: 'Tableur' } })
    fireEvent.click(within(screen.getByRole('group', { name: 'Adhésions' })).getByLabelText('Consulter'))
    fireEvent.change(screen.getByLabelText('Réseaux autorisés'), { target: { value: networks } })
    fireEvent.change(screen.getByLabelText('Mot de passe courant'), { target: { value: 'secret' } })
    fireEvent.click(screen.getByRole('button', { name: 'Créer la clé' }))
  }

  it('is shown once it is made; what was typed wrong stays and is told before', async () => {
    const calls = fakeApi({
      'POST /api-keys': { status: 201, body: { key: key({ name: 'Tableur' }), secret: 'guichet_abc' } },
    })
    await showNew()
    await fill('192.0.2.0/33')
    expect((await screen.findAllByText(/Cette valeur n’est pas valable/u)).length).toBeGreaterThan(0)
    expect(calls.some(({ method }) => method === 'POST')).toBe(false)
    fireEvent.change(screen.getByLabelText('Réseaux autorisés'), {
      target: { value: '192.0.2.10\n2001:db8::/32' },
    })
    fireEvent.click(screen.getByRole('button', { name: 'Créer la clé' }))
    expect(await screen.findByText('guichet_abc')).toBeTruthy()
    expect(calls.find(({ method }) => method === 'POST')?.body).toEqual({
      ...{ name: 'Tableur', scopes: ['memberships:read'], expiresInDays: 90, limitPerMinute: null },
      ...{ networks: ['192.0.2.10', '2001:db8::/32'], currentPassword: 'secret' },
    })
  })

  it('is not made with a wrong password, which is told beside it', async () => {
    const errors = [{ pointer: '/currentPassword', code: 'password.wrong-current', message: 'x' }]
    fakeApi({
      'POST /api-keys': problemAnswer('password.wrong-current', 422, { errors }),
    })
    await showNew()
    await fill('')
    expect(await screen.findByRole('alert')).toBeTruthy()
    expect(screen.getByLabelText('Mot de passe courant').getAttribute('aria-invalid')).toBe('true')
  })
})
