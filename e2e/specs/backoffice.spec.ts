import type { Page } from '@playwright/test'
import { downloadPdf, verificationPath } from '../fixtures/pdf.ts'
import { chooseMethod, renewalPath } from '../fixtures/renewal.ts'
import {
  expect,
  expectAccessible,
  expectGoodPage,
  named,
  newMember,
  newStaff,
  signIn,
  test,
  words,
} from '../fixtures/test.ts'

const menu = (page: Page) => page.getByRole('navigation', { name: named('Navigation principale') })
const title = (page: Page, name: string) => page.getByRole('heading', { level: 1, name: named(name) })

test('figures of the day, each leading to its list (B05)', async ({ page }) => {
  const staff = await newStaff('admin')
  await signIn(page, staff.email, { to: '/admin' })
  await expect(title(page, 'Gestion')).toBeVisible()
  await expectGoodPage(page)
  for (const [figure, heading] of [
    ['Adhérents actifs', 'Adhérents'],
    ['Adhérents inactifs', 'Adhérents'],
    ['Échéances dans 30 jours', 'Adhérents'],
    ['Virements et chèques attendus', 'Paiements'],
    ['Encaissé ce mois-ci', 'Paiements'],
  ] as const) {
    await page
      .getByRole('main')
      .getByRole('link', { name: words(figure) })
      .click()
    await expect(title(page, heading)).toBeFocused()
    await expect(page.getByRole('table').getByRole('row').nth(1)).toBeVisible()
    await page.goBack()
  }
})

test('members are found as one types, by name, number, address and SIRET (B02, M17)', async ({ page }) => {
  const member = await newMember({ membership: 'active' })
  const staff = await newStaff('support')
  await signIn(page, staff.email, { to: '/admin/adherents' })
  const search = page.getByRole('searchbox', { name: named('Rechercher') })
  const rows = page
    .getByRole('table')
    .getByRole('row')
    .filter({ has: page.getByRole('cell') })
  await expect(rows).toHaveCount(10)
  await expectGoodPage(page)
  for (const typed of [member.lastName.slice(1, 8), String(member.number), member.email]) {
    await search.fill('')
    await search.pressSequentially(typed)
    await expect(rows.filter({ hasText: member.lastName })).toHaveCount(1)
  }
  await expect(rows).toHaveCount(1)
  await search.fill('personne de ce nom')
  await expect(page.getByText(words('Aucun adhérent ne correspond'))).toBeVisible()
  await expectAccessible(page)
  await search.fill(member.lastName)
  await rows.getByRole('link', { name: words(member.lastName) }).click()
  await expect(title(page, `${member.lastName} ${member.firstName}`)).toBeFocused()
  await expect(page.getByRole('main')).toContainText(words(`Utilisateur N° ${member.number}`))
  for (const part of ['Informations', 'Adhésions', 'Paiements', 'Attestations'])
    await expect(page.getByRole('heading', { level: 2, name: named(part) })).toBeVisible()
  await expectGoodPage(page)
})

test('a certificate is revoked with a reason: the stranger is told at once, the journal holds it (X01, B01)', async ({
  page,
  openBrowser,
}) => {
  test.slow()
  const member = await newMember({ membership: 'active' })
  await signIn(page, member.email, { to: '/adhesions' })
  const issued = await downloadPdf(page.getByRole('button', { name: named('Attestation d’adhésion') }))
  const stranger = await (await openBrowser()).newPage()
  await stranger.goto(verificationPath(issued))
  await expect(stranger.getByRole('heading', { name: named('Valable aujourd’hui') })).toBeVisible()

  const manager = await newStaff('manager')
  const desk = await (await openBrowser()).newPage()
  await signIn(desk, manager.email, { to: `/admin/adherents/${member.id}` })
  await desk.getByRole('button', { name: named('Révoquer') }).click()
  const dialog = desk.getByRole('dialog')
  await expect(dialog).toContainText(words('C’est définitif'))
  const revoke = dialog.getByRole('button', { name: named('Révoquer l’attestation') })
  await revoke.click()
  await expect(dialog.getByRole('textbox', { name: named('Motif') })).toHaveAccessibleDescription(
    words('Indiquez le motif en quelques mots.'),
  )
  await expectGoodPage(desk)
  await dialog.getByRole('textbox', { name: named('Motif') }).fill('erreur sur le nom')
  await revoke.click()
  await expect(dialog).toBeHidden()
  await expect(desk.getByRole('main')).toContainText('révoquée')

  await stranger.reload()
  await expect(stranger.getByRole('heading', { name: named('Révoquée') })).toBeVisible()

  await desk.goto('/admin/journal?action=certificate.revoked')
  await expect(title(desk, 'Journal')).toBeVisible()
  await expect(desk.getByRole('row').filter({ hasText: manager.lastName })).toHaveCount(1)
  await expectGoodPage(desk)
})

test('each role sees what it may and no more', async ({ page: memberPage, openBrowser }) => {
  test.slow()
  const member = await newMember({ membership: 'lapsed' })
  await signIn(memberPage, member.email, { to: renewalPath(member) })
  await chooseMethod(memberPage, 'Chèque')
  await memberPage.getByRole('button', { name: named('Demander à régler par chèque') }).click()
  await expect(memberPage.getByRole('heading', { name: named('Réglez par chèque') })).toBeVisible()

  const may = {
    support: { record: false, audit: false },
    manager: { record: false, audit: true },
    finance: { record: true, audit: false },
    admin: { record: true, audit: true },
  } as const
  for (const role of ['support', 'manager', 'finance', 'admin'] as const) {
    const page = await (await openBrowser()).newPage()
    const to = `/admin/paiements?q=${encodeURIComponent(member.lastName)}`
    await signIn(page, (await newStaff(role)).email, { to })
    await expect(menu(page).getByRole('link', { name: named('Adhérents') })).toBeVisible()
    await expect(menu(page).getByRole('link', { name: named('Journal'), includeHidden: true })).toHaveCount(
      may[role].audit ? 1 : 0,
    )
    const row = page.getByRole('row').filter({ hasText: member.lastName })
    await expect(row).toContainText('en attente')
    await expect(row.getByRole('button', { name: named('Enregistrer le règlement') })).toHaveCount(
      may[role].record ? 1 : 0,
    )
    if (!may[role].audit) {
      await page.goto('/admin/journal')
      await expect(title(page, 'Accès réservé')).toBeVisible()
      if (role === 'support') await expectGoodPage(page)
    }
  }
})

test('support cannot record a payment by asking the API itself', async ({ page, watch }) => {
  await signIn(page, (await newStaff('support')).email, { to: '/admin/paiements?etat=pending' })
  await expect(page.getByRole('table')).toBeVisible()
  watch.allow(/^answer: 403 POST \/admin\/payments\/.+/)
  const status = await page.evaluate(async () => {
    const list = await fetch('/api/v1/admin/payments?state=pending')
    const { items } = (await list.json()) as { items: { id: string }[] }
    const answer = await fetch(`/api/v1/admin/payments/${items[0]?.id}/confirmation`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-guichet': '1', 'idempotency-key': 'essai-1' },
      body: JSON.stringify({ paidOn: '2026-01-01' }),
    })
    return answer.status
  })
  expect(status).toBe(403)
})

test('a member at /admin is led back to the member space and is given no staff data', async ({
  page,
  watch,
}) => {
  const member = await newMember({ membership: 'active' })
  await signIn(page, member.email, { to: '/admin' })
  await expect(title(page, 'Tableau de bord')).toBeVisible()
  for (const path of [
    '/admin/adherents',
    '/admin/paiements',
    '/admin/journal',
    `/admin/adherents/${member.id}`,
  ]) {
    await page.goto(path)
    await expect(title(page, 'Tableau de bord')).toBeVisible()
  }
  await expect(menu(page).getByRole('link', { name: words('gestion') })).toHaveCount(0)
  watch.allow(/^answer: 40[34] GET \/admin\/members$/)
  const status = await page.evaluate(async () => (await fetch('/api/v1/admin/members')).status)
  expect([403, 404]).toContain(status)
})
