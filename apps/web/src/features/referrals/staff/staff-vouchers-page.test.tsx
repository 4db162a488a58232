import type { Permission } from '@guichet/domain/rights'
import { cleanup, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { SessionContext } from '../../../shared/api/session.ts'
import { fakeApi, problemAnswer } from '../../../shared/testing/fake-api.ts'
import { renderPage } from '../../../shared/testing/render-page.tsx'
import { someSession } from '../../../shared/testing/session.ts'
import { PERSON_ID, pageOf, someStaffVoucher, VOUCHER_ID } from '../testing/some-vouchers.ts'
import { Component as StaffVoucherPage } from './staff-voucher-page.tsx'
import { Component as StaffVouchersPage } from './staff-vouchers-page.tsx'

const LIST = 'GET /admin/vouchers'
const ONE = `/admin/vouchers/${VOUCHER_ID}`
const as = (page: React.ReactNode, ...permissions: Permission[]) => (
  <SessionContext value={someSession({ isMember: false, staffRole: 'finance', permissions })}>
    {page}
  </SessionContext>
)
const showList = (path: string, ...permissions: Permission[]) =>
  renderPage(as(<StaffVouchersPage />, ...permissions), { path })
const showOne = (...permissions: Permission[]) =>
  renderPage(as(<StaffVoucherPage />, ...permissions), {
    path: `/admin/bons/${VOUCHER_ID}`,
    route: '/admin/bons/:id',
  })
const fill = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } })

afterEach(cleanup)

it('a voucher is given by hand: to whom, how much, until when, why', async () => {
  const seen = fakeApi({
    [LIST]: pageOf(someStaffVoucher()),
    'GET /admin/members': pageOf({
      ...{ personId: PERSON_ID, firstName: 'Élodie', lastName: 'Aubanel' },
    }),
    'POST /admin/vouchers': { status: 201, body: someStaffVoucher({ origin: 'staff' }) },
  })
  const { router } = await showList('/admin/bons', 'vouchers.read', 'vouchers.edit')
  await screen.findByText('Élodie Aubanel')
  fireEvent.click(screen.getByRole('button', { name: 'Offrir un bon' }))
  const dialog = within(await screen.findByRole('dialog'))
  const confirm = () => fireEvent.click(dialog.getByRole('button', { name: 'Offrir ce bon' }))
  confirm()
  await dialog.findByText('Choisissez d’abord la personne.')
  fireEvent.change(dialog.getByLabelText('Adhérent'), { target: { value: 'aubanel' } })
  fireEvent.click(dialog.getByRole('button', { name: 'Chercher' }))
  fireEvent.click(await dialog.findByRole('button', { name: 'Aubanel Élodie' }))
  fireEvent.change(dialog.getByLabelText('Valeur'), { target: { value: '0,50' } })
  confirm()
  expect((await dialog.findAllByText(/Indiquez un montant de 1,00/u)).length).toBeGreaterThan(0)
  expect(seen.some(({ method }) => method === 'POST')).toBe(false)
  fireEvent.change(dialog.getByLabelText('Valeur'), { target: { value: '15' } })
  fireEvent.change(dialog.getByLabelText('Motif'), { target: { value: 'Atelier reporté' } })
  confirm()
  await expect.poll(() => router.state.location.pathname).toBe(`/admin/bons/${VOUCHER_ID}`)
  const [post] = seen.filter(({ method }) => method === 'POST')
  expect(post?.body).toMatchObject({ personId: PERSON_ID, valueCents: 1500, reason: 'Atelier reporté' })
  expect(post?.headers.get('idempotency-key')).toBeTruthy()
})

it('a voucher is withdrawn for a reason, by whom may; others read it', async () => {
  fakeApi({
    [`GET ${ONE}`]: { body: someStaffVoucher() },
    [`POST ${ONE}/cancellation`]: { body: someStaffVoucher({ state: 'cancelled', balanceCents: 0 }) },
  })
  await showOne('vouchers.read')
  await screen.findByText('même téléphone')
  expect(screen.queryByRole('button', { name: 'Retirer ce bon' })).toBeNull()
  await showOne('vouchers.read', 'vouchers.edit')
  fireEvent.click(await screen.findByRole('button', { name: 'Retirer ce bon' }))
  const dialog = within(await screen.findByRole('dialog'))
  dialog.getByText(/ne pourra plus utiliser les 10,00/u)
  fireEvent.change(dialog.getByLabelText('Motif'), { target: { value: 'Donné par erreur' } })
  fireEvent.click(dialog.getByRole('button', { name: 'Retirer définitivement' }))
  await screen.findByText('retiré')
})

it('what a referral brings is saved over the version that was read; somebody else’s change is told', async () => {
  const rules = { enabled: true, referrerCents: 1000, newcomerCents: 1000, validityMonths: 12, version: 3 }
  const answers = [
    problemAnswer('resource.changed', 412),
    { body: { ...rules, referrerCents: 2000, version: 4 } },
  ]
  const seen = fakeApi({
    'GET /admin/referral-rules': { body: rules, headers: { etag: '"3"' } },
    'PUT /admin/referral-rules': () => answers.shift() ?? { status: 500 },
  })
  await showList('/admin/bons?onglet=reglages', 'vouchers.read', 'vouchers.edit')
  await screen.findByLabelText('Bon du parrain, en euros')
  fill('Durée de validité, en mois', '61')
  fill('Bon du parrain, en euros', '20')
  const save = () => fireEvent.click(screen.getByRole('button', { name: 'Enregistrer' }))
  save()
  expect((await screen.findAllByText('Indiquez un nombre de mois de 1 à 60.')).length).toBeGreaterThan(0)
  fill('Durée de validité, en mois', '6')
  save()
  await screen.findByText('Ces réglages ont été modifiés entre-temps.')
  save()
  await screen.findByText('Modifications enregistrées')
  const puts = seen.filter(({ method }) => method === 'PUT')
  expect(puts.map(({ body }) => body)).toEqual(
    Array(2).fill({ enabled: true, referrerCents: 2000, newcomerCents: 1000, validityMonths: 6 }),
  )
  expect(puts[0]?.headers.get('if-match')).toBe('"3"')
})
