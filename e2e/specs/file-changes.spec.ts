import { DEMO_PASSWORD } from '@guichet/db/seed'
import type { Page } from '@playwright/test'
import { waitForMail } from '../fixtures/sandbox.ts'
import { expect, expectGoodPage, named, newMember, signIn, test, words } from '../fixtures/test.ts'

const field = (page: Page, name: string) => page.getByRole('textbox', { name: named(name) })
const linkIn = (text: string) => {
  const path = /\/changement-adresse\/[\w-]+/u.exec(text)?.[0]
  if (!path) throw new Error('the mail holds no link')
  return path
}

test('a member changes the sign-in address, confirmed by both addresses (M04)', async ({
  page,
  openBrowser,
}) => {
  const member = await newMember({ membership: 'active' })
  const next = `neuf.${member.email}`
  await signIn(page, member.email, { to: '/informations' })
  await page.getByRole('button', { name: named('Changer d’adresse') }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText(words('sept jours après la confirmation'))
  await expectGoodPage(page)
  await dialog.getByLabel(named('Nouvelle adresse')).fill(next)
  await dialog.getByLabel(named('Mot de passe courant')).fill(DEMO_PASSWORD)
  await dialog.getByRole('button', { name: named('Demander le changement') }).click()
  await expect(page.getByText(named(`Changement en cours vers ${next}`))).toBeVisible()
  await expectGoodPage(page)

  // The links are opened where the mails are read, by somebody who is not signed in there.
  const mailbox = await (await openBrowser()).newPage()
  await mailbox.goto(linkIn((await waitForMail(member.email, /Changement de votre adresse/)).text))
  await expect(mailbox.getByRole('button', { name: named('Ce n’est pas moi') })).toBeVisible()
  await expectGoodPage(mailbox)
  await mailbox.getByRole('button', { name: named('Confirmer le changement') }).click()
  await expect(mailbox.getByText(words(`dès que ${next} aura confirmé aussi`))).toBeVisible()
  await mailbox.goto(linkIn((await waitForMail(next, /Confirmez votre nouvelle adresse/)).text))
  await mailbox.getByRole('button', { name: named('Confirmer cette adresse') }).click()
  await expect(mailbox.getByText(named('Votre adresse de connexion a changé'))).toBeVisible()
  await waitForMail(member.email, /Votre adresse de connexion a changé/)

  // The session that asked is still open, and shows the new address.
  await page.reload()
  await expect(field(page, 'Email professionnel')).toHaveValue(next)
  await signIn(mailbox, next)
  await expect(mailbox.getByRole('banner')).toContainText(member.lastName)
})
