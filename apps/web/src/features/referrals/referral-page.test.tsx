import { cleanup, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { fakeApi, problemAnswer } from '../../shared/testing/fake-api.ts'
import { renderPage } from '../../shared/testing/render-page.tsx'
import { Component as ReferralPage } from './referral-page.tsx'
import { pageOf, someReferral, someVoucher, VOUCHER_ID } from './testing/some-vouchers.ts'

const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }))
const type = (text: string) =>
  fireEvent.change(screen.getByLabelText('Adresses e-mail'), { target: { value: text } })

afterEach(cleanup)

describe('the code', () => {
  it('is shown with what it brings, its link and a QR code', async () => {
    fakeApi({ 'GET /referral': { body: someReferral() } })
    await renderPage(<ReferralPage />, { path: '/parrainage' })
    await screen.findByText('ABDEIMNPX3')
    screen.getByText(/un bon cadeau de 10,00.€ et votre filleul un bon de 15,00.€/u)
    screen.getByText('https://portail.example/inscription?parrain=ABDEIMNPX3')
    screen.getByRole('img', { name: 'QR code du lien de parrainage' })
  })

  it('brings nothing while referrals are off, and is nobody’s who is no member', async () => {
    fakeApi({ 'GET /referral': { body: someReferral({ enabled: false }) } })
    await renderPage(<ReferralPage />, { path: '/parrainage' })
    await screen.findByText(/ne donne pas droit à un bon cadeau en ce moment/u)
    fakeApi({ 'GET /referral': { body: someReferral({ code: null, shareUrl: null }) } })
    await renderPage(<ReferralPage />, { path: '/parrainage' })
    await screen.findByText('Le parrainage est réservé aux adhérents')
  })

  it('is sent by mail: addresses are checked, counted, and what is left is told', async () => {
    const answers = [problemAnswer('rate.limited', 429), { body: { asked: 2, invitationsLeft: 0 } }]
    const seen = fakeApi({
      'GET /referral': { body: someReferral({ invitationsLeft: 2 }) },
      'POST /referral/invitations': () => answers.shift() ?? { status: 500 },
    })
    await renderPage(<ReferralPage />, { path: '/parrainage' })
    await screen.findByText('ABDEIMNPX3')
    type('une@exemple.fr, pas-une')
    press('Envoyer l’invitation')
    expect((await screen.findAllByText(/« pas-une » n’est pas une adresse e-mail/u)).length).toBeGreaterThan(
      0,
    )
    type('a@exemple.fr b@exemple.fr c@exemple.fr')
    press('Envoyer l’invitation')
    expect((await screen.findAllByText(/ne vous reste que 2 invitations/u)).length).toBeGreaterThan(0)
    expect(seen.some(({ method }) => method === 'POST')).toBe(false)
    type('A@exemple.fr; b@exemple.fr\na@exemple.fr')
    press('Envoyer l’invitation')
    await screen.findByText(/Trop de demandes en peu de temps/u)
    press('Envoyer l’invitation')
    await screen.findByText('Vos 2 invitations sont prises en compte')
    screen.getByText(/Vous avez envoyé vos 5 invitations/u)
    const [post] = seen.filter(({ method }) => method === 'POST')
    expect(post?.body).toEqual({ emails: ['a@exemple.fr', 'b@exemple.fr'] })
  })
})

describe('my vouchers', () => {
  it('say where they come from, what is left, and what happened to them', async () => {
    const moved = (kind: string, amountCents: number, balanceCents: number, label: string | null) => ({
      ...{ id: `m-${kind}`, at: '2026-11-24T10:00:00.000Z', kind, amountCents, balanceCents, label },
      reason: null,
    })
    const voucher = someVoucher({ balanceCents: 400, usedCents: 600 })
    fakeApi({
      'GET /referral': { body: someReferral() },
      'GET /vouchers': pageOf(voucher, someVoucher({ id: 'old', number: 3, state: 'expired' })),
      [`GET /vouchers/${VOUCHER_ID}`]: {
        body: {
          ...voucher,
          movements: [
            moved('used', 0, 400, 'Atelier'),
            moved('reserved', -600, 400, 'Atelier'),
            moved('issued', 1000, 1000, null),
          ],
        },
      },
    })
    await renderPage(<ReferralPage />, { path: '/parrainage?onglet=bons' })
    expect((await screen.findAllByText('Parrainage de Clarisse')).length).toBe(2)
    screen.getByText('expiré')
    fireEvent.click(screen.getAllByRole('button', { name: 'Mouvements' })[0] as HTMLElement)
    const dialog = within(await screen.findByRole('dialog'))
    await dialog.findByText('Réservé pour une commande')
    dialog.getByText(/^-6,00/u)
    dialog.getByText(/^\+10,00/u)
  })
})

it('whom I brought is shown by first name, with what it was worth', async () => {
  fakeApi({
    'GET /referral': { body: someReferral() },
    'GET /referrals': pageOf({
      ...{ id: 'r', firstName: 'Clarisse', joinedOn: '2026-11-20', state: 'reversed', voucherCents: 1000 },
    }),
  })
  await renderPage(<ReferralPage />, { path: '/parrainage?onglet=filleuls' })
  await screen.findByText('Clarisse')
  screen.getByText('annulé')
})
