import { DEMO_PASSWORD } from '@guichet/db/seed'
import { oneRow } from '../fixtures/database.ts'
import { expect, expectGoodPage, named, signIn, test, words } from '../fixtures/test.ts'

const LOGIN = 'cs1.asp1ent'
const readMailUser = () =>
  oneRow<{ active: boolean; password: string | null }>(
    'SELECT active, password FROM mail_users WHERE login = $1',
    [LOGIN],
  )

test('the holder sets the password of the mailbox, copies the settings, revokes it (A19)', async ({
  page,
}) => {
  const { id } = await oneRow<{ id: string }>('SELECT id FROM accounts WHERE login = $1', [LOGIN])
  await signIn(page, LOGIN, { to: `/comptes/${id}/options` })
  await expect(page.getByLabel(named('Boite de réception des relevés'))).toBeVisible()
  await expectGoodPage(page)
  await page.getByRole('link', { name: named('Mot de passe et réglages de la boîte mail') }).click()
  const section = page.locator('#section-mailbox')
  await expect(section).toContainText(words('n’est pas encore défini'))
  await expect(section).toContainText(`${LOGIN}@boite.demo.example`)
  await expect(section).toContainText('mail.boite.demo.example')
  await expect(section).toContainText(words('993, SSL/TLS'))
  await expectGoodPage(page)

  await section.getByRole('button', { name: named('Définir le mot de passe') }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(named('Votre mot de passe de connexion')).fill(DEMO_PASSWORD)
  await dialog.getByRole('button', { name: named('Proposer un mot de passe') }).click()
  await expect(dialog).toContainText(/[0-9a-z]{5}(-[0-9a-z]{5}){3}/)
  await expectGoodPage(page)
  await dialog.getByRole('button', { name: named('Enregistrer') }).click()
  await expect(section).toContainText(words('Le mot de passe de la boîte mail est défini'))
  expect(await readMailUser()).toEqual({
    active: true,
    password: expect.stringMatching(/^\{BLF-CRYPT\}\$2b\$/),
  })

  await section.getByRole('button', { name: named('Révoquer') }).click()
  await dialog.getByLabel(named('Votre mot de passe de connexion')).fill(DEMO_PASSWORD)
  await dialog.getByRole('button', { name: named('Révoquer le mot de passe') }).click()
  await expect(section).toContainText(words('Le mot de passe de la boîte mail est révoqué'))
  expect(await readMailUser()).toEqual({ active: true, password: null })
  await expectGoodPage(page)
})
