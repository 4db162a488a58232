import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { newPrimary, newRequest } from '../fixtures/accounts.ts'
import { database, oneRow } from '../fixtures/database.ts'
import { expect, expectGoodPage, named, newMember, signIn, test, words } from '../fixtures/test.ts'

const button = (page: Page, name: string) => page.getByRole('button', { name: named(name) })
const openSecondary = async (name: string, primary: { readonly id: string; readonly login: string }) => {
  const account = await newRequest(name, primary)
  await database().pool.query("update accounts set state = 'open' where id = $1", [account.id])
  return account
}

test('secondary accounts are selected, exported as CSV and closed together (A03, A04)', async ({ page }) => {
  const stamp = Date.now().toString(36)
  const primary = await newPrimary(`famille${stamp}`)
  const accounts = [
    await openSecondary(`un${stamp}`, primary),
    await openSecondary(`deux${stamp}`, primary),
    await openSecondary(`trois${stamp}`, primary),
  ]
  await signIn(page, primary.holder.email, { to: '/comptes' })
  const [first, second, third] = accounts
  for (const { login } of [first, second].filter((each) => each !== undefined)) {
    await page.getByRole('checkbox', { name: words(login) }).check()
  }
  await expect(page.getByText(words('2 éléments sélectionnés'))).toBeVisible()
  const download = page.waitForEvent('download')
  await button(page, 'Exporter la sélection').click()
  const csv = await readFile(await (await download).path(), 'utf8')
  expect(csv.split('\r\n').filter((line) => line.includes(stamp))).toHaveLength(2)
  expect(csv).not.toContain(third?.login)

  await button(page, 'Désactiver la sélection').click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText(words('Désactiver 2 comptes'))
  await dialog.getByLabel(named('Motif')).fill('Établissements vendus')
  await expectGoodPage(page)
  await dialog.getByRole('button', { name: named('Désactiver les comptes') }).click()
  await expect(page.getByText(words('2 comptes sont désactivés'))).toBeVisible()
  const states = await database().pool.query(
    'select state, state_reason from accounts where parent_id = $1 order by created_at, login',
    [primary.id],
  )
  expect(states.rows.filter(({ state }) => state === 'closed')).toHaveLength(2)
  expect(states.rows.filter(({ state }) => state === 'open')).toHaveLength(1)
})

test('options of a primary and of its secondary: the quota, a téléprocédure lost by both, and why (A07, A10, A16, A17)', async ({
  page,
}) => {
  const stamp = Date.now().toString(36)
  const primary = await newPrimary(`options${stamp}`)
  const secondary = await openSecondary(`agence${stamp}`, primary)
  await signIn(page, primary.holder.email, { to: `/comptes/${primary.id}/options` })
  await page.getByLabel(named('Nombre de comptes secondaires souhaités')).fill('1')
  await page.getByLabel(named('DSN')).check()
  await button(page, 'Enregistrer').click()
  await expect(page.getByText(named('Modifications enregistrées'))).toBeVisible()
  await expectGoodPage(page)

  await page.goto(`/comptes/${secondary.id}/options`)
  await page.getByLabel(named('DSN')).check()
  await page.getByLabel(named('Créer une boite mail')).check()
  await button(page, 'Enregistrer').click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText(words('Total TTC'))
  await expectGoodPage(page)
  await dialog.getByRole('button', { name: named('Confirmer et enregistrer') }).click()
  await expect(page.getByText(words('doit d’abord en définir le mot de passe'))).toBeVisible()

  await page.goto(`/comptes/${primary.id}/options`)
  const quota = page.getByLabel(named('Nombre de comptes secondaires souhaités'))
  await quota.fill('0')
  await button(page, 'Enregistrer').click()
  await expect(quota).toHaveAccessibleDescription(words('1 compte secondaire avec boîte mail est utilisé'))
  await quota.fill('1')
  await page.getByLabel(named('DSN')).uncheck()
  await button(page, 'Enregistrer').click()
  await expect(dialog).toContainText(words('Un compte perd des droits'))
  await expect(dialog).toContainText(secondary.login)
  await dialog.getByRole('button', { name: named('Confirmer et enregistrer') }).click()
  await expect(page.getByText(named('Modifications enregistrées'))).toBeVisible()

  await page.goto(`/comptes/${secondary.id}/options`)
  const row = page
    .getByRole('row')
    .filter({ has: page.getByRole('button', { name: named('Pourquoi ? DSN') }) })
  await row.getByRole('button', { name: named('Pourquoi ? DSN') }).click()
  await expect(page.getByText(words('Ce compte ne peut pas utiliser DSN'))).toBeVisible()
  await expect(row.getByText(words(`Le compte primaire ${primary.login} ne`)).first()).toBeVisible()
})

test('a person gets rights on an account, works with them, becomes its holder (A25)', async ({
  page,
  openBrowser,
}) => {
  const stamp = Date.now().toString(36)
  const primary = await newPrimary(`equipe${stamp}`)
  const colleague = await newMember({ membership: 'active' })
  const name = `${colleague.firstName} ${colleague.lastName}`
  await database().pool.query(
    `insert into account_persons (account_id, person_id, role, rights, created_at)
     values ($1, $2, 'collaborator', array[]::text[], now())`,
    [primary.id, colleague.id],
  )
  const reader = await (await openBrowser()).newPage()
  await signIn(reader, colleague.email, { to: `/comptes/${primary.id}/identite` })
  await expect(reader.getByText(words('permettent de le consulter, pas de le modifier'))).toBeVisible()
  await expect(button(reader, 'Enregistrer')).toHaveCount(0)

  await signIn(page, primary.holder.email, { to: `/comptes/${primary.id}/personnes` })
  await page.getByRole('button', { name: words(`Modifier les droits : ${name}`) }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(named('Modifier l’identité')).check()
  await dialog.getByRole('button', { name: named('Enregistrer') }).click()
  await expect(page.getByText(words(`Les droits de ${name} sont modifiés`))).toBeVisible()

  await reader.reload()
  await reader.getByLabel(named('Raison Sociale')).fill('Équipe à deux')
  await button(reader, 'Enregistrer').click()
  await expect(reader.getByText(named('Modifications enregistrées'))).toBeVisible()

  await page.reload()
  await page.getByRole('button', { name: words(`Désigner titulaire : ${name}`) }).click()
  await dialog.getByRole('button', { name: named('Changer de titulaire') }).click()
  await expect(page.getByText(words(`${name} est désormais titulaire`))).toBeVisible()
  await expectGoodPage(page)
  const holder = await oneRow<{ person_id: string }>(
    "select person_id from account_persons where account_id = $1 and role = 'holder'",
    [primary.id],
  )
  expect(holder.person_id).toBe(colleague.id)
})
