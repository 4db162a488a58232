import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import * as clock from '../../shared/browser/clock.ts'
import * as leave from '../../shared/browser/leave.ts'
import { keepCode, keptCode } from '../../shared/session/device-code.ts'
import { noteLocked, noteSeen } from '../../shared/session/device-sight.ts'
import { fakeApi } from '../../shared/testing/fake-api.ts'
import { renderPage } from '../../shared/testing/render-page.tsx'
import { DeviceLock } from './device-lock.tsx'

const CODE = '1594'
let count = 0
let personId = ''
let now = 1_764_500_000_000

const page = () =>
  renderPage(
    <DeviceLock personId={personId}>
      <input aria-label="Saisie" />
    </DeviceLock>,
  )
const look = () => act(() => void document.dispatchEvent(new Event('visibilitychange')))
const otherTab = () => act(() => void window.dispatchEvent(new StorageEvent('storage')))
const give = async (code: string) => {
  fireEvent.change(await screen.findByLabelText('Code'), { target: { value: code } })
  fireEvent.click(screen.getByRole('button', { name: 'Ouvrir' }))
}
const field = () => screen.queryByLabelText<HTMLInputElement>('Saisie')

beforeEach(async () => {
  localStorage.clear()
  sessionStorage.clear()
  personId = `person-${++count}`
  vi.spyOn(clock, 'nowMs').mockImplementation(() => now)
  fakeApi({ 'GET /organisation': { status: 404 }, 'DELETE /session': { status: 204 } })
  await keepCode(personId, CODE, 1)
})
afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
})

describe('the lock of this device', () => {
  it('takes everything out of the document after a minute away, and gives it back as it was', async () => {
    noteSeen()
    await page()
    fireEvent.change(screen.getByLabelText('Saisie'), { target: { value: 'un long texte' } })
    now += 59_000
    look()
    expect(field()).not.toBeNull()
    now += 60_000
    look()
    expect(field()).toBeNull()
    expect(document.body.childElementCount).toBe(1)
    expect(document.title).toBe('Portail verrouillé')
    // A dialog that opens meanwhile.
    const late = document.body.appendChild(document.createElement('aside'))
    await waitFor(() => expect(document.body.contains(late)).toBe(false))
    expect(document.activeElement).toBe(screen.getByLabelText('Code'))
    await give('2604')
    expect((await screen.findByRole('alert')).textContent).toContain('Il reste 4 essais')
    await give(CODE)
    await waitFor(() => expect(field()?.value).toBe('un long texte'))
    expect(screen.queryByText('Portail verrouillé')).toBeNull()
    expect(keptCode(personId)?.failures).toBe(0)
    late.remove()
  })

  it('stands before a portal that is opened anew, whatever it holds, also after loading again', async () => {
    await page()
    expect(field()).toBeNull()
    cleanup()
    await page()
    await give(CODE)
    await waitFor(() => expect(field()).not.toBeNull())
  })

  it('does not ask whoever just signed in, nor somebody else', async () => {
    noteSeen()
    await page()
    expect(field()).not.toBeNull()
    noteLocked()
    personId = 'somebody-else'
    await page()
    expect(field()).not.toBeNull()
  })

  it('shuts and opens with the other tabs; what signs out there opens nothing here', async () => {
    const left = vi.spyOn(leave, 'leaveFor').mockImplementation(() => undefined)
    noteSeen()
    await page()
    noteLocked()
    otherTab()
    expect(field()).toBeNull()
    noteSeen()
    otherTab()
    expect(field()).not.toBeNull()
    noteLocked()
    otherTab()
    localStorage.removeItem('guichet-code')
    otherTab()
    expect(field()).toBeNull()
    const tab = new BroadcastChannel('guichet-session')
    tab.postMessage({ kind: 'signed-out' })
    await waitFor(() => expect(left).toHaveBeenCalledWith('/connexion?motif=deconnexion'))
    tab.close()
  })

  it('ends the session with the fifth wrong code, loading again or not, and the code with it', async () => {
    const left = vi.spyOn(leave, 'leaveFor').mockImplementation(() => undefined)
    const kept = keptCode(personId)
    localStorage.setItem('guichet-code', JSON.stringify({ ...kept, failures: 4 }))
    await page()
    await give('2604')
    await waitFor(() => expect(left).toHaveBeenCalledWith('/connexion?motif=deconnexion'))
    expect(keptCode(personId)).toBeUndefined()
    expect(field()).toBeNull()
  })

  it('lets whoever forgot the code sign out', async () => {
    const left = vi.spyOn(leave, 'leaveFor').mockImplementation(() => undefined)
    await page()
    fireEvent.click(await screen.findByRole('button', { name: /Code oublié/u }))
    await waitFor(() => expect(left).toHaveBeenCalledOnce())
    expect(keptCode(personId)).toBeUndefined()
  })
})
