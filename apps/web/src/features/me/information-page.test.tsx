import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { SessionContext } from '../../shared/api/session.ts'
import { fakeApi, problemAnswer, type SeenCall } from '../../shared/testing/fake-api.ts'
import { renderPage } from '../../shared/testing/render-page.tsx'
import { someSession } from '../../shared/testing/session.ts'
import { Component as InformationPage } from './information-page.tsx'
import type { Me } from './information-values.ts'

const PARTNER = '0197a3a0-0000-7000-8000-000000000060'
const file: Me = {
  personId: '0197a3a0-0000-7000-8000-000000000050',
  memberNumber: 46,
  lastName: 'DUNTEST',
  firstName: 'Philippe',
  email: 'philippe@demo.example',
  personalEmail: null,
  phone: '+33149098737',
  activity: 'Conseil',
  nirMasked: '• •• •• •• ••• 084 91',
  siret: '07955542100019',
  ape: '7022Z',
  company: null,
  website: null,
  facebookUrl: null,
  partner: null,
  referralCode: 'ABDEIMNPX3',
  personalAddress: { street: '3 rue Haute', complement: null, postcode: '92000', city: 'Nanterre' },
  businessAddress: { street: null, complement: null, postcode: null, city: null },
  version: 1,
}
const around = {
  'GET /partners': { body: { items: [{ id: PARTNER, name: 'Chambre de métiers' }] } },
  'GET /organisation': { body: { email: 'accueil@demo.example' } },
}
const tagged = (me: Me) => ({ body: me, headers: { etag: `"${me.version}"` } })

const show = () =>
  renderPage(
    <SessionContext value={someSession()}>
      <InformationPage />
    </SessionContext>,
    { path: '/informations' },
  )
const input = (label: string) => screen.getByLabelText<HTMLInputElement>(label)
const type = (label: string, value: string) => fireEvent.change(input(label), { target: { value } })
const save = () => fireEvent.click(screen.getByRole('button', { name: 'Enregistrer' }))
const patches = (seen: readonly SeenCall[]) => seen.filter(({ method }) => method === 'PATCH')
const plain = (text: string) => text.replaceAll(/[\u00A0\u202F]/gu, ' ')

afterEach(cleanup)

describe('the file as it is', () => {
  it('shows every field under its name, grouped and masked, and what cannot be changed as such', async () => {
    fakeApi({ ...around, 'GET /me': tagged(file) })
    await show()
    await screen.findByLabelText('Nom')
    expect(input('Utilisateur N°').readOnly).toBe(true)
    expect(input('Email professionnel').readOnly).toBe(true)
    expect(await screen.findByText(/C’est votre identifiant de connexion/)).toBeTruthy()
    expect(plain(input('Siret').value)).toBe('079 555 421 00019')
    expect(plain(input('Téléphone').value)).toBe('01 49 09 87 37')
    expect(input('Numéro de sécurité sociale').value).toBe('')
    expect(document.body.textContent).toContain('084 91')
    for (const name of ['Prénom', 'Email personnel', 'Activité', 'Ape', 'Site internet', 'Page Facebook']) {
      expect(input(name)).toBeTruthy()
    }
    expect(screen.getByLabelText('Partenariat')).toBeTruthy()
    expect(input('Code de parrainage').value).toBe('ABDEIMNPX3')
    expect(screen.getByRole('button', { name: /^Copier/ })).toBeTruthy()
    for (const legend of ['Adresse personnelle/siège social', 'Adresse activité/exercice']) {
      const group = within(screen.getByRole('group', { name: legend }))
      for (const name of ['Adresse', 'Complément d’adresse', 'Code Postal', 'Ville'])
        group.getByLabelText(name)
    }
    expect(screen.getByRole('tab', { name: 'Informations' }).getAttribute('aria-selected')).toBe('true')
  })
})

describe('saving', () => {
  it('sends only what changed, with the ETag of what was read', async () => {
    const seen = fakeApi({
      ...around,
      'GET /me': tagged(file),
      'PATCH /me': tagged({ ...file, activity: 'Formation', version: 2 }),
    })
    await show()
    await screen.findByLabelText('Nom')
    type('Activité', 'Formation')
    save()
    await screen.findByText('Modifications enregistrées')
    expect(patches(seen)).toHaveLength(1)
    expect(patches(seen)[0]?.body).toEqual({ activity: 'Formation' })
    expect(patches(seen)[0]?.headers.get('if-match')).toBe('"1"')
  })

  it('copies the personal address and sends it whole', async () => {
    const copied = { ...file, businessAddress: file.personalAddress, version: 2 }
    const seen = fakeApi({ ...around, 'GET /me': tagged(file), 'PATCH /me': tagged(copied) })
    await show()
    await screen.findByLabelText('Nom')
    fireEvent.click(screen.getByRole('button', { name: 'Dupliquer l’adresse personnelle' }))
    save()
    await screen.findByText('Modifications enregistrées')
    expect(patches(seen)[0]?.body).toEqual({ businessAddress: file.personalAddress })
  })

  it('completes an address from the suggestions, and sends it whole', async () => {
    const suggestion = {
      ...{ label: '8 Boulevard du Port 80000 Amiens', streetNumber: '8', streetNumberSuffix: null },
      ...{ streetName: 'Boulevard du Port', postcode: '80000', city: 'Amiens' },
    }
    const seen = fakeApi({
      ...around,
      'GET /me': tagged(file),
      'GET /addresses': { body: { items: [suggestion] } },
      'PATCH /me': tagged({ ...file, version: 2 }),
    })
    await show()
    const group = within(await screen.findByRole('group', { name: 'Adresse activité/exercice' }))
    fireEvent.change(group.getByLabelText('Adresse'), { target: { value: '8 boulevard du p' } })
    fireEvent.click(await group.findByRole('option', { name: suggestion.label }))
    expect(group.getByLabelText<HTMLInputElement>('Ville').value).toBe('Amiens')
    save()
    await waitFor(() =>
      expect(patches(seen)[0]?.body).toEqual({
        businessAddress: {
          street: '8 Boulevard du Port',
          complement: null,
          postcode: '80000',
          city: 'Amiens',
        },
      }),
    )
  })

  it('puts refusals of the API beside their fields and keeps what was typed', async () => {
    fakeApi({
      ...around,
      'GET /me': tagged(file),
      'PATCH /me': problemAnswer('request.invalid', 400, {
        errors: [
          { pointer: '/phone', code: 'phone.invalid', message: '' },
          { pointer: '/personalAddress/postcode', code: 'postcode.invalid', message: '' },
        ],
      }),
    })
    await show()
    await screen.findByLabelText('Nom')
    type('Téléphone', '01 49 09 87')
    type('Activité', 'Formation')
    save()
    const summary = await screen.findByRole('alert')
    expect(within(summary).getAllByRole('link')).toHaveLength(2)
    expect(input('Téléphone').getAttribute('aria-invalid')).toBe('true')
    expect(input('Téléphone').value).toBe('01 49 09 87')
    expect(input('Activité').value).toBe('Formation')
  })
})

describe('what is wrong', () => {
  it('is told in one round, the names and the formats together, and nothing is sent', async () => {
    const seen = fakeApi({ ...around, 'GET /me': tagged(file) })
    await show()
    await screen.findByLabelText('Nom')
    type('Nom', ' ')
    type('Siret', '123')
    type('Email personnel', 'pas une adresse')
    type('Numéro de sécurité sociale', '1 23')
    fireEvent.change(screen.getAllByLabelText('Code Postal')[0] as HTMLElement, { target: { value: 'abc' } })
    save()
    const summary = await screen.findByRole('alert')
    expect(
      within(summary)
        .getAllByRole('link')
        .map(({ textContent }) => textContent),
    ).toEqual([
      'Nom',
      'Numéro de sécurité sociale',
      'Email personnel',
      'Siret',
      'Code Postal (Adresse personnelle/siège social)',
    ])
    for (const name of ['Nom', 'Numéro de sécurité sociale', 'Email personnel', 'Siret'])
      expect(input(name).getAttribute('aria-invalid')).toBe('true')
    expect(patches(seen)).toEqual([])
  })

  it('is looked at anew with each letter once it was told', async () => {
    fakeApi({ ...around, 'GET /me': tagged(file) })
    await show()
    await screen.findByLabelText('Nom')
    type('Siret', '123')
    save()
    await screen.findByRole('alert')
    type('Siret', '1234')
    expect(input('Siret').getAttribute('aria-invalid')).toBe('true')
    type('Siret', '079 555 421 00019')
    await waitFor(() => expect(input('Siret').getAttribute('aria-invalid')).not.toBe('true'))
    expect(screen.queryByRole('alert')).toBeNull()
  })
})

describe('when somebody else saved meanwhile', () => {
  /** The API as two people see it: the file moves on before the first save. */
  function crossed(theirs: Me) {
    let kept = file
    let moved = false
    const seen = fakeApi({
      ...around,
      'GET /me': () => tagged(kept),
      'PATCH /me': (call) => {
        if (!moved) {
          moved = true
          kept = theirs
        }
        if (call.headers.get('if-match') !== `"${kept.version}"`)
          return problemAnswer('resource.changed', 412)
        kept = { ...kept, ...(call.body as Partial<Me>), version: kept.version + 1 }
        return tagged(kept)
      },
    })
    return { seen, kept: () => kept }
  }

  it('joins changes of other fields by itself, and tells', async () => {
    const { seen, kept } = crossed({ ...file, activity: 'Graphisme', version: 2 })
    await show()
    await screen.findByLabelText('Nom')
    type('Nom', 'DUPONT')
    save()
    await screen.findByText(/Enregistré avec des changements faits entre-temps/)
    expect(patches(seen).map(({ headers }) => headers.get('if-match'))).toEqual(['"1"', '"2"'])
    expect(kept()).toMatchObject({ lastName: 'DUPONT', activity: 'Graphisme' })
    await waitFor(() => expect(input('Activité').value).toBe('Graphisme'))
  })

  it('asks about a field that both changed, and saves the choice', async () => {
    const { kept } = crossed({ ...file, activity: 'Graphisme', version: 2 })
    await show()
    await screen.findByLabelText('Nom')
    type('Activité', 'Formation')
    type('Nom', 'DUPONT')
    save()
    const choice = within(await screen.findByRole('group', { name: 'Activité' }))
    expect(choice.getByRole<HTMLInputElement>('radio', { name: 'Formation' }).checked).toBe(true)
    fireEvent.click(choice.getByRole('radio', { name: 'Graphisme' }))
    fireEvent.click(screen.getByRole('button', { name: 'Appliquer mes choix et enregistrer' }))
    await screen.findByText('Modifications enregistrées')
    expect(kept()).toMatchObject({ lastName: 'DUPONT', activity: 'Graphisme' })
    expect(screen.queryByRole('group', { name: 'Activité' })).toBeNull()
  })
})
