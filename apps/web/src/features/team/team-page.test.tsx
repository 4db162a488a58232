import { cleanup, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { SessionContext } from '../../shared/api/session.ts'
import { fakeApi, problemAnswer } from '../../shared/testing/fake-api.ts'
import { renderPage } from '../../shared/testing/render-page.tsx'
import { someSession } from '../../shared/testing/session.ts'
import type { Colleague } from './team.ts'
import { Component as TeamPage } from './team-page.tsx'

const colleague = (over: Partial<Colleague>): Colleague => ({
  ...{ id: 'a', firstName: 'Nadia', lastName: 'Perrin', email: 'nadia@test.example', role: 'manager' },
  ...{ suspended: false, hasFactor: true, self: false, lastSignInAt: '2026-11-22T08:12:00.000Z' },
  ...over,
})
const team = {
  items: [colleague({}), colleague({ id: 'b', firstName: 'Ada', role: 'admin', self: true })],
  invitations: [
    {
      ...{ email: 'lea@test.example', firstName: 'Léa', lastName: 'Martin', role: 'support' },
      ...{ expiresAt: '2026-11-23T09:00:00.000Z', invitedBy: 'Ada Perrin' },
    },
  ],
}
const show = () =>
  renderPage(
    <SessionContext value={someSession({ staffRole: 'admin', isMember: false })}>
      <TeamPage />
    </SessionContext>,
    { path: '/admin/equipe' },
  )

afterEach(cleanup)

describe('the team', () => {
  it('offers nothing on oneself, and shows what each role may do', async () => {
    fakeApi({ 'GET /admin/team': { body: team } })
    await show()
    const own = (await screen.findByText(/\(vous\)/u)).closest('tr') as HTMLElement
    expect(within(own).queryAllByRole('button')).toEqual([])
    const right = screen.getByText('Gérer l’équipe').closest('tr') as HTMLElement
    expect(
      within(right)
        .getAllByText(/oui|non/u)
        .map(({ textContent }) => textContent),
    ).toEqual([...['non', 'non', 'non', 'oui']])
  })

  it('gives a role with the password, and says when it is refused', async () => {
    const calls = fakeApi({
      'GET /admin/team': { body: team },
      'PUT /admin/team/a/role': problemAnswer('staff.unchanged', 409),
    })
    await show()
    fireEvent.click(await screen.findByRole('button', { name: 'Changer le rôle' }))
    const dialog = await screen.findByRole('dialog')
    fireEvent.change(within(dialog).getByLabelText('Rôle'), { target: { value: 'finance' } })
    fireEvent.click(within(dialog).getByRole('button', { name: 'Enregistrer le rôle' }))
    expect((await within(dialog).findByRole('alert')).textContent).toContain('Votre mot de passe')
    fireEvent.change(within(dialog).getByLabelText('Votre mot de passe'), { target: { value: 'secret' } })
    fireEvent.click(within(dialog).getByRole('button', { name: 'Enregistrer le rôle' }))
    expect((await within(dialog).findByRole('alert')).textContent).toContain('staff.unchanged')
    expect(calls.find(({ method }) => method === 'PUT')?.body).toEqual({
      ...{ role: 'finance', currentPassword: 'secret' },
    })
  })
})
