import { database } from '../fixtures/database.ts'
import { booksOf, DEBITS } from '../fixtures/renewal.ts'
import {
  addDays,
  expect,
  expectGoodPage,
  named,
  newMember,
  newStaff,
  setStripeBehaviour,
  signIn,
  test,
  today,
  waitForMail,
  words,
} from '../fixtures/test.ts'

test('a membership renews by itself once its terms are agreed to; finance cancels it and pays it back (M08, M17)', async ({
  page,
  openBrowser,
}) => {
  test.slow()
  await setStripeBehaviour({ sepaDelayMs: 500 })
  const member = await newMember({ membership: 'ending' })
  await signIn(page, member.email, { to: '/adhesions' })
  await page.getByRole('button', { name: named('Activer la reconduction automatique') }).click()
  const terms = page.getByRole('dialog')
  await expect(terms).toContainText(words('69,00 € (type normale) débités le'))
  await terms.getByRole('radio', { name: words('Prélèvement SEPA') }).check()
  await terms.getByRole('checkbox').check()
  await expectGoodPage(page)
  await terms.getByRole('button', { name: named('Continuer chez Stripe') }).click()
  await expect(page).toHaveURL(/\/stripe\/checkout\/cs_/)
  await page.getByLabel(named('IBAN')).fill(DEBITS)
  await page.getByLabel(named('Titulaire du compte')).fill('Apolline Essai')
  await page.getByRole('button', { name: words('Enregistrer') }).click()
  await expect(page.getByRole('button', { name: named('Arrêter la reconduction') })).toBeVisible()
  await expect(page.getByRole('main')).toContainText('•••• 2606')
  await expectGoodPage(page)
  await waitForMail(member.email, /se renouvellera automatiquement/u)

  // As if it had been agreed to some days ago, the day of the debit has come.
  const { pool } = database()
  await pool.query('update automatic_renewals set agreed_on = $2 where person_id = $1', [
    member.id,
    addDays(today(), -3),
  ])
  const endsOn = addDays(today(), 6)
  await pool.query('update memberships set ends_on = $2 where person_id = $1', [member.id, endsOn])
  const staff = await newStaff('admin')
  const desk = await (await openBrowser()).newPage()
  await signIn(desk, staff.email, { to: '/admin/taches' })
  await desk
    .getByRole('button', { name: named('Lancer maintenant « Renouveler les adhésions automatiquement »') })
    .click()
  await expect
    .poll(() => booksOf(member), { timeout: 20_000 })
    .toMatchObject({ memberships: 2, paid: 1, open: 0 })
  await waitForMail(member.email, /Votre adhésion est active/u)

  await desk.goto(`/admin/adherents/${member.id}`)
  const coming = desk.getByRole('row').filter({ hasText: words('à venir') })
  await coming.getByRole('button', { name: named('Annuler l’adhésion') }).click()
  const dialog = desk.getByRole('dialog')
  await expect(dialog.getByLabel(named('Montant à rembourser'))).toHaveValue('69,00')
  await dialog.getByLabel(named('Motif')).fill('Retrait dans les quatorze jours')
  await expectGoodPage(desk)
  await dialog.getByRole('button', { name: named('Annuler l’adhésion') }).click()
  await expect(desk.getByRole('status').filter({ hasText: words('Remboursement de 69,00 €') })).toBeVisible()

  await waitForMail(member.email, /Votre adhésion est annulée/u)
  await page.goto('/adhesions')
  const main = page.getByRole('main')
  await expect(main).toContainText(words('annulé'))
  await expect(main).toContainText(words('Votre adhésion a été annulée'))
  await expect(page.getByRole('banner')).toContainText('active')
  await page.goto('/paiements')
  await expect(page.getByRole('main')).toContainText(words('remboursé'))
  await expect(page.getByRole('main')).toContainText(words('69,00 €'))
})
