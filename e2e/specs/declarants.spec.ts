import type { Page } from '@playwright/test'
import { newSiret, newSoleTrader, smsCodeTo } from '../fixtures/declarants.ts'
import {
  expect,
  expectGoodPage,
  named,
  newStaff,
  signIn,
  test,
  waitForMail,
  words,
} from '../fixtures/test.ts'

const PASSWORD = 'Romarin-Calanque-5310!'
const button = (page: Page, name: string) => page.getByRole('button', { name: named(name) })
const linkIn = (text: string) => /\/inscription\/declarant\/[\w-]+/u.exec(text)?.[0] ?? ''
const field = (page: Page, name: string) => page.getByLabel(named(name))

test('a declarant signs up: unknown SIRET, another name, a wrong code, another number, then a check by staff (U01, U02, M15)', async ({
  page,
  openBrowser,
  watch,
}) => {
  test.slow()
  watch.allowRefusal(422, 'POST', /\/declarants\/signups\/[\w-]+\/verification/)
  watch.allowRefusal(404, 'POST', /\/declarants\/links\/[\w-]+/)
  const stamp = Date.now()
  const email = `declarant.${stamp.toString(36)}@example.org`
  const phone = (shift: number) => `06${String((stamp + shift) % 100_000_000).padStart(8, '0')}`
  await page.goto('/inscription')
  await page.getByRole('link', { name: named('Déclarer mon activité') }).click()
  await expect(field(page, 'SIRET')).toBeVisible()
  await expectGoodPage(page)

  // Everything is said beside its field; a temporary number is no number yet.
  await button(page, 'Vérifier et continuer').click()
  await expect(page.getByRole('alert')).toContainText(words('Numéro de sécurité sociale'))
  const serial = String(stamp % 1000 || 1).padStart(3, '0')
  const nir = (sex: number) => {
    const body = `${sex}850578${String(stamp).slice(-6, -3)}${serial}`
    return body + String(97 - (Number(body) % 97)).padStart(2, '0')
  }
  await field(page, 'Numéro de sécurité sociale').fill(nir(7))
  await expect(page.getByText(words('Ce numéro est provisoire')).first()).toBeVisible()
  await field(page, 'Numéro de sécurité sociale').fill(nir(2))
  await field(page, 'SIRET').fill(newSiret())
  await field(page, 'Nom de naissance').fill('Aubanel')
  await field(page, 'Prénoms').fill('Lise')
  await field(page, 'E-mail').fill(email)
  await field(page, 'Téléphone mobile').fill(phone(0))
  await field(page, 'J’accepte les conditions de déclaration en ligne').check()
  await button(page, 'Vérifier et continuer').click()
  await expect(page.getByText(words('Ce SIRET n’est pas encore au registre'))).toBeVisible()
  await expectGoodPage(page)

  // Corrected, it is somebody else’s; kept over a reload.
  await page.reload()
  await button(page, 'Revenir au formulaire').click()
  await field(page, 'SIRET').fill(await newSoleTrader('Orsini', 'Justin'))
  await field(page, 'J’accepte les conditions de déclaration en ligne').check()
  await button(page, 'Vérifier et continuer').click()
  await expect(page.getByText(words('Ce SIRET est inscrit sous un autre nom'))).toBeVisible()
  await button(page, 'Revenir au formulaire').click()
  await field(page, 'SIRET').fill(await newSoleTrader('Aubanell', 'Lise Marie'))
  await field(page, 'J’accepte les conditions de déclaration en ligne').check()
  await button(page, 'Vérifier et continuer').click()
  await expect(page.getByText(words('Votre nom diffère un peu du registre'))).toBeVisible()
  await button(page, 'Demander la vérification').click()
  await expect(page.getByText(words('Consultez votre messagerie'))).toBeVisible()

  // The link serves once, after a press; then the code, to another number than at first.
  const link = linkIn((await waitForMail(email, /Confirmez votre adresse/u)).text)
  await page.goto(link)
  await expectGoodPage(page)
  await button(page, 'Confirmer mon adresse').click()
  await button(page, 'Recevoir le code par SMS').click()
  const first = await smsCodeTo(phone(0))
  await field(page, 'Code reçu par SMS').fill(first === '000000' ? '000001' : '000000')
  await button(page, 'Valider le code').click()
  await expect(page.getByText(words('Vérifiez le dernier SMS reçu')).first()).toBeVisible()
  await button(page, 'Changer d’adresse ou de numéro').click()
  await field(page, 'Téléphone mobile').fill(phone(1))
  await button(page, 'Enregistrer et continuer').click()
  await button(page, 'Recevoir le code par SMS').click()
  await field(page, 'Code reçu par SMS').fill(await smsCodeTo(phone(1)))
  await expectGoodPage(page)
  await button(page, 'Valider le code').click()
  await field(page, 'Nouveau mot de passe').fill(PASSWORD)
  await field(page, 'Confirmation du nouveau mot de passe').fill(PASSWORD)
  await button(page, 'Créer mon espace').click()
  await expect(page).toHaveURL(/\/tableau-de-bord$/u)
  await expect(page.getByText(words('En vérification'))).toBeVisible()
  await expectGoodPage(page)

  // Used up, the link opens nothing; the desk opens the file.
  const stranger = await (await openBrowser()).newPage()
  await stranger.goto(link)
  await button(stranger, 'Confirmer mon adresse').click()
  await expect(stranger.getByText(words('Ce lien n’est plus valable'))).toBeVisible()
  const staff = await newStaff('manager')
  const desk = await (await openBrowser()).newPage()
  await signIn(desk, staff.email, { to: `/admin/demandes/declarants?q=${encodeURIComponent(email)}` })
  await expect(desk.getByText(words('Noms proches'))).toBeVisible()
  await expectGoodPage(desk)
  await button(desk, 'Ouvrir').click()
  await button(desk, 'Ouvrir le dossier').click()
  await expect(desk.getByText(words('est ouvert.'))).toBeVisible()
  await page.reload()
  await expect(page.getByText(words('Votre dossier est ouvert.'))).toBeVisible()

  // The company is what the register told, and nothing differs since.
  await page.getByRole('link', { name: named('Voir l’entreprise') }).click()
  await expect(page.getByText(words('74.10Z (NAF rév. 2)'))).toBeVisible()
  await expectGoodPage(page)
  await button(page, 'Actualiser depuis le registre').click()
  await expect(page.getByText(words('Le registre dit la même chose que votre dossier.'))).toBeVisible()
  await button(page, 'Noter la date').click()
  await expect(page.getByRole('dialog')).toBeHidden()

  // What no register tells is said with its day; a wrong day is refused beside the field.
  await expect(page.getByText(words('Activités spécialisées de design'))).toBeVisible()
  await button(page, 'Renseigner : TVA').click()
  await page.getByRole('radio', { name: named('Franchise en base') }).check()
  await expect(page.getByText(words('TVA non applicable, art. 293 B du CGI'))).toBeVisible()
  await field(page, 'À partir du').fill('02/04/2025')
  await button(page, 'Enregistrer').click()
  await expect(page.getByText(words('Elle prend effet un 1er janvier')).first()).toBeVisible()
  await expectGoodPage(page)
  await field(page, 'À partir du').fill('03/02/2025')
  await button(page, 'Enregistrer').click()
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(page.getByText(words('Depuis le 3 février 2025'))).toBeVisible()
  await button(page, 'Historique').click()
  await expect(page.getByText(words('par Lise Aubanel'))).toBeVisible()
  await expectGoodPage(page)
})
