import { cleanup, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { SessionContext } from '../api/session.ts'
import { fakeApi } from '../testing/fake-api.ts'
import { renderPage } from '../testing/render-page.tsx'
import { someSession } from '../testing/session.ts'
import { RestoreAccessDialog } from './restore-access-dialog.tsx'

afterEach(cleanup)

it('asks how the identity was verified, why, and for the password; then shows the temporary one this once', async () => {
  const sent = fakeApi({
    'POST /admin/persons/p1/access-restorations': {
      status: 201,
      body: {
        ...{ temporaryPassword: 'Mimosa-Rocher-4827', expiresAt: '2026-11-25T09:00:00.000Z' },
        ...{ removed: ['totp'], held: ['franceconnect', 'api-keys'] },
      },
    },
  })
  const onClose = vi.fn()
  await renderPage(
    <SessionContext value={someSession({ staffRole: 'manager', isMember: false })}>
      <RestoreAccessDialog personId="p1" name="Inès Bouzidi" onClose={onClose} />
    </SessionContext>,
    { path: '/' },
  )
  const dialog = await screen.findByRole('dialog', { name: 'Rendre l’accès à Inès Bouzidi' })
  fireEvent.click(within(dialog).getByRole('button', { name: 'Créer un mot de passe provisoire' }))
  expect(await within(dialog).findByRole('alert')).toBeTruthy()
  const fill = (label: string, value: string) =>
    fireEvent.change(within(dialog).getByLabelText(label), { target: { value } })
  fill('Comment avez-vous vérifié son identité ?', 'call-back')
  fill('Motif', 'Téléphone perdu')
  fill('Votre mot de passe', 'Azur-Lavande-2026!')
  fireEvent.click(within(dialog).getByLabelText('Retirer aussi sa double authentification'))
  fireEvent.click(within(dialog).getByRole('button', { name: 'Créer un mot de passe provisoire' }))
  expect(await screen.findByText('Mimosa-Rocher-4827')).toBeTruthy()
  expect(screen.getByText('Sa double authentification est retirée.')).toBeTruthy()
  expect(screen.getByText(/lien avec FranceConnect est en attente/u)).toBeTruthy()
  expect(screen.getByText(/clés d’API sont en attente/u)).toBeTruthy()
  expect(sent.map(({ body }) => body)).toEqual([
    {
      ...{ check: 'call-back', reason: 'Téléphone perdu', removeFactors: true },
      currentPassword: 'Azur-Lavande-2026!',
    },
  ])
  fireEvent.click(screen.getAllByRole('button', { name: 'Fermer' }).at(-1) as HTMLElement)
  expect(onClose).toHaveBeenCalled()
})
