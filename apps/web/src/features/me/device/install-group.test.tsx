import { act, cleanup, fireEvent, screen } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { keepInstallOffer } from '../../../shared/browser/install-prompt.ts'
import { renderPage } from '../../../shared/testing/render-page.tsx'
import { InstallGroup } from './install-group.tsx'

const offer = (outcome: 'accepted' | 'dismissed') => {
  const event = new Event('beforeinstallprompt', { cancelable: true })
  const prompt = vi.fn(async () => ({ outcome }))
  act(() => {
    window.dispatchEvent(Object.assign(event, { prompt }))
  })
  return { event, prompt }
}
const ACTION = { name: 'Installer l’application' }

keepInstallOffer()
afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
})

describe('to install the application', () => {
  it('the browser is asked once, where it offers to', async () => {
    await renderPage(<InstallGroup />)
    expect(screen.queryByRole('button')).toBeNull()
    expect(screen.getByText(/Ouvrez le menu de votre navigateur/u)).toBeTruthy()
    const { event, prompt } = offer('dismissed')
    expect(event.defaultPrevented).toBe(true)
    fireEvent.click(screen.getByRole('button', ACTION))
    await screen.findByText(/Ouvrez le menu de votre navigateur/u)
    expect(prompt).toHaveBeenCalledOnce()
    offer('accepted')
    fireEvent.click(screen.getByRole('button', ACTION))
    await screen.findByText('L’application est installée')
    expect(screen.queryByRole('button')).toBeNull()
  })

  it('an iPhone is told where Safari has it', async () => {
    vi.spyOn(navigator, 'userAgent', 'get').mockReturnValue('Mozilla/5.0 (iPhone; CPU iPhone OS 26_0)')
    await renderPage(<InstallGroup />)
    expect(screen.getByText(/Dans Safari, touchez/u)).toBeTruthy()
  })
})
