import { cleanup, fireEvent, screen } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { renderPage } from '../../shared/testing/render-page.tsx'
import { SignInHelpPage } from './sign-in-help-page.tsx'

afterEach(cleanup)

describe('trouble with signing in', () => {
  it('opens one kind at a time, with what to do and the page that helps', async () => {
    window.history.replaceState(null, '', '/aide-connexion')
    await renderPage(<SignInHelpPage />)
    const locked = screen.getByRole('button', { name: 'La connexion est bloquée' })
    expect(locked.getAttribute('aria-expanded')).toBe('false')
    fireEvent.click(locked)
    expect(screen.getByText(/pendant 30 minutes/u)).toBeTruthy()
    expect(screen.getByRole('link', { name: 'Choisir un nouveau mot de passe' }).getAttribute('href')).toBe(
      '/mot-de-passe-oublie',
    )
    fireEvent.click(screen.getByRole('button', { name: 'Mon compte est fermé ou ma demande attend' }))
    expect(locked.getAttribute('aria-expanded')).toBe('false')
  })

  it('opens the kind that its address names', async () => {
    window.history.replaceState(null, '', '/aide-connexion#telephone')
    await renderPage(<SignInHelpPage />)
    expect(screen.getByText(/Un des dix codes de secours/u)).toBeTruthy()
    window.history.replaceState(null, '', '/')
  })
})
