import { newPrimary, newSecondary } from '../fixtures/accounts.ts'
import { database } from '../fixtures/database.ts'
import { expect, expectGoodPage, named, signIn, test, waitForMail, words } from '../fixtures/test.ts'

test('a secondary account is detached, attached again by its login, and takes the place of its primary, each with the consent of both sides', async ({
  page,
  openBrowser,
  watch,
}) => {
  const stamp = Date.now().toString(36)
  const primary = await newPrimary(`tete${stamp}`)
  const account = await newSecondary('part', primary)
  await database().pool.query('update accounts set mailbox_quota = 5 where id = $1', [primary.id])
  const dialog = page.getByRole('dialog')

  await signIn(page, account.holder.email, { to: `/comptes/${account.id}/rattachement` })
  await expect(page.getByText(words(`est rattaché au compte primaire ${primary.login}`))).toBeVisible()
  await page.getByRole('button', { name: named('Détacher ce compte') }).click()
  await expect(dialog).toContainText(words(`${account.login} devient un compte primaire indépendant`))
  await expect(dialog).toContainText(words('Le suffixe du nom de compte ne change pas.'))
  await dialog.getByRole('button', { name: named('Envoyer la proposition') }).click()
  await expect(page.getByText(words('La proposition est envoyée.'))).toBeVisible()
  await expectGoodPage(page)
  await waitForMail(`${primary.login}@essai.example`, /demande à être détaché/u)

  const above = await (await openBrowser()).newPage()
  const question = above.getByRole('dialog')
  await signIn(above, primary.holder.email, { to: '/tableau-de-bord' })
  await above.getByRole('link', { name: named('Voir la proposition') }).click()
  await expect(above.getByText(words(`${account.login} (`)).first()).toContainText(
    words('demande à être détaché'),
  )
  await above.getByRole('button', { name: named('Accepter') }).click()
  await expect(question).toContainText(words('n’y a plus accès'))
  await question.getByRole('button', { name: named('Accepter') }).click()
  await expect(above.getByText(words('C’est fait'))).toBeVisible()
  await above.getByRole('tab', { name: named('Historique') }).click()
  await expect(above.getByText(words(`Compte ${account.login} détaché de celui-ci`))).toBeVisible()
  watch.allow(/^answer: 404 GET \/accounts\/.+/)
  await above.goto(`/comptes/${account.id}/identite`)
  await expect(above.getByRole('heading', { name: named('Page introuvable') })).toBeVisible()

  await page.reload()
  await expect(page.getByText(words('est un compte primaire indépendant'))).toBeVisible()
  await page.getByRole('button', { name: named('Rattacher à un compte primaire') }).click()
  await dialog.getByLabel(named('Nom du compte primaire')).fill(primary.login)
  await dialog.getByRole('button', { name: named('Voir ce qui s’ensuit') }).click()
  await expect(dialog).toContainText(words('qui n’est connu qu’une fois la proposition acceptée'))
  await dialog.getByRole('button', { name: named('Envoyer la proposition') }).click()
  await expect(page.getByText(words('La proposition est envoyée.'))).toBeVisible()

  await above.goto(`/comptes/${primary.id}/rattachement`)
  await above.getByRole('button', { name: named('Accepter') }).click()
  await expect(question).toContainText(
    words('Comptes secondaires avec boîte mail : 0 avant, 1 après, sur 5 souhaités.'),
  )
  await question.getByRole('button', { name: named('Accepter') }).click()
  await above.getByRole('tab', { name: named('Historique') }).click()
  await expect(above.getByText(words(`Compte ${account.login} rattaché à celui-ci`))).toBeVisible()
  await page.reload()
  await expect(page.getByText(words(`est rattaché au compte primaire ${primary.login}`))).toBeVisible()

  await page.getByRole('button', { name: named('Échanger avec le compte primaire') }).click()
  await expect(dialog).toContainText(
    words(
      `${account.login} devient le compte primaire, et ${primary.login} l’un de ses comptes secondaires.`,
    ),
  )
  await dialog.getByRole('button', { name: named('Envoyer la proposition') }).click()
  await expect(page.getByText(words('La proposition est envoyée.'))).toBeVisible()
  await above.goto(`/comptes/${primary.id}/rattachement`)
  await above.getByRole('button', { name: named('Accepter') }).click()
  await expect(question).toContainText(words(`${account.login} devient le compte primaire`))
  await question.getByRole('button', { name: named('Accepter') }).click()
  await expect(above.getByText(words('C’est fait'))).toBeVisible()
  await expect(
    above.getByText(words(`${primary.login} est rattaché au compte primaire ${account.login}`)),
  ).toBeVisible()
  await page.goto('/comptes')
  await expect(page.getByRole('link', { name: named(primary.login) })).toBeVisible()
  await expectGoodPage(page)
})
