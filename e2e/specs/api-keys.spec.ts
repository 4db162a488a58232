import {
  expect,
  expectGoodPage,
  named,
  newMember,
  signIn,
  test,
  waitForMail,
  words,
} from '../fixtures/test.ts'

const PASSWORD = 'Azur-Lavande-2026!'

test('a member makes a key, a program uses it, it is replaced with an overlap and ended (P02)', async ({
  page,
  request,
}) => {
  const member = await newMember({ membership: 'active' })
  const asProgram = (key: string, path = '/api/v1/memberships') =>
    request.get(path, { headers: { authorization: `Bearer ${key}` } })
  await signIn(page, member.email, { to: '/securite' })
  await page.getByRole('link', { name: named('Clés d’API') }).click()
  await expect(page.getByRole('heading', { level: 1, name: named('Clés d’API') })).toBeVisible()
  await expect(page.getByText(words('Aucune clé'))).toBeVisible()
  await expectGoodPage(page)

  await page.getByRole('link', { name: named('Créer une clé') }).click()
  await expect(page.getByRole('heading', { level: 1, name: named('Créer une clé d’API') })).toBeVisible()
  await page.getByRole('button', { name: named('Créer la clé') }).click()
  await expect(page.getByRole('alert')).toContainText(words('Ce champ est à remplir.'))
  await expectGoodPage(page)
  await page.getByLabel(named('Nom de la clé')).fill('Comptabilité')
  const area = page.getByRole('group', { name: named('Adhésions') })
  await area.getByRole('checkbox', { name: named('Consulter') }).check()
  await page.getByLabel(named('Appels par minute')).fill('60')
  await page.getByLabel(named('Mot de passe courant')).fill(PASSWORD)
  await page.getByRole('button', { name: named('Créer la clé') }).click()
  const secretOf = async () =>
    (await page.locator('code', { hasText: /^guichet_\w{49}$/u }).textContent()) ?? ''
  await expect(page.getByText(words('Voici la clé « Comptabilité »'))).toBeVisible()
  await expectGoodPage(page)
  const first = await secretOf()
  expect((await asProgram(first)).status()).toBe(200)
  expect((await asProgram(first)).headers()['ratelimit-policy']).toContain('"key";q=60;w=60')
  expect((await asProgram(first, '/api/v1/payments')).status()).toBe(403)
  await waitForMail(member.email, /Une clé d’API a été créée/u)

  await page.getByRole('link', { name: named('J’ai copié la clé') }).click()
  const rows = page.getByRole('row').filter({ hasText: 'Comptabilité' })
  await expect(rows).toContainText(words('En service'))
  await expect(rows).toContainText(words('60 appels par minute'))
  await page.getByRole('button', { name: named('Remplacer') }).click()
  const dialog = page.getByRole('dialog')
  await dialog
    .getByLabel(named('L’ancienne clé fonctionne encore'))
    .selectOption({ label: 'Pendant 24 heures' })
  await dialog.getByLabel(named('Mot de passe courant')).fill(PASSWORD)
  await dialog.getByRole('button', { name: named('Remplacer la clé') }).click()
  await expect(dialog.getByText(words('Voici la clé « Comptabilité »'))).toBeVisible()
  const second = await secretOf()
  await dialog.getByRole('button', { name: named('J’ai copié la clé') }).click()
  await expect(rows).toHaveCount(2)
  await expect(rows.filter({ hasText: words('Remplacée') })).toHaveCount(1)
  await expectGoodPage(page)
  for (const key of [first, second]) expect((await asProgram(key)).status()).toBe(200)

  const former = rows.filter({ hasText: words('Remplacée') })
  await former.getByRole('button', { name: named('Arrêter') }).click()
  await dialog.getByRole('button', { name: named('Arrêter la clé') }).click()
  await expect(page.getByText(words('La clé « Comptabilité » est arrêtée.'))).toBeVisible()
  expect((await asProgram(first)).status()).toBe(401)
  expect((await asProgram(second)).status()).toBe(200)
})
