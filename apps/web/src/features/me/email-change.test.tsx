import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { fakeApi, problemAnswer } from '../../shared/testing/fake-api.ts'
import { renderPage } from '../../shared/testing/render-page.tsx'
import { EmailChangePart } from './email-change-part.tsx'

const OLD = 'philippe@demo.example'
const waiting = {
  ...{ email: 'neuf@demo.example', state: 'awaiting-new', requestedAt: '2026-11-22T09:00:00.000Z' },
  ...{ expiresAt: '2026-11-23T09:00:00.000Z', oldConfirmed: false, effectiveAt: null },
}
const PLACE = '/me/email-change'
const show = (answers: Parameters<typeof fakeApi>[0]) => {
  const seen = fakeApi(answers)
  return renderPage(<EmailChangePart email={OLD} />, { path: '/informations' }).then(() => seen)
}
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }))
const type = (label: string, value: string) =>
  fireEvent.change(within(screen.getByRole('dialog')).getByLabelText(label), { target: { value } })

afterEach(cleanup)

describe('the sign-in address', () => {
  it('is changed with the password, once what follows was said', async () => {
    const seen = await show({
      [`GET ${PLACE}`]: { body: { change: null } },
      [`POST ${PLACE}`]: { body: { change: waiting } },
    })
    press('Changer d’adresse')
    const dialog = await screen.findByRole('dialog')
    expect(dialog.textContent).toContain('sept jours après')
    type('Nouvelle adresse', 'neuf@demo.example')
    type('Mot de passe courant', 'Azur-Lavande-2026!')
    press('Demander le changement')
    await screen.findByText('Changement en cours vers neuf@demo.example')
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(screen.getByText(/consultez vos deux messageries/u)).toBeTruthy()
    expect(screen.getByText(/Nous avons écrit à philippe@demo\.example aussi/u)).toBeTruthy()
    expect(seen.at(-1)?.body).toEqual({ email: 'neuf@demo.example', currentPassword: 'Azur-Lavande-2026!' })
  })

  it('keeps what was typed when the password is not the right one', async () => {
    await show({
      [`GET ${PLACE}`]: { body: { change: null } },
      [`POST ${PLACE}`]: problemAnswer('password.wrong-current', 422, {
        errors: [{ pointer: '/currentPassword', code: 'password.wrong-current', message: '' }],
      }),
    })
    press('Changer d’adresse')
    await screen.findByRole('dialog')
    type('Nouvelle adresse', 'neuf@demo.example')
    type('Mot de passe courant', 'faux')
    press('Demander le changement')
    await screen.findByRole('alert')
    const field = within(screen.getByRole('dialog')).getByLabelText<HTMLInputElement>('Nouvelle adresse')
    expect(field.value).toBe('neuf@demo.example')
  })

  it('shows the change under way, sends it again and withdraws it', async () => {
    const seen = await show({
      [`GET ${PLACE}`]: {
        body: {
          change: { ...waiting, state: 'awaiting-old', effectiveAt: '2026-11-29T09:00:00.000Z' },
        },
      },
      [`POST ${PLACE}/sending`]: { body: { change: waiting } },
      [`DELETE ${PLACE}`]: { status: 204 },
    })
    await screen.findByText(/sans réponse de sa part, le 29 novembre 2026/u)
    press('Renvoyer les messages')
    await screen.findByText('Les messages sont renvoyés.')
    press('Retirer la demande')
    await waitFor(() => expect(screen.queryByText(/Changement en cours/u)).toBeNull())
    expect(seen.map(({ method, path }) => `${method} ${path}`)).toEqual([
      `GET ${PLACE}`,
      `POST ${PLACE}/sending`,
      `DELETE ${PLACE}`,
    ])
  })
})
