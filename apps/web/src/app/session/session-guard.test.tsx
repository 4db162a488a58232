import { getSession } from '@guichet/contract/session.contract'
import { useQuery } from '@tanstack/react-query'
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { keepIdentifier } from '../../features/identity/kept-identifier.ts'
import { api } from '../../shared/api/client.ts'
import { type Session, SessionContext, sessionQuery } from '../../shared/api/session.ts'
import * as leave from '../../shared/browser/leave.ts'
import { hasUnsaved, keepUnsaved } from '../../shared/forms/unsaved-pages.ts'
import { tellOtherTabs } from '../../shared/session/session-channel.ts'
import { fakeApi, problemAnswer } from '../../shared/testing/fake-api.ts'
import { renderPage } from '../../shared/testing/render-page.tsx'
import { SessionGuard } from './session-guard.tsx'

const inMs = (ms: number) => new Date(Date.now() + ms).toISOString()
const HALF_HOUR = 1_800_000

const sessionOf = (more: Partial<Session> = {}): Session => ({
  personId: '0197a000-0000-7000-8000-000000000001',
  firstName: 'Camille',
  lastName: 'Bernard',
  email: 'active@demo.example',
  locale: 'fr',
  isMember: true,
  hasAccounts: false,
  isDeclarant: false,
  staffRole: null,
  permissions: [],
  modules: ['membership', 'accounts'],
  membership: { state: 'active', activeUntil: '2027-06-10', endedOn: null, latestMembershipId: null },
  lastSignInAt: null,
  expiresAt: inMs(HALF_HOUR),
  remembered: false,
  hasFiles: false,
  actingFor: null,
  needsFactor: false,
  owesTerms: false,
  ...more,
})

function Below() {
  const [answer, setAnswer] = useState('')
  const ask = () => {
    api.call(getSession).then(
      ({ body }) => setAnswer(body.firstName),
      () => setAnswer('failed'),
    )
  }
  return (
    <>
      <input aria-label="Saisie" />
      <button type="button" onClick={ask}>
        Appeler
      </button>
      <output>{answer}</output>
    </>
  )
}

function Guarded() {
  const { data } = useQuery(sessionQuery)
  if (!data) return null
  return (
    <SessionContext value={data}>
      <SessionGuard>
        <Below />
      </SessionGuard>
    </SessionContext>
  )
}

async function show(answers: Parameters<typeof fakeApi>[0]) {
  const calls = fakeApi(answers)
  const left = vi.spyOn(leave, 'leaveFor').mockImplementation(() => undefined)
  const { queries } = await renderPage(<Guarded />)
  fireEvent.change(await screen.findByLabelText('Saisie'), { target: { value: 'un long texte' } })
  return { calls, left, queries }
}
const typed = () => screen.getByLabelText<HTMLInputElement>('Saisie').value
async function resume() {
  fireEvent.change(await screen.findByLabelText('Mot de passe'), { target: { value: 'Azur-Lavande-2026!' } })
  fireEvent.click(screen.getByRole('button', { name: 'Reprendre' }))
}

afterEach(cleanup)

describe('a session near its end', () => {
  it('is announced, and goes on with "Prolonger la session"', async () => {
    let expiresAt = inMs(100_000)
    await show({ 'GET /session': () => ({ body: sessionOf({ expiresAt }) }) })
    await screen.findByRole('dialog', { name: 'Votre session va se terminer' })
    expiresAt = inMs(HALF_HOUR)
    fireEvent.click(screen.getByRole('button', { name: 'Prolonger la session' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(typed()).toBe('un long texte')
  })

  it('can be ended from there', async () => {
    const { left } = await show({
      'GET /session': { body: sessionOf({ expiresAt: inMs(100_000) }) },
      'DELETE /session': { status: 204 },
    })
    fireEvent.click(await screen.findByRole('button', { name: 'Déconnexion' }))
    await waitFor(() => expect(left).toHaveBeenCalledWith('/connexion?motif=deconnexion'))
  })
})

describe('a session that has ended with a page open', () => {
  const lost = problemAnswer('session.required', 401)

  it('asks for the password, leaves the page as it was and finishes the call that was under way', async () => {
    let signedIn = true
    const { calls } = await show({
      'GET /session': () => (signedIn ? { body: sessionOf() } : lost),
      'POST /session/refresh': lost,
      'POST /session': () => {
        signedIn = true
        return { status: 201, body: sessionOf() }
      },
    })
    signedIn = false
    fireEvent.click(screen.getByRole('button', { name: 'Appeler' }))
    await screen.findByRole('dialog', { name: 'Votre session a expiré' })
    await resume()
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    await screen.findByText('Camille')
    expect(typed()).toBe('un long texte')
    expect(calls.find(({ path, method }) => path === '/session' && method === 'POST')?.body).toMatchObject({
      identifier: 'active@demo.example',
    })
  })

  it('signs in by what was typed in this tab before: not every address is a name to sign in with', async () => {
    keepIdentifier('cs1.asp1ent')
    let signedIn = true
    const { calls } = await show({
      'GET /session': () => (signedIn ? { body: sessionOf() } : lost),
      'POST /session/refresh': lost,
      'POST /session': () => {
        signedIn = true
        return { status: 201, body: sessionOf() }
      },
    })
    signedIn = false
    fireEvent.click(screen.getByRole('button', { name: 'Appeler' }))
    expect((await screen.findByLabelText<HTMLInputElement>('Email')).value).toBe('cs1.asp1ent')
    await resume()
    await screen.findByText('Camille')
    expect(calls.find(({ path, method }) => path === '/session' && method === 'POST')?.body).toMatchObject({
      identifier: 'cs1.asp1ent',
    })
    keepIdentifier('')
  })

  it('tells a wrong password and keeps asking', async () => {
    let signedIn = true
    await show({
      'GET /session': () => (signedIn ? { body: sessionOf() } : lost),
      'POST /session/refresh': lost,
      'POST /session': problemAnswer('session.invalid-credentials', 401),
    })
    signedIn = false
    fireEvent.click(screen.getByRole('button', { name: 'Appeler' }))
    await resume()
    expect((await screen.findByRole('alert')).textContent).toContain('Identifiants incorrects')
    expect(typed()).toBe('un long texte')
  })

  it('asks staff for the code too', async () => {
    let signedIn = true
    await show({
      'GET /session': () => (signedIn ? { body: sessionOf({ staffRole: 'admin' }) } : lost),
      'POST /session/refresh': lost,
      'POST /session': { status: 202, body: { factor: 'totp', ways: ['totp'], mayTrust: false } },
      'POST /session/factor': () => {
        signedIn = true
        return { status: 201, body: sessionOf({ staffRole: 'admin' }) }
      },
    })
    signedIn = false
    fireEvent.click(screen.getByRole('button', { name: 'Appeler' }))
    await resume()
    fireEvent.change(await screen.findByLabelText('Code de vérification'), { target: { value: '123456' } })
    fireEvent.click(screen.getByRole('button', { name: 'Valider' }))
    await screen.findByText('Camille')
  })

  it('goes on once one signed in in another tab, by whatever way', async () => {
    let signedIn = true
    await show({
      'GET /session': () => (signedIn ? { body: sessionOf() } : lost),
      'POST /session/refresh': lost,
    })
    signedIn = false
    fireEvent.click(screen.getByRole('button', { name: 'Appeler' }))
    const link = await screen.findByRole('link', { name: 'Se connecter dans un nouvel onglet' })
    expect([link.getAttribute('href'), link.getAttribute('target')]).toEqual(['/connexion', '_blank'])
    signedIn = true
    const tab = new BroadcastChannel('guichet-session')
    tab.postMessage({ kind: 'signed-in' })
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    await screen.findByText('Camille')
    expect(typed()).toBe('un long texte')
    tab.close()
  })

  it('leaves the page when somebody else signs in', async () => {
    let signedIn = true
    const { left } = await show({
      'GET /session': () => (signedIn ? { body: sessionOf() } : lost),
      'POST /session/refresh': lost,
      'POST /session': { status: 201, body: sessionOf({ personId: '0197a000-0000-7000-8000-000000000002' }) },
    })
    signedIn = false
    fireEvent.click(screen.getByRole('button', { name: 'Appeler' }))
    await resume()
    await waitFor(() => expect(left).toHaveBeenCalledWith('/'))
  })
})

describe('another tab', () => {
  // The channel of the page itself does not hear its own messages: this one plays the other tab.
  const otherTab = () => new BroadcastChannel('guichet-session')

  it('that signs out ends this one', async () => {
    const { left } = await show({ 'GET /session': { body: sessionOf() } })
    const tab = otherTab()
    tab.postMessage({ kind: 'signed-out' })
    await waitFor(() => expect(left).toHaveBeenCalledWith('/connexion?motif=deconnexion'))
    tab.close()
  })

  it('where somebody else signed in makes this one start afresh', async () => {
    let personId = sessionOf().personId
    const { left } = await show({ 'GET /session': () => ({ body: sessionOf({ personId }) }) })
    personId = '0197a000-0000-7000-8000-000000000002'
    const tab = otherTab()
    tab.postMessage({ kind: 'signed-in' })
    await waitFor(() => expect(left).toHaveBeenCalledWith('/'))
    tab.close()
  })

  it('where somebody else signed in takes what was typed here along, without asking', async () => {
    const stop = keepUnsaved()
    let personId = sessionOf().personId
    const { left } = await show({ 'GET /session': () => ({ body: sessionOf({ personId }) }) })
    expect(hasUnsaved()).toBe(true)
    personId = '0197a000-0000-7000-8000-000000000002'
    const tab = otherTab()
    tab.postMessage({ kind: 'signed-in' })
    await waitFor(() => expect(left).toHaveBeenCalledWith('/'))
    expect(hasUnsaved()).toBe(false)
    stop()
    tab.close()
  })

  it('where somebody else signed in is noticed also when the session is read again', async () => {
    let personId = sessionOf().personId
    const { left, queries } = await show({ 'GET /session': () => ({ body: sessionOf({ personId }) }) })
    personId = '0197a000-0000-7000-8000-000000000002'
    await queries.invalidateQueries({ queryKey: sessionQuery.queryKey })
    await waitFor(() => expect(left).toHaveBeenCalledWith('/'))
    expect(queries.getQueryData(sessionQuery.queryKey)?.personId).toBe(sessionOf().personId)
  })

  it('that says something unknown changes nothing', async () => {
    const { left } = await show({ 'GET /session': { body: sessionOf() } })
    const tab = otherTab()
    tab.postMessage('signed-out')
    tab.postMessage({ kind: 'other' })
    tab.postMessage({ kind: 'signed-in' })
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(left).not.toHaveBeenCalled()
    expect(() => tellOtherTabs({ kind: 'used', atMs: 1 })).not.toThrow()
    tab.close()
  })
})
