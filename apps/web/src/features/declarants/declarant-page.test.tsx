import { cleanup, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { fakeApi, problemAnswer } from '../../shared/testing/fake-api.ts'
import { renderPage } from '../../shared/testing/render-page.tsx'
import { Component as DeclarantPage } from './declarant-page.tsx'

const TOKEN = 'secret-of-this-browser-0001'
const offer = { terms: { version: '2026-11', paragraphs: ['Le dossier est personnel.'] }, sms: true }
const draft = {
  ...{ siret: '91234560000015', nirMasked: '• •• •• •• ••• 084 41', birthName: 'Vidalenc', useName: '' },
  ...{ firstNames: 'Clarisse', email: 'clarisse@example.org', phone: '+33639981234' },
}
const sent = {
  ...{ state: 'sent', proven: false, finding: 'same', registered: null },
  ...{ expiresAt: '2026-12-29T09:00:00.000Z', draft, code: null },
}
const proven = { ...sent, state: 'proven', proven: true }
const coded = { ...proven, code: { phone: draft.phone, expiresAt: '2026-11-29T09:10:00.000Z' } }
const started = (signup: unknown) => ({ status: 201, body: { token: TOKEN, signup } })

const show = (path = '/inscription/declarant') =>
  renderPage(<DeclarantPage />, { path, route: '/inscription/declarant/:token?' })
const type = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } })
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }))
const fill = () => {
  type('SIRET', '912 345 600 00015')
  type('Numéro de sécurité sociale', '2 85 05 78 006 084 41')
  type('Nom de naissance', 'Vidalenc')
  type('Prénoms', 'Clarisse')
  type('E-mail', 'clarisse@example.org')
  type('Téléphone mobile', '06 39 98 12 34')
  fireEvent.click(screen.getByRole('checkbox'))
}
const kept = (signup: unknown) => {
  localStorage.setItem('guichet.declarant', TOKEN)
  return { [`GET /declarants/signups/${TOKEN}`]: { body: signup }, 'GET /declarants/offer': { body: offer } }
}

afterEach(() => {
  cleanup()
  localStorage.clear()
})

describe('signing up as declarant', () => {
  it('says what is wrong beside each field, a temporary number among it, and asks nobody', async () => {
    const calls = fakeApi({ 'GET /declarants/offer': { body: offer } })
    await show()
    await screen.findByLabelText('SIRET')
    fill()
    const isWrong = (label: string) => screen.getByLabelText(label).getAttribute('aria-invalid') === 'true'
    const temporary = '7850578006084'
    type('Numéro de sécurité sociale', temporary + String(97 - (Number(temporary) % 97)).padStart(2, '0'))
    type('Prénoms', ' ')
    press('Vérifier et continuer')
    expect(await screen.findAllByText('Ce champ est à remplir.')).not.toHaveLength(0)
    expect([isWrong('Numéro de sécurité sociale'), isWrong('Prénoms'), isWrong('SIRET')]).toEqual([
      ...[true, true, false],
    ])
    expect(calls.filter(({ method }) => method === 'POST')).toEqual([])
  })

  it('goes by mail, code and password, each of them sent once', async () => {
    const calls = fakeApi({
      'GET /declarants/offer': { body: offer },
      'POST /declarants/signups': started(sent),
      [`POST /declarants/signups/${TOKEN}/link`]: { status: 202, body: sent },
    })
    await show()
    await screen.findByLabelText('SIRET')
    fill()
    press('Vérifier et continuer')
    expect(await screen.findByText(/Un message part à clarisse@example.org/u)).toBeTruthy()
    press('Renvoyer le message')
    expect(await screen.findByText(/Un nouveau message est parti/u)).toBeTruthy()
    expect(calls.find(({ method }) => method === 'POST')?.body).toMatchObject({
      ...{ siret: '912 345 600 00015', useName: null, termsVersion: '2026-11' },
    })
    expect(localStorage.getItem('guichet.declarant')).toBe(TOKEN)
  })

  it('asks for a press before the link of the mail is used, and says when it serves no more', async () => {
    const calls = fakeApi({
      'GET /declarants/offer': { body: offer },
      'POST /declarants/links/link-of-the-mail-00001': problemAnswer('link.invalid', 404),
    })
    await show('/inscription/declarant/link-of-the-mail-00001')
    await screen.findByText('Confirmez votre adresse')
    expect(calls.filter(({ method }) => method === 'POST')).toEqual([])
    press('Confirmer mon adresse')
    expect(await screen.findByText('Ce lien n’est plus valable')).toBeTruthy()
  })

  it('sends the code on demand, keeps a wrong one beside its field', async () => {
    fakeApi({
      ...kept(proven),
      [`POST /declarants/signups/${TOKEN}/code`]: { body: coded },
      [`POST /declarants/signups/${TOKEN}/verification`]: problemAnswer('sms-code.invalid', 422, {
        title: 'Ce code n’est pas le bon. Vérifiez le dernier SMS reçu.',
      }),
    })
    await show()
    await screen.findByText(/Un code à six chiffres va être envoyé au 06/u)
    press('Recevoir le code par SMS')
    await screen.findByLabelText('Code reçu par SMS')
    type('Code reçu par SMS', '123456')
    press('Valider le code')
    await screen.findAllByText(/Ce code n’est pas le bon/u)
    expect(screen.getByLabelText('Code reçu par SMS').getAttribute('aria-invalid')).toBe('true')
  })

  it('changes the address or the number midway', async () => {
    const moved = { ...proven, draft: { ...draft, phone: '+33639987755' } }
    const calls = fakeApi({
      ...kept(coded),
      [`PUT /declarants/signups/${TOKEN}/contact`]: { body: moved },
    })
    await show()
    await screen.findByLabelText('Code reçu par SMS')
    press('Changer d’adresse ou de numéro')
    type('Téléphone mobile', '06 39 98 77 55')
    press('Enregistrer et continuer')
    expect(await screen.findByText(/va être envoyé au 06.39.98.77.55/u)).toBeTruthy()
    expect(calls.at(-1)?.body).toEqual({ email: draft.email, phone: '06 39 98 77 55' })
  })

  it.each([
    ['near', 'Votre nom diffère un peu du registre', 2],
    ['different', 'Ce SIRET est inscrit sous un autre nom', 3],
    ['unknown', 'Ce SIRET n’est pas encore au registre', 3],
    ['closed', 'Cet établissement est fermé', 3],
    ['masked', 'Le registre ne montre pas le nom de cette entreprise', 2],
    ['unavailable', 'Le registre ne répond pas', 3],
  ])('%s: explains, and offers the ways to go on', async (finding, title, ways) => {
    const registered = finding === 'near' ? 'CLARISSE VIDALENQ' : null
    fakeApi(kept({ ...sent, state: 'held', finding, registered }))
    await show()
    expect(await screen.findByText(title)).toBeTruthy()
    expect(screen.getAllByRole('heading', { level: 2 })).toHaveLength(ways)
    if (registered) expect(screen.getByText(/CLARISSE VIDALENQ/u)).toBeTruthy()
  })

  it('goes back to the form with what was given; the number is kept', async () => {
    const calls = fakeApi({
      ...kept({ ...sent, state: 'held', finding: 'different' }),
      [`PUT /declarants/signups/${TOKEN}`]: { body: sent },
    })
    await show()
    await screen.findByText('Ce SIRET est inscrit sous un autre nom')
    press('Revenir au formulaire')
    expect((await screen.findByLabelText<HTMLInputElement>('Prénoms')).value).toBe('Clarisse')
    expect(screen.getByText(/084 41/u)).toBeTruthy()
    fireEvent.click(screen.getByRole('checkbox'))
    press('Vérifier et continuer')
    expect(await screen.findByText('Consultez votre messagerie')).toBeTruthy()
    expect(calls.at(-1)?.body).toMatchObject({ nir: null, birthName: 'Vidalenc' })
  })

  it('is left until later, and goes on with a check', async () => {
    const held = { ...sent, state: 'held', finding: 'unknown' }
    const answers = [{ body: { ...held, state: 'waiting' } }, { body: { ...held, state: 'sent' } }]
    fakeApi({
      ...kept(held),
      [`POST /declarants/signups/${TOKEN}/choice`]: ({ body }: { body: unknown }) =>
        (body as { choice: string }).choice === 'later' ? answers[0] : answers[1],
    } as never)
    await show()
    await screen.findByText('Ce SIRET n’est pas encore au registre')
    press('Recevoir le lien')
    const left = await screen.findByText('Votre saisie est gardée')
    expect(within(left.parentElement as HTMLElement).getByText(/29 décembre 2026/u)).toBeTruthy()
    press('Demander la vérification')
    expect(await screen.findByText('Consultez votre messagerie')).toBeTruthy()
  })
})
