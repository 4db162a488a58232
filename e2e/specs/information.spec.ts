import { DEMO_PASSWORD } from '@guichet/db/seed'
import type { Page } from '@playwright/test'
import { database, oneRow } from '../fixtures/database.ts'
import { newSoleTrader } from '../fixtures/declarants.ts'
import {
  expect,
  expectAccessible,
  expectGoodPage,
  named,
  newMember,
  shortDay,
  signIn,
  test,
  today,
  words,
} from '../fixtures/test.ts'

const field = (page: Page, name: string) => page.getByRole('textbox', { name: named(name) })
const save = (page: Page) => page.getByRole('button', { name: named('Enregistrer') })
const saved = (page: Page) => page.getByText(named('Modifications enregistrées'))
const unsaved = (page: Page) => page.getByText(named('Modifications non enregistrées'))

const open = async (page: Page) => {
  const member = await newMember({ membership: 'active' })
  await signIn(page, member.email, { to: '/informations' })
  await expect(field(page, 'Nom')).toHaveValue(member.lastName)
  return member
}

test('every field of the file stands there; what is changed is saved and stays (M04, M05)', async ({
  page,
}) => {
  const member = await open(page)
  await expect(
    page.getByRole('heading', { level: 1, name: named('Mes informations personnelles') }),
  ).toBeVisible()
  for (const tab of ['Informations', 'Adhésions'])
    await expect(page.getByRole('tab', { name: named(tab) })).toBeVisible()
  await expect(field(page, 'Utilisateur N°')).toHaveValue(String(member.number))
  await expect(field(page, 'Utilisateur N°')).not.toBeEditable()
  await expect(field(page, 'Email professionnel')).toHaveValue(member.email)
  for (const name of [
    'Prénom',
    'Email personnel',
    'Téléphone',
    'Activité',
    'Numéro de sécurité sociale',
    'Siret',
    'Ape',
    'Site internet',
    'Page Facebook',
  ])
    await expect(field(page, name)).toBeEditable()
  await expect(page.getByRole('combobox', { name: named('Partenariat') })).toBeVisible()
  await expect(page.getByText(named('Code de parrainage'))).toBeVisible()
  await expect(field(page, 'Siret')).toHaveValue(/^079\s555\s421\s00019$/)
  await expectGoodPage(page)

  await field(page, 'Activité').fill('Céramique')
  await field(page, 'Téléphone').fill('0149098737')
  await field(page, 'Site internet').fill('https://ceramique.example')
  await expect(unsaved(page)).toBeVisible()
  await save(page).click()
  await expect(saved(page)).toBeVisible()
  await expect(field(page, 'Téléphone')).toHaveValue(/^01\s49\s09\s87\s37$/)
  await page.reload()
  await expect(field(page, 'Activité')).toHaveValue('Céramique')
  await expect(field(page, 'Site internet')).toHaveValue('https://ceramique.example')

  // What the register proves: a number must be saved first, and nothing is taken over that was not chosen.
  const siret = await newSoleTrader(member.lastName, member.firstName)
  await field(page, 'Siret').fill(siret)
  await field(page, 'Ape').fill('62.01Z')
  await expect(
    page.getByText(words('Enregistrez le SIRET, puis vérifiez-le auprès du registre.')),
  ).toBeVisible()
  await save(page).click()
  await expect(saved(page)).toBeVisible()
  await page.getByRole('button', { name: named('Vérifier auprès du registre') }).click()
  const dialog = page.getByRole('dialog')
  const ape = dialog.getByRole('group', { name: words('Ape : le dossier et le registre diffèrent') })
  await expect(ape.getByRole('radio', { name: words('Garder ce que dit le dossier') })).toBeChecked()
  await expectGoodPage(page)
  await ape.getByRole('radio', { name: words('Reprendre ce que dit le registre') }).check()
  await dialog.getByRole('button', { name: named('Enregistrer comme vérifié') }).click()
  await expect(dialog).toHaveCount(0)
  await expect(page.getByText(words(`Vérifié auprès du registre le ${shortDay(today())}`))).toBeVisible()
  for (const name of ['Siret', 'Ape']) await expect(field(page, name)).not.toBeEditable()
  await expect(field(page, 'Ape')).not.toHaveValue(/62/u)
  await expectGoodPage(page)
})

test('each wrong field has its message beside it, the summary takes the focus, nothing typed is lost', async ({
  page,
  watch,
}) => {
  await open(page)
  watch.allow(/^answer: 4(?:00|22) PATCH \/me$/)
  await field(page, 'Nom').fill('')
  await save(page).click()
  await expect(field(page, 'Nom')).toHaveAccessibleDescription(words('Ce champ est à remplir.'))
  await field(page, 'Nom').fill('Retrouvé')
  const wrong = {
    'Email personnel': 'pas une adresse',
    Téléphone: '12',
    'Numéro de sécurité sociale': '1 84 12 76 451 089 47',
    Siret: '079 555 421 00018',
    Ape: 'zz',
    'Site internet': 'javascript:alert(1)',
    'Page Facebook': 'rien',
  }
  for (const [name, value] of Object.entries(wrong)) await field(page, name).fill(value)
  const postcode = page.getByRole('group', { name: words('Adresse personnelle') }).getByRole('textbox', {
    name: named('Code Postal'),
  })
  await postcode.fill('1310')
  await save(page).click()
  await expect(page.getByRole('alert')).toBeFocused()
  for (const name of Object.keys(wrong)) {
    await expect(field(page, name), name).toHaveAttribute('aria-invalid', 'true')
    await expect(field(page, name), name).toHaveAccessibleDescription(/\p{L}{3}.*[.!?]/u)
  }
  await expect(postcode).toHaveAttribute('aria-invalid', 'true')
  for (const [name, value] of Object.entries(wrong))
    expect((await field(page, name).inputValue()).replace(/\s/g, ''), name).toBe(value.replace(/\s/g, ''))
  await expectGoodPage(page)

  await page
    .getByRole('alert')
    .getByRole('link', { name: named('Siret') })
    .click()
  await expect(field(page, 'Siret')).toBeFocused()
  const right = {
    'Email personnel': 'moi@essai.example',
    Téléphone: '01 49 09 87 37',
    'Numéro de sécurité sociale': '',
    Siret: '079 555 421 00019',
    Ape: '6920Z',
    'Site internet': 'https://site.example',
    'Page Facebook': '',
  }
  for (const [name, value] of Object.entries(right)) await field(page, name).fill(value)
  await postcode.fill('13100')
  await save(page).click()
  await expect(saved(page)).toBeVisible()
  await expect(page.getByRole('banner')).toContainText('Retrouvé')
})

test('"Dupliquer l’adresse personnelle" copies the four fields (M05)', async ({ page }) => {
  await open(page)
  const business = page.getByRole('group', { name: named('Adresse activité/exercice') })
  await expect(page.getByRole('group', { name: named('Adresse personnelle/siège social') })).toBeVisible()
  for (const name of ['Adresse', 'Complément d’adresse', 'Code Postal', 'Ville'])
    await expect(business.getByRole('textbox', { name: named(name) })).toHaveValue('')
  await page.getByRole('button', { name: named('Dupliquer l’adresse personnelle') }).click()
  await expect(business.getByRole('textbox', { name: named('Adresse') })).toHaveValue('12, rue des Tilleuls')
  await save(page).click()
  await expect(saved(page)).toBeVisible()
  await page.reload()
  await expect(business.getByRole('textbox', { name: named('Ville') })).toHaveValue('Aix-en-Provence')
})

test('the social security number is never shown whole, kept encrypted, and can be removed', async ({
  page,
}) => {
  const member = await open(page)
  const nir = field(page, 'Numéro de sécurité sociale')
  const number = await freeNir()
  await nir.fill(number)
  await save(page).click()
  await expect(saved(page)).toBeVisible()
  await page.reload()
  await expect(nir).toHaveValue('')
  await expect(nir).toHaveAccessibleDescription(words('Enregistré'))
  const digits = ((await page.getByRole('main').textContent()) ?? '').replace(/\D/g, '')
  expect(digits).not.toContain(number)
  const row = await oneRow<{ cipher: Buffer }>(
    'select nir_cipher as cipher from members where person_id = $1',
    [member.id],
  )
  expect(row.cipher.toString('latin1')).not.toContain(number)
  await page.getByRole('button', { name: named('Supprimer le numéro enregistré') }).click()
  await expect(nir).toHaveAccessibleDescription(words('sera supprimé à l’enregistrement'))
  await save(page).click()
  await expect(saved(page)).toBeVisible()
  const left = await oneRow<{ hash: unknown }>('select nir_hash as hash from members where person_id = $1', [
    member.id,
  ])
  expect(left.hash).toBeNull()
})

/** A well-formed number that no file holds: the order within the commune is the number of members. */
const freeNir = async () => {
  const { count } = await oneRow<{ count: number }>('select count(*)::int as count from members', [])
  const body = `2991299351${String(count % 1000).padStart(3, '0')}`
  return body + String(97n - (BigInt(body) % 97n)).padStart(2, '0')
}

test('leaving with unsaved changes asks first: link, back button, closing the page', async ({ page }) => {
  const member = await newMember({ membership: 'active' })
  // Here dialogs come and go as for most people.
  await page.emulateMedia({ reducedMotion: 'no-preference' })
  await signIn(page, member.email)
  const menu = page.getByRole('navigation', { name: named('Navigation principale') })
  await menu.getByRole('link', { name: named('Mes informations') }).click()
  await field(page, 'Activité').fill('Poterie')
  const dialog = page.getByRole('dialog')

  await menu.getByRole('link', { name: named('Paiements') }).click()
  await expect(dialog).toContainText(words('Quitter sans enregistrer ?'))
  await expectAccessible(page)
  await dialog.getByRole('button', { name: named('Rester sur la page') }).click()
  await expect(page).toHaveURL(/\/informations$/)

  await page.goBack()
  await expect(dialog).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(field(page, 'Activité')).toHaveValue('Poterie')

  const asked = page.waitForEvent('dialog')
  await page.close({ runBeforeUnload: true })
  const question = await asked
  expect(question.type()).toBe('beforeunload')
  await question.dismiss()

  await menu.getByRole('link', { name: named('Paiements') }).click()
  await dialog.getByRole('button', { name: named('Quitter sans enregistrer') }).click()
  await expect(page.getByRole('heading', { level: 1, name: named('Paiements') })).toBeVisible()
  await menu.getByRole('link', { name: named('Mes informations') }).click()
  await expect(field(page, 'Activité')).toHaveValue('Réparation de vélos')
})

test('two editors: what does not meet is joined, what meets is chosen field by field', async ({
  page,
  context,
  watch,
}) => {
  const member = await open(page)
  watch.allowRefusal(412, 'PATCH', '/me')
  const other = await context.newPage()
  await other.goto('/informations')
  await field(page, 'Activité').fill('Tissage')
  await field(page, 'Site internet').fill('https://tissage.example')
  await field(other, 'Activité').fill('Filage')
  await field(other, 'Téléphone').fill('01 49 09 87 37')
  await save(other).click()
  await expect(saved(other)).toBeVisible()

  await save(page).click()
  const panel = page.getByRole('main')
  await expect(panel).toContainText(words('Ces informations ont été modifiées entre-temps'))
  await expect(panel).toContainText('Filage')
  await expect(field(page, 'Site internet')).toHaveValue('https://tissage.example')
  await expectGoodPage(page)
  await page.getByRole('button', { name: named('Appliquer mes choix et enregistrer') }).click()
  await expect(saved(page)).toBeVisible()
  const { rows } = await database().pool.query(
    'select activity, website, phone from members m join persons p on p.id = m.person_id where p.id = $1',
    [member.id],
  )
  expect(rows).toEqual([{ activity: 'Tissage', website: 'https://tissage.example', phone: '+33149098737' }])
})

test('the session ends while one edits: signed in again in place, nothing is lost', async ({
  page,
  watch,
}) => {
  const member = await open(page)
  await field(page, 'Activité').fill('Vannerie')
  await database().pool.query(
    `update sessions set revoked_at = now(), revoked_reason = 'essai' where person_id = $1`,
    [member.id],
  )
  watch.allow(/^answer: 401 (?:PATCH \/me|GET \/\S*|POST \/session(?:\/refresh)?)$/)
  // Some other call of the page may have found it out first: the dialog then lies over the button.
  await save(page).dispatchEvent('click')
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText(words('Votre session a expiré'))
  await expectGoodPage(page)
  await dialog.getByLabel(named('Mot de passe')).fill('Faux-Mot-De-Passe-1!')
  await dialog.getByRole('button', { name: named('Reprendre') }).click()
  await expect(dialog.getByRole('alert')).toContainText(words('Identifiants incorrects'))
  await dialog.getByLabel(named('Mot de passe')).fill(DEMO_PASSWORD)
  await dialog.getByRole('button', { name: named('Reprendre') }).click()
  await expect(dialog).toBeHidden()
  await expect(field(page, 'Activité')).toHaveValue('Vannerie')
  if (await unsaved(page).isVisible()) await save(page).click()
  await expect(saved(page)).toBeVisible()
  const { activity } = await oneRow<{ activity: string }>(
    'select activity from members where person_id = $1',
    [member.id],
  )
  expect(activity).toBe('Vannerie')
})
