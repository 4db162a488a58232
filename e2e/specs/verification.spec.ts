import { DEMO_CODES } from '@guichet/db/seed'
import { expect, expectAccessible, expectGoodPage, named, test, words } from '../fixtures/test.ts'

const grouped = (code: string) => code.replaceAll(/(.{4})(?=.)/g, '$1-')

for (const { state, code, title, sentence } of [
  {
    state: 'valid',
    code: DEMO_CODES.valid,
    title: 'Valable aujourd’hui',
    sentence: 'Elle couvre la journée d’aujourd’hui.',
  },
  { state: 'expired', code: DEMO_CODES.expired, title: 'Expirée', sentence: 'a pris fin le' },
  { state: 'revoked', code: DEMO_CODES.revoked, title: 'Révoquée', sentence: 'elle ne vaut plus rien.' },
]) {
  test(`a stranger reads that a certificate is ${state} (X01)`, async ({ page }) => {
    await page.goto(`/verification/${grouped(code)}`)
    await expect(page.getByRole('heading', { level: 1, name: named('Vérifier un document') })).toBeVisible()
    await expect(page.getByRole('heading', { level: 2, name: named(title) })).toBeVisible()
    const main = page.getByRole('main')
    await expect(main).toContainText(words(sentence))
    for (const fact of ['Titulaire', 'Période', 'Délivré par', 'Numéro', 'Code', 'Vérifié le'])
      await expect(main.getByRole('term').filter({ hasText: named(fact) })).toBeVisible()
    await expectGoodPage(page)
  })
}

test('a code is typed as it comes: small letters, spaces, no dashes', async ({ page }) => {
  await page.goto('/verification')
  await expectGoodPage(page)
  await page.getByRole('button', { name: named('Vérifier') }).click()
  const field = page.getByRole('textbox', { name: named('Code du document') })
  await expect(field).toHaveAccessibleDescription(words('Indiquez le code du document.'))
  await expect(field).toBeFocused()
  await expectAccessible(page)
  await field.fill(`  ${grouped(DEMO_CODES.valid).toLowerCase().replaceAll('-', ' ')} `)
  await field.press('Enter')
  await expect(page.getByRole('heading', { name: named('Valable aujourd’hui') })).toBeVisible()
  await page.getByRole('link', { name: named('Vérifier un autre document') }).click()
  await expect(field).toBeVisible()
})

test('an unknown code says so; letters that look like digits are read as such', async ({ page, watch }) => {
  watch.allow(/^answer: 40[04] GET \/verifications\/.+/)
  await page.goto('/verification/ZZZZ-ZZZZ-ZZZZ-ZZZZ')
  await expect(page.getByRole('heading', { name: named('Document inconnu') })).toBeVisible()
  await expect(page.getByRole('main')).toContainText('ZZZZ-ZZZZ-ZZZZ-ZZZZ')
  await expectGoodPage(page)
  await page.goto('/verification/%3Cscript%3Ealert(1)%3C%2Fscript%3E')
  await expect(page.getByRole('heading', { name: named('Document inconnu') })).toBeVisible()
  await page.goto(`/verification/${DEMO_CODES.valid.replaceAll('0', 'O').replaceAll('1', 'l')}`)
  await expect(page.getByRole('heading', { name: named('Valable aujourd’hui') })).toBeVisible()
})
