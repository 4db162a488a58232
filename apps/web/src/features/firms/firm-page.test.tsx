import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { SessionContext } from '../../shared/api/session.ts'
import { fakeApi, problemAnswer } from '../../shared/testing/fake-api.ts'
import { renderPage } from '../../shared/testing/render-page.tsx'
import { someSession } from '../../shared/testing/session.ts'
import { Component } from './firm-page.tsx'

const id = (n: number) => `0197a3a0-0000-7000-8000-0000000000f${n}`
const place = {
  ...{ role: 'collaborator', state: 'active', isMe: false, createdAt: '2026-10-01T08:00:00.000Z' },
  ...{ joinedAt: '2026-10-02T08:00:00.000Z', answerBy: null, version: 1 },
}
const me = {
  ...place,
  id: id(1),
  name: 'Paul Reboul',
  email: 'paul@essai.example',
  isMe: true,
  role: 'manager',
}
const colleague = { ...place, id: id(2), name: 'Léa Morel', email: 'lea@essai.example' }
const invited = {
  ...{ ...place, id: id(3), name: null, email: 'stage@essai.example', state: 'invited', joinedAt: null },
  answerBy: '2026-12-02T08:00:00.000Z',
}
const firm = {
  ...{ id: id(9), name: 'Cabinet Reboul', version: 3, createdAt: '2026-10-01T08:00:00.000Z' },
  ...{ role: 'manager', members: [me, colleague, invited] },
}
const show = () =>
  renderPage(
    <SessionContext value={someSession({})}>
      <Component />
    </SessionContext>,
    { path: '/dossiers/cabinet' },
  )
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }))
const confirm = (name: string) =>
  fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name }))

afterEach(cleanup)

describe('my firm', () => {
  it('is made where there is none; a name is needed', async () => {
    let mine: object | null = null
    const seen = fakeApi({
      'GET /firm': () => ({ body: { firm: mine, invitations: [] } }),
      'POST /firm': () => {
        mine = { ...firm, members: [me] }
        return { status: 201, body: mine }
      },
    })
    await show()
    await screen.findByText('Vous ne faites partie d’aucun cabinet')
    press('Créer un cabinet')
    confirm('Créer le cabinet')
    const dialog = within(screen.getByRole('dialog'))
    expect((await dialog.findAllByRole('alert')).length).toBeGreaterThan(0)
    fireEvent.change(dialog.getByLabelText('Nom du cabinet'), { target: { value: 'Cabinet Reboul' } })
    confirm('Créer le cabinet')
    await screen.findByText(/Le cabinet «.Cabinet Reboul.» est créé/u)
    expect(seen.find(({ method }) => method === 'POST')?.body).toEqual({ name: 'Cabinet Reboul' })
    await screen.findByText(/Vous y êtes la dernière personne/u)
  })

  it('is changed by its manager, who is told why something did not work', async () => {
    const answers = [problemAnswer('firm.settled', 409), { status: 204 }]
    const seen = fakeApi({
      'GET /firm': { body: { firm, invitations: [] } },
      [`PUT /firm/members/${id(2)}`]: { body: { ...colleague, role: 'manager', version: 2 } },
      [`DELETE /firm/members/${id(2)}`]: () => answers.shift() ?? { status: 204 },
    })
    await show()
    await screen.findByText('à accepter avant le 02/12/2026')
    expect(screen.queryByRole('button', { name: 'Quitter le cabinet' })).toBeNull()
    await screen.findByText(/nommez d’abord une autre personne responsable/u)
    press(/Nommer responsable.*Léa Morel/u)
    confirm('Nommer responsable')
    await screen.findByText('Léa Morel est maintenant responsable.')
    expect(seen.find(({ method }) => method === 'PUT')?.body).toEqual({ role: 'manager' })
    press(/^Retirer.*Léa Morel/u)
    confirm('Retirer')
    await within(screen.getByRole('dialog')).findByText('L’opération n’a pas abouti')
    confirm('Retirer')
    await screen.findByText('Léa Morel ne fait plus partie du cabinet.')
  })

  it('is left by a collaborator, who changes nothing else, and invitations are answered', async () => {
    const invitation = {
      ...{ id: id(5), firmName: 'Cabinet Vial', inviterName: 'Ada Vial', role: 'collaborator' },
      answerBy: '2026-12-02T08:00:00.000Z',
    }
    let invitations = [invitation]
    const members = [
      { ...me, role: 'collaborator' },
      { ...colleague, role: 'manager' },
    ]
    const seen = fakeApi({
      'GET /firm': () => ({ body: { firm: { ...firm, role: 'collaborator', members }, invitations } }),
      [`POST /firm/members/${id(5)}/acceptance`]: problemAnswer('firm.member', 409),
      [`DELETE /firm/members/${id(5)}`]: () => {
        invitations = []
        return { status: 204 }
      },
      [`DELETE /firm/members/${id(1)}`]: { status: 204 },
    })
    await show()
    await screen.findByText(/Ada Vial vous invite à rejoindre/u)
    press(/Rejoindre le cabinet.*Cabinet Vial/u)
    await screen.findByText('L’opération n’a pas abouti')
    press(/Décliner l’invitation/u)
    await screen.findByText('Invitation déclinée.')
    await waitFor(() => expect(screen.queryByText(/vous invite à rejoindre/u)).toBeNull())
    expect(screen.queryByRole('button', { name: 'Inviter une personne' })).toBeNull()
    press('Quitter le cabinet')
    confirm('Quitter le cabinet')
    await screen.findByText('Vous avez quitté le cabinet.')
    expect(seen.filter(({ method }) => method === 'DELETE')).toHaveLength(2)
  })
})
