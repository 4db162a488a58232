import type { Page } from '@playwright/test'
import { database } from '../fixtures/database.ts'
import {
  addDays,
  expect,
  expectGoodPage,
  named,
  newStaff,
  shortDay,
  signIn,
  test,
  today,
  words,
} from '../fixtures/test.ts'

const button = (page: Page, name: string) => page.getByRole('button', { name: named(name) })

test('staff add a téléprocédure, give it a price, withdraw it, and write a help text (A10, A11, A20)', async ({
  page,
}) => {
  const code = `ESSAI-${Date.now().toString(36).toUpperCase()}`
  const staff = await newStaff('admin')
  await signIn(page, staff.email, { to: '/admin/teleprocedures' })
  await expect(page.getByRole('link', { name: 'EDI-TVA', exact: true })).toBeVisible()
  await expectGoodPage(page)
  await page.getByRole('link', { name: named('Ajouter une téléprocédure') }).click()
  await button(page, 'Enregistrer').click()
  await expect(page.getByRole('alert')).toBeVisible()
  await page.getByLabel(named('Code'), { exact: true }).fill(code)
  await page.getByLabel(named('Libellé en français')).fill('Déclaration d’essai')
  await page.getByLabel(named('Libellé en anglais')).fill('Trial return')
  await page.getByLabel(named('Destinataires')).fill('URSSAF')
  await expectGoodPage(page)
  await button(page, 'Enregistrer').click()
  await expect(page.getByText(words(`La téléprocédure ${code} est ajoutée`))).toBeVisible()

  await page.goto('/admin/tarifs')
  await button(page, 'Donner un prix à une téléprocédure').click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(named('Ce qui est facturé')).selectOption({ label: `Téléprocédure ${code}` })
  await dialog.getByLabel(named('Prix HT par mois')).fill('2,50')
  await dialog.getByLabel(named('Libellé sur la facture, en français')).fill('Déclaration d’essai')
  await dialog.getByLabel(named('Libellé en anglais')).fill('Trial return')
  await dialog.getByLabel(named('À partir du')).fill(shortDay(addDays(today(), 1)))
  await expectGoodPage(page)
  await dialog.getByRole('button', { name: named('Fixer ce prix') }).click()
  await expect(page.getByText(words('Nouveau prix fixé'))).toBeVisible()

  await page.goto('/admin/teleprocedures')
  await page.getByRole('link', { name: code, exact: true }).click()
  await button(page, 'Retirer du catalogue').click()
  await expect(dialog).toContainText(words('personne ne perd de droit'))
  await dialog.getByRole('button', { name: named('Retirer du catalogue') }).click()
  await expect(page.getByText(words(`${code} est retirée du catalogue`))).toBeVisible()
  const { rows } = await database().pool.query('select withdrawn from procedures where code = $1', [code])
  expect(rows).toEqual([{ withdrawn: true }])

  await page.goto('/admin/aides')
  await page
    .getByRole('row')
    .filter({ hasText: words('Date de facturation') })
    .getByRole('button', { name: words('Modifier') })
    .click()
  await dialog.getByRole('textbox').first().fill('Vos factures partent le jour convenu avec nous.')
  await expectGoodPage(page)
  await dialog.getByRole('button', { name: named('Enregistrer') }).click()
  await expect(dialog).toHaveCount(0)
  await expect(page.getByText(words('Vos factures partent le jour convenu avec nous.'))).toBeVisible()
})
