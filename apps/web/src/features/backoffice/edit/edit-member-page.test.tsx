import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { fakeApi, problemAnswer } from '../../../shared/testing/fake-api.ts'
import { renderPage } from '../../../shared/testing/render-page.tsx'
import { Component as EditPage } from './edit-member-page.tsx'
import { correctionOf, editValues, type Member, mergeEdit, resolveEdit } from './member-edit.ts'

const ID = '0197a3a0-0000-7000-8000-000000000c01'
const nowhere = { street: null, complement: null, postcode: null, city: null }
const someMember = (over: Partial<Member> = {}): Member => ({
  ...{ personId: ID, memberNumber: 12, lastName: 'Barbier', firstName: 'Lucienne', email: '' },
  ...{ personalEmail: null, phone: '+33493000000', activity: 'Vannerie', nirMasked: null, siret: null },
  ...{
    ape: null,
    company: null,
    website: null,
    facebookUrl: null,
    partner: null,
    referralCode: null,
    version: 4,
  },
  personalAddress: { ...nowhere, street: '3, chemin des Mûriers', postcode: '83440', city: 'Fayence' },
  businessAddress: nowhere,
  ...over,
})
const PATH = `/admin/members/${ID}`
const fileOf = (member: Member) => ({
  body: {
    ...{ member, membershipState: 'active', memberships: [], payments: [], certificates: [], sameSiret: [] },
    ...{ signsIn: false, mail: { undeliverable: null, news: null } },
  },
})
const write = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } })
const show = () =>
  renderPage(<EditPage />, {
    path: `/admin/adherents/${ID}/modifier`,
    route: '/admin/adherents/:id/modifier',
  })

afterEach(cleanup)

describe('the correction of a file', () => {
  it('sends what changed and no more, an address whole, and joins what others saved', () => {
    const base = someMember()
    const mine = { ...editValues(base), phone: '06 39 98 41 07', reason: 'Appel' }
    expect(correctionOf(base, mine)).toEqual({ reason: 'Appel', phone: '06 39 98 41 07' })
    const moved = { ...mine, personalAddress: { ...mine.personalAddress, complement: 'Bât. B' } }
    expect(correctionOf(base, moved)).toMatchObject({
      personalAddress: { street: '3, chemin des Mûriers', complement: 'Bât. B', city: 'Fayence' },
    })
    const theirs = someMember({ activity: null, phone: '+33600000000', version: 5 })
    const merge = mergeEdit(base, mine, theirs)
    expect(merge.conflicts.map(({ path }) => path)).toEqual(['phone'])
    expect(merge.values).toMatchObject({ activity: '', phone: '06 39 98 41 07', reason: 'Appel' })
    expect(resolveEdit(merge, { phone: 'theirs' }).phone.replace(/\s/gu, ' ')).toBe('06 00 00 00 00')
  })

  it('asks why, says what is wrong beside its field, and saves over the version that was read', async () => {
    const seen = fakeApi({
      [`GET ${PATH}`]: fileOf(someMember()),
      'GET /admin/partners': { body: { items: [] } },
      [`PATCH ${PATH}`]: problemAnswer('request.invalid', 400, {
        errors: [{ pointer: '/phone', code: 'phone.invalid', message: 'x' }],
      }),
    })
    await show()
    await screen.findByRole('heading', { level: 1, name: /Lucienne Barbier/u })
    write('Téléphone', '12')
    fireEvent.click(screen.getByRole('button', { name: 'Enregistrer' }))
    expect((await screen.findByRole('alert')).textContent).toContain('Motif')
    expect(seen.filter(({ method }) => method === 'PATCH')).toHaveLength(0)
    write('Motif', 'Appel au guichet')
    fireEvent.click(screen.getByRole('button', { name: 'Enregistrer' }))
    await waitFor(() => expect(seen.filter(({ method }) => method === 'PATCH')).toHaveLength(1))
    const call = seen.find(({ method }) => method === 'PATCH')
    expect(call?.body).toEqual({ reason: 'Appel au guichet', phone: '12' })
    expect(call?.headers.get('if-match')).toBe('"4"')
    await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('Téléphone'))
  })
})
