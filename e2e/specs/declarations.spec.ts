import type { Page } from '@playwright/test'
import { downloadPdf, verificationPath } from '../fixtures/pdf.ts'
import { expect, expectGoodPage, named, newDeclarant, signIn, test, today, words } from '../fixtures/test.ts'

/** The month that is `count` before this one: `2026-09`. */
const monthBefore = (count: number) => {
  const [year, month] = today().split('-').map(Number)
  return new Date(Date.UTC(Number(year), Number(month) - 1 - count, 1)).toISOString().slice(0, 7)
}
const inWords = (month: string) =>
  new Intl.DateTimeFormat('fr-FR', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${month}-01T00:00:00Z`),
  )
const button = (page: Page, name: string) => page.getByRole('button', { name: named(name) })
const link = (page: Page, name: string) => page.getByRole('link', { name: named(name) })
const liberal = (page: Page) => page.getByLabel(words('Autres prestations de services'))
const sales = (page: Page) => page.getByLabel(named('Ventes de marchandises, restauration, hébergement'))

test('a declarant declares nothing, then something: a slip is said and warned of, the receipt verified, and corrected (U12, U13, X05)', async ({
  page,
  openBrowser,
}) => {
  test.slow()
  // The two months before the last one are asked for too.
  const { email, siret } = await newDeclarant(`${monthBefore(2)}-10`)
  await signIn(page, email)
  await expect(page.getByRole('heading', { name: named('Prochaine déclaration') })).toBeVisible()
  await link(page, 'Déclarations').first().click()
  await expect(page.getByText(words('2 autres périodes sont à déclarer ensuite.'))).toBeVisible()
  await expectGoodPage(page)

  // Nothing received: two presses.
  await link(page, 'Rien à déclarer ce mois').click()
  await expect(page.getByText(words('Rien à payer pour cette période.'))).toBeVisible()
  await button(page, 'Déposer la déclaration').click()
  await expect(page.getByText(words('Aucune cotisation n’est due pour cette période.'))).toBeVisible()

  // The next one: little.
  await page.goto(`/declarations/${monthBefore(2)}`)
  await sales(page).fill('500')
  await liberal(page).fill('0')
  await button(page, 'Vérifier').click()
  await button(page, 'Déposer la déclaration').click()
  await expect(page.getByText(words('Déclaration déposée le'))).toBeVisible()

  // The last month, with a slip of the comma.
  const last = monthBefore(1)
  await link(page, 'Toutes les déclarations').click()
  await link(page, 'Déclarer').click()
  await expect(
    page.getByRole('heading', { level: 1, name: named(`Déclaration : ${inWords(last)}`) }),
  ).toBeVisible()
  await expect(page.getByText(words(`SIRET ${siret.slice(0, 3)} ${siret.slice(3, 6)}`)).first()).toBeVisible()
  await button(page, 'Vérifier').click()
  await expect(page.getByRole('alert')).toBeFocused()
  await sales(page).fill('douze cents')
  await expect(page.getByText(words('Écrivez un montant en euros')).first()).toBeVisible()
  await expectGoodPage(page)
  await sales(page).fill('12 345,67')
  await liberal(page).fill('0')
  await button(page, 'Vérifier').click()
  await expect(page.getByText(words('Bien plus que d’habitude'))).toBeVisible()
  await expect(page.getByText(words('Taux en vigueur depuis le')).first()).toBeVisible()
  await expectGoodPage(page)
  await button(page, 'Modifier les montants').click()
  await sales(page).fill('1 234,56')
  await button(page, 'Vérifier').click()
  await expect(page.getByText(words('Chaque ligne est arrondie'))).toBeVisible()
  await expect(page.getByText(words('Bien plus que d’habitude'))).toBeHidden()
  await button(page, 'Déposer la déclaration').click()
  await expect(page.getByText(words('Vous pouvez la corriger jusqu’au'))).toBeVisible()
  await expectGoodPage(page)

  // Corrected; each version has its receipt, and the last one counts.
  await button(page, 'Corriger').click()
  await sales(page).fill('1300')
  await button(page, 'Vérifier').click()
  await button(page, 'Déposer la correction').click()
  await expect(page.getByText(words('Correction déposée le'))).toBeVisible()
  await expect(page.getByRole('heading', { name: named('Versions déposées') })).toBeVisible()
  const receipt = await downloadPdf(button(page, 'Télécharger le récépissé'))
  expect(receipt.text).toMatch(/1 300,00 €/u)
  const stranger = await (await openBrowser()).newPage()
  await stranger.goto(verificationPath(receipt))
  await expect(stranger.getByRole('main')).toContainText('DC-')
  await link(page, 'Toutes les déclarations').click()
  await expect(page.getByText(words('vous êtes à jour'))).toBeVisible()
})
