import type { Page } from '@playwright/test'
import { expect, expectGoodPage, named, newStaff, signIn, test, words } from '../fixtures/test.ts'

const button = (page: Page, name: string) => page.getByRole('button', { name: named(name) })
const HEADER = 'compte;compte primaire;siret;raison sociale;nom;prénom;email'
const line = (login: string, siret = '73282932000074', email = `${login}@import.example`) =>
  [login, '', siret, 'Café Été', 'DURAND', 'Zoé', email].join(';')
const fileOf = (...lines: string[]) => ({
  ...{ name: 'comptes.csv', mimeType: 'text/csv' },
  buffer: Buffer.from([HEADER, ...lines].join('\r\n')),
})

test('a file with two errors is mended, then imported; the account is in the list (A21)', async ({
  page,
}) => {
  const login = `imp${Date.now().toString(36)}`
  const staff = await newStaff('admin')
  await signIn(page, staff.email, { to: '/admin/comptes' })
  await page.getByRole('link', { name: named('Importer') }).click()
  await expect(page.getByRole('heading', { level: 1, name: named('Importer des comptes') })).toBeFocused()
  await page
    .getByLabel(words('Fichier CSV'))
    .setInputFiles(fileOf(line(login, '73282932000075'), line(`${login}b`, '73282932000074', 'nulle part')))
  await button(page, 'Vérifier le fichier').click()
  await expect(page.getByText(words('2 erreurs dans le fichier'))).toBeVisible()
  const rows = page.getByRole('table', { name: words('Erreurs du fichier') }).getByRole('row')
  await expect(rows.nth(1)).toContainText(words('vérifiez les 14 chiffres'))
  await expect(rows.nth(2)).toContainText('email')
  await expectGoodPage(page)
  await page.getByLabel(words('Fichier CSV')).setInputFiles(fileOf(line(login), line(`${login}b`)))
  await button(page, 'Vérifier le fichier').click()
  await button(page, 'Importer 2 comptes').click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: named('Importer 2 comptes') })
    .click()
  await expect(page.getByText(words('2 comptes importés')).first()).toBeVisible()
  await page.getByRole('link', { name: named('Voir les comptes') }).click()
  await page.goto(`/admin/comptes?nom=${login}`)
  await expect(page.getByRole('link', { name: login, exact: true })).toBeVisible()
  await page.goto('/admin/comptes/import')
  const past = page.getByRole('table', { name: words('Imports précédents') }).getByRole('row')
  await expect(past.filter({ hasText: staff.lastName }).first()).toContainText(words('2 comptes importés'))
  await expectGoodPage(page)
})
