import { cleanup, fireEvent, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fakeApi } from '../../shared/testing/fake-api.ts'
import { renderPage } from '../../shared/testing/render-page.tsx'
import { ForgotPasswordPage } from './forgot-password-page.tsx'

async function show(answers: Parameters<typeof fakeApi>[0]) {
  const calls = fakeApi(answers)
  await renderPage(<ForgotPasswordPage />)
  return calls
}
const email = () => screen.getByLabelText<HTMLInputElement>('Email')
const send = () => fireEvent.click(screen.getByRole('button', { name: 'Recevoir un lien' }))

beforeEach(() => sessionStorage.clear())
afterEach(cleanup)

describe('the forgotten password page', () => {
  it('says the same whatever the address', async () => {
    const calls = await show({ 'POST /password-resets': { status: 202, body: { accepted: true } } })
    fireEvent.change(email(), { target: { value: 'personne@example.org' } })
    send()
    expect((await screen.findByRole('status')).textContent).toContain(
      'Si un compte existe pour personne@example.org',
    )
    expect(calls[0]?.body).toEqual({ email: 'personne@example.org' })
  })

  it('wants an address', async () => {
    const calls = await show({})
    fireEvent.change(email(), { target: { value: 'asp1ent' } })
    send()
    expect(email().getAttribute('aria-invalid')).toBe('true')
    expect(calls).toEqual([])
  })

  it('starts with the address typed on the sign-in page', async () => {
    sessionStorage.setItem('guichet-identifier', 'active@demo.example')
    await show({})
    expect(email().value).toBe('active@demo.example')
  })

  it('keeps the address when nothing answers', async () => {
    await show({ 'POST /password-resets': new TypeError('Failed to fetch') })
    fireEvent.change(email(), { target: { value: 'a@example.org' } })
    send()
    await screen.findByRole('alert')
    expect(email().value).toBe('a@example.org')
  })
})
