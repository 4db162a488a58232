import { expect, expectGoodPage, named, signIn, test, words } from '../fixtures/test.ts'

test('staff read members, moves and receipts by month, as charts and tables, and export them (B05)', async ({
  page,
}) => {
  await signIn(page, 'manager@demo.example', { to: '/admin/chiffres' })
  await expect(page.getByRole('heading', { level: 1, name: named('Chiffres') })).toBeVisible()
  const members = page.getByRole('region', { name: named('Adhérents'), exact: true })
  await expect(members.locator('svg.recharts-surface').first()).toBeVisible()
  await expectGoodPage(page)
  await members.getByRole('button', { name: named('Voir les chiffres') }).press('Enter')
  await expect(members.getByRole('table').getByRole('row')).toHaveCount(13)
  await page.getByLabel(named('Période')).selectOption('24')
  await expect(page).toHaveURL(/mois=24/)
  await expect(members.getByRole('table').getByRole('row')).toHaveCount(25)
  await expect(
    page.getByRole('region', { name: named('Encaissements par mode de règlement') }),
  ).toContainText(words('Carte bancaire'))
  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: named('Exporter en CSV') }).click()
  expect((await saved).suggestedFilename()).toBe('chiffres-24-mois.csv')
  await expectGoodPage(page)
})
