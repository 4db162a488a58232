import { cleanup, fireEvent, screen } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { fakeApi, problemAnswer } from '../../shared/testing/fake-api.ts'
import { renderPage } from '../../shared/testing/render-page.tsx'
import { SignInDenialPage } from './sign-in-denial-page.tsx'

const TOKEN = 'abcdefghijklmnopqrstuv'
const PLACE = `POST /sign-in-denials/${TOKEN}`
const show = async (answers: Parameters<typeof fakeApi>[0]) => {
  const seen = fakeApi(answers)
  await renderPage(<SignInDenialPage value={TOKEN} />)
  return seen
}
const deny = () => fireEvent.click(screen.getByRole('button', { name: 'Ce n’est pas moi' }))

afterEach(cleanup)

describe('“Ce n’est pas moi”', () => {
  it('says what follows and does nothing before the button is pressed, then closes everything', async () => {
    const seen = await show({ [PLACE]: { status: 204 } })
    expect(screen.getAllByRole('listitem')).toHaveLength(4)
    expect(seen).toHaveLength(0)
    deny()
    expect((await screen.findByRole('status')).textContent).toContain('Votre espace est protégé')
    expect(seen).toHaveLength(1)
    expect(screen.queryByRole('button', { name: 'Ce n’est pas moi' })).toBeNull()
  })

  it('says when the link is void, and leads to a new password', async () => {
    await show({ [PLACE]: problemAnswer('link.invalid', 404) })
    deny()
    await screen.findByRole('heading', { name: 'Ce lien n’est plus valable' })
    const way = screen.getByRole('link', { name: 'Choisir un nouveau mot de passe' })
    expect(way.getAttribute('href')).toBe('/mot-de-passe-oublie')
  })

  it('can be tried again after a failure', async () => {
    await show({ [PLACE]: problemAnswer('internal.error', 500) })
    deny()
    expect((await screen.findByRole('alert')).textContent).toContain('Cela n’a pas abouti')
    expect(screen.getByRole('button', { name: 'Ce n’est pas moi' })).toBeTruthy()
  })
})
