import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { SessionContext } from '../../shared/api/session.ts'
import { fakeApi, problemAnswer } from '../../shared/testing/fake-api.ts'
import { renderPage } from '../../shared/testing/render-page.tsx'
import { someSession } from '../../shared/testing/session.ts'
import { Component as NotificationsPage } from './notifications-page.tsx'

const ID = '0197a3a0-0000-7000-8000-0000000000f9'
const line = {
  ...{ id: ID, subject: 'deadlines', title: 'Votre corbeille sera vidée', readAt: null },
  createdAt: '2026-11-30T08:12:00.000Z',
}
const page = (items: object[]) => ({
  ...{ items, nextCursor: null, previousCursor: null, total: items.length, totalIsExact: true },
  firstRank: items.length === 0 ? 0 : 1,
})
const channels = (mail: string, sms: string, portal: string, on = { mail: true, sms: false }) => [
  { channel: 'mail', offer: mail, on: on.mail },
  { channel: 'sms', offer: sms, on: on.sms },
  { channel: 'portal', offer: portal, on: true },
]
const preferences = {
  subjects: [
    {
      subject: 'deadlines',
      channels: channels('choice', 'choice', 'choice'),
      phoneMasked: '+336 •• •• •• 78',
    },
    { subject: 'security', channels: channels('choice', 'choice', 'always'), phoneMasked: null },
    { subject: 'billing', channels: channels('always', 'never', 'choice'), phoneMasked: null },
  ],
  smsOffered: true,
  version: 2,
}
const show = (path = '/notifications') =>
  renderPage(
    <SessionContext value={someSession({ isMember: true })}>
      <NotificationsPage />
    </SessionContext>,
    { path },
  )
const group = (name: string) => within(screen.getByRole('group', { name }))

afterEach(cleanup)

describe('notifications', () => {
  it('are opened, which marks them as read, and say what they are about', async () => {
    const seen = fakeApi({
      'GET /notifications': { body: page([line]) },
      'GET /notifications/unread-count': { body: { unread: 1, unreadIsExact: true } },
      [`GET /notifications/${ID}`]: {
        body: { ...line, brief: false, parts: [{ text: 'Voir mes documents', path: '/documents' }] },
      },
      [`PATCH /notifications/${ID}`]: { body: { ...line, readAt: '2026-11-30T09:00:00.000Z' } },
    })
    await show()
    fireEvent.click(await screen.findByRole('button', { name: line.title }))
    const link = await screen.findByRole('link', { name: 'Voir mes documents' })
    expect(link.getAttribute('href')).toBe('/documents')
    await waitFor(() => expect(seen.find(({ method }) => method === 'PATCH')?.body).toEqual({ read: true }))
  })

  it('that are none say so', async () => {
    fakeApi({
      'GET /notifications': { body: page([]) },
      'GET /notifications/unread-count': { body: { unread: 0, unreadIsExact: true } },
    })
    await show()
    expect(await screen.findByText('Aucune notification pour le moment')).toBeTruthy()
  })
})

describe('the preferences', () => {
  it('keep a way out of the portal for security, and send what was changed alone', async () => {
    const seen = fakeApi({
      'GET /me/notification-preferences': { body: preferences, headers: { etag: '"2"' } },
      'PUT /me/notification-preferences': { body: { ...preferences, version: 3 }, headers: { etag: '"3"' } },
    })
    await show('/notifications?onglet=preferences')
    fireEvent.click(await screen.findByRole('checkbox', { name: 'SMS', description: /^Au \+336/u }))
    const security = group('Sécurité')
    expect(security.getByRole('checkbox', { name: 'SMS' }).hasAttribute('disabled')).toBe(true)
    expect(group('Facturation').queryByRole('checkbox', { name: 'E-mail' })).toBeNull()
    fireEvent.click(security.getByRole('checkbox', { name: 'E-mail' }))
    fireEvent.click(screen.getByRole('button', { name: 'Enregistrer' }))
    expect(
      (await screen.findAllByText('Gardez l’e-mail ou le SMS pour la sécurité.')).length,
    ).toBeGreaterThan(0)
    expect(seen.some(({ method }) => method === 'PUT')).toBe(false)
    fireEvent.click(security.getByRole('checkbox', { name: 'E-mail' }))
    fireEvent.click(screen.getByRole('button', { name: 'Enregistrer' }))
    await waitFor(() =>
      expect(seen.find(({ method }) => method === 'PUT')).toMatchObject({
        body: { subjects: [{ subject: 'deadlines', sms: true }] },
      }),
    )
    expect(await screen.findByText('Modifications enregistrées')).toBeTruthy()
  })

  it('that changed elsewhere are shown on request', async () => {
    fakeApi({
      'GET /me/notification-preferences': { body: preferences, headers: { etag: '"2"' } },
      'PUT /me/notification-preferences': problemAnswer('resource.changed', 412),
    })
    await show('/notifications?onglet=preferences')
    fireEvent.click(await screen.findByRole('checkbox', { name: 'SMS', description: /^Au \+336/u }))
    fireEvent.click(screen.getByRole('button', { name: 'Enregistrer' }))
    expect(await screen.findByRole('button', { name: 'Afficher les préférences actuelles' })).toBeTruthy()
  })
})
