import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import { Route, Routes } from 'react-router-dom'
import { afterEach, describe, expect, it } from 'vitest'
import { SessionContext } from '../../shared/api/session.ts'
import { fakeApi, problemAnswer } from '../../shared/testing/fake-api.ts'
import { renderPage } from '../../shared/testing/render-page.tsx'
import { someSession } from '../../shared/testing/session.ts'
import { Component as MessagePage } from './message-page.tsx'
import { Component as OwnMessages } from './messages-page.tsx'

const ID = '0197a3a0-0000-7000-8000-0000000000e1'
const ACCOUNT_ID = '0197a3a0-0000-7000-8000-000000000022'
const line = (more: object = {}) => ({
  ...{ id: ID, kind: 'account-closed', subject: 'Le compte cs4.asp1ent est désactivé' },
  ...{ excerpt: 'Plus personne ne s’y connecte.', routed: true, read: false },
  account: { id: ACCOUNT_ID, login: 'cs4.asp1ent', companyName: 'Atelier du Port' },
  receivedAt: '2026-11-20T09:15:00.000Z',
  ...more,
})
const page = (items: object[]) => ({
  ...{ items, nextCursor: null, previousCursor: null, total: items.length, totalIsExact: true },
  firstRank: items.length > 0 ? 1 : 0,
})
const base = (items: object[], unread: number) => ({
  'GET /messages': { body: page(items) },
  'GET /messages/unread-count': { body: { unread, unreadIsExact: true } },
  'GET /threads/unread-count': { body: { unread: 0 } },
  'GET /accounts': {
    body: {
      items: [
        {
          id: ACCOUNT_ID,
          login: 'asp1ent',
          companyName: 'Castellan',
          kind: 'primary',
          state: 'open',
          role: 'holder',
        },
      ],
    },
  },
})
const whole = (more: object = {}) => ({
  ...line(more),
  paragraphs: ['Plus personne ne s’y connecte.', 'Rien n’est supprimé.'],
  facts: [{ name: 'Téléphone', value: '04 65 71 00 10' }],
  action: { label: 'Consulter le compte', path: `/comptes/${ACCOUNT_ID}/identite` },
})
const MessagesPage = ({ hasAccounts = true }: { readonly hasAccounts?: boolean }) => (
  <SessionContext value={someSession({ hasAccounts })}>
    <OwnMessages />
  </SessionContext>
)
const showOne = () =>
  renderPage(
    <Routes>
      <Route path="/messages/:id" element={<MessagePage />} />
      <Route path="/messages" element={<h1>Liste</h1>} />
    </Routes>,
    { path: `/messages/${ID}` },
  )

afterEach(cleanup)

describe('the list of messages', () => {
  it('leads whoever is on no account to the conversations', async () => {
    fakeApi({})
    await renderPage(
      <Routes>
        <Route path="/messages" element={<MessagesPage hasAccounts={false} />} />
        <Route path="/messages/conversations" element={<h1>Conversations</h1>} />
      </Routes>,
      { path: '/messages' },
    )
    expect(await screen.findByRole('heading', { name: 'Conversations' })).toBeTruthy()
  })

  it('lists what came, tells in words what is not read and whom it concerns', async () => {
    fakeApi(base([line(), line({ id: ID.replace('e1', 'e2'), read: true, routed: false })], 1))
    await renderPage(<MessagesPage />, { path: '/messages' })
    await screen.findByRole('table')
    const [, first, second] = screen.getAllByRole('row')
    expect(first?.textContent).toContain('Non lu')
    expect(first?.textContent).toContain('compte secondaire sans boîte mail')
    expect(second?.textContent).toContain('Lu')
    expect(second?.textContent).toContain('Atelier du Port')
    const link = screen.getAllByRole('link', { name: 'Le compte cs4.asp1ent est désactivé' })[0]
    expect(link?.getAttribute('href')).toBe(`/messages/${ID}`)
  })

  it('keeps search and filters in the address, and drops a filter that is none', async () => {
    const seen = fakeApi(base([line()], 0))
    await renderPage(<MessagesPage />, { path: '/messages?q=port&etat=unread&compte=nothing' })
    await screen.findByRole('table')
    const asked = seen.find(({ path }) => path === '/messages')?.query
    expect(Object.fromEntries(asked ?? [])).toEqual({ q: 'port', state: 'unread' })
    fireEvent.change(screen.getByLabelText('Compte concerné'), { target: { value: ACCOUNT_ID } })
    await waitFor(() => expect(seen.at(-1)?.query.get('account')).toBe(ACCOUNT_ID))
  })

  it('marks all as read, and says so', async () => {
    const seen = fakeApi({ ...base([line()], 3), 'POST /messages/read-all': { status: 204 } })
    await renderPage(<MessagesPage />, { path: '/messages' })
    fireEvent.click(await screen.findByRole('button', { name: 'Tout marquer comme lu' }))
    await screen.findByText('Tous les messages sont marqués comme lus.')
    expect(seen.some(({ method, path }) => method === 'POST' && path === '/messages/read-all')).toBe(true)
  })

  it('says what will come when there is nothing', async () => {
    fakeApi(base([], 0))
    await renderPage(<MessagesPage />, { path: '/messages' })
    await screen.findByText('Aucun message pour le moment')
    expect(screen.queryByRole('button', { name: 'Tout marquer comme lu' })).toBeNull()
  })
})

describe('one message', () => {
  it('is read once it is opened, with its facts and where it leads', async () => {
    const seen = fakeApi({
      [`GET /messages/${ID}`]: { body: whole() },
      [`PATCH /messages/${ID}`]: ({ body }) => ({ body: whole(body as object) }),
    })
    await showOne()
    await screen.findByRole('heading', { level: 1, name: 'Le compte cs4.asp1ent est désactivé' })
    await waitFor(() =>
      expect(seen.filter(({ method }) => method === 'PATCH').map(({ body }) => body)).toEqual([
        { read: true },
      ]),
    )
    expect(screen.getByText('Ce message concerne le compte secondaire cs4.asp1ent')).toBeTruthy()
    expect(screen.getByText('04 65 71 00 10')).toBeTruthy()
    const action = screen.getByRole('link', { name: 'Consulter le compte' })
    expect(action.getAttribute('href')).toBe(`/comptes/${ACCOUNT_ID}/identite`)
  })

  it('may be marked as not read: back to the list, and it stays so', async () => {
    const seen = fakeApi({
      [`GET /messages/${ID}`]: { body: whole({ read: true }) },
      [`PATCH /messages/${ID}`]: ({ body }) => ({ body: whole(body as object) }),
    })
    await showOne()
    fireEvent.click(await screen.findByRole('button', { name: 'Marquer comme non lu' }))
    await screen.findByRole('heading', { name: 'Liste' })
    expect(seen.filter(({ method }) => method === 'PATCH').map(({ body }) => body)).toEqual([{ read: false }])
  })

  it('that is somebody else’s is the page of what does not exist', async () => {
    fakeApi({ [`GET /messages/${ID}`]: problemAnswer('resource.not-found', 404) })
    await showOne()
    await screen.findByRole('heading', { name: 'Page introuvable' })
  })
})
