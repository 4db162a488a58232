import { beforeAll, describe, expect, it } from 'vitest'
import { renderMembershipCertificate } from './render-document.ts'
import { sampleCertificate } from './sample-data.ts'
import { flat, type ReadPdf, readPdf } from './testing/read-pdf.ts'

const MM = 72 / 25.4
const render = async (change: Partial<typeof sampleCertificate> = {}): Promise<ReadPdf> =>
  readPdf(await renderMembershipCertificate({ ...sampleCertificate, ...change }))

function expectSoundPage(pdf: ReadPdf): void {
  expect(pdf.pages).toHaveLength(1)
  const names = pdf.fonts.map(({ name }) => name.replace(/^[A-Z]+\+/, ''))
  expect(new Set(names).size, 'each font once').toBe(names.length)
  expect(pdf.fonts.every(({ name, embedded }) => embedded && name.includes('PublicSans'))).toBe(true)
  for (const { text, left, right, baseline } of pdf.placed.filter((item) => item.text.trim() !== '')) {
    expect(left, text).toBeGreaterThanOrEqual(24.5 * MM)
    expect(right, text).toBeLessThanOrEqual(185.5 * MM)
    expect(baseline, text).toBeGreaterThan(10 * MM)
    expect(baseline, text).toBeLessThan(280 * MM)
  }
}

describe('membership certificate', () => {
  let pdf: ReadPdf
  beforeAll(async () => {
    pdf = await render()
  }, 20_000)

  it('is one A4 page inside its margins', () => {
    expect(pdf.pages).toHaveLength(1)
    expect(pdf.pages[0]?.width).toBeCloseTo(210 * MM, 0)
    expect(pdf.pages[0]?.height).toBeCloseTo(297 * MM, 0)
    expectSoundPage(pdf)
  })

  it('carries the logo, and does without one that cannot be read', async () => {
    const withLogo = (content: string) =>
      render({
        organisation: { ...sampleCertificate.organisation, logo: `data:image/png;base64,${content}` },
      })
    const dots =
      'iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAEElEQVR4nGPwid8IRAwQCgAkigVx+nvRgQAAAABJRU5ErkJggg=='
    const worn = await withLogo(dots)
    expectSoundPage(worn)
    expect(worn.images).toBe(pdf.images + 1)
    expect((await withLogo(dots.slice(0, 60))).images).toBe(pdf.images)
  })

  it('certifies in one sentence, without a guess at gender', () => {
    expect(flat(pdf.text)).toContain(
      'Azur Lavande certifie que Anne-Lise DUPONT-ŒUVRARD est à jour de son adhésion « Micro-entrepreneur » ' +
        'pour la période du 28 décembre 2025 au 27 décembre 2026 inclus.',
    )
    expect(flat(pdf.text)).not.toMatch(/adhérente?\b(?! )|soussigné/i)
  })

  it('says the same in English', async () => {
    const english = await render({ locale: 'en' })
    expect(english.language).toBe('en')
    expect(flat(english.text)).toContain(
      'Azur Lavande certifies that Anne-Lise DUPONT-ŒUVRARD holds an up-to-date “Micro-entrepreneur” membership ' +
        'for the period from 28 December 2025 to 27 December 2026 inclusive.',
    )
  })

  it('carries number, day, signatory, member and organisation', () => {
    for (const fact of [
      'N° AA-2026-000123 · Document établi le 1er mars 2026',
      'Nice, le 1er mars 2026 Françoise Lefèvre Présidente',
      'Numéro d’adhérent 22066',
      'SIRET 079 555 421 00019',
      '3, chemin des Mûriers 83440 Fayence',
      '12 bis, rue de l’Hôtel-des-Postes 06000 Nice 04 93 00 00 00 bonjour@azur-lavande.example',
      'SIRET 123 456 789 00012 · www.azur-lavande.example',
    ]) {
      expect(flat(pdf.text)).toContain(fact)
    }
  })

  it('shows where it can be verified, in clear and as a link', () => {
    expect(pdf.text.replace(/\s/g, '')).toContain(sampleCertificate.verificationUrl)
    expect(pdf.links).toContain(sampleCertificate.verificationUrl)
    expect(flat(pdf.text)).toContain('Code : K7QF-3M2R-W9TX')
  })

  it('sets title, language, author, subject and date', () => {
    expect(pdf.language).toBe('fr')
    expect(pdf.info).toMatchObject({
      Title: 'Attestation d’adhésion AA-2026-000123',
      Author: 'Azur Lavande',
      Subject: 'Attestation d’adhésion, Anne-Lise DUPONT-ŒUVRARD',
    })
    expect(pdf.info.CreationDate).toMatch(/^D:20260301/)
  })

  it('embeds every font', () => {
    expect(pdf.fonts.length).toBeGreaterThanOrEqual(2)
    expect(pdf.fonts.every(({ name, embedded }) => embedded && name.includes('PublicSans'))).toBe(true)
  })

  it('gives the same bytes for the same data', async () => {
    const [first, second] = [
      await renderMembershipCertificate(sampleCertificate),
      await renderMembershipCertificate(structuredClone(sampleCertificate)),
    ]
    expect(first.equals(second)).toBe(true)
  })

  it('rejects a day that does not exist', async () => {
    const certificate = { ...sampleCertificate.certificate, endsOn: '2026-02-30' }
    await expect(render({ certificate })).rejects.toThrow(RangeError)
  })

  it.each([
    [
      'letters of three fonts',
      'Nguyễn Łucja',
      'O’Brien-Łukaszewicz œuvre',
      'Nguyễn Łucja O’BRIEN-ŁUKASZEWICZ ŒUVRE',
    ],
    ['pictures and writing from right to left', 'Zoé 😀', '\u202Eשלום', 'Zoé SLVM'],
    ['Cyrillic', 'Дмитрий', 'Иванов', 'Dmitriy IVANOV'],
  ])('prints a name with %s', async (_, firstName, lastName, printed) => {
    const result = await render({ holder: { ...sampleCertificate.holder, firstName, lastName } })
    expect(flat(result.text)).toContain(`certifie que ${printed} est à jour`)
    expectSoundPage(result)
  })

  it.each([
    ['200 wide capitals without a space', 'X'.repeat(100), 'W'.repeat(100)],
    ['200 letters in words', 'Anne-Lise '.repeat(10), 'Łukaszewicz-Škoda '.repeat(6)],
  ])('stays one page with %s and everything else long', async (_, firstName, lastName) => {
    const { organisation, certificate } = sampleCertificate
    const long = await render({
      organisation: {
        ...organisation,
        name: 'Fédération régionale des micro-entrepreneurs et travailleurs indépendants de Provence et de Corse',
        legalForm: 'Association déclarée, régie par la loi du 1er juillet 1901 et le décret du 16 août 1901',
        addressLines: Array.from({ length: 9 }, () => '1250 bis, avenue du Maréchal-de-Lattre-de-Tassigny'),
        email: 'secretariat.general@federation-microentrepreneurs-paca.example',
        signatoryName: 'Marie-Antoinette de La Rochefoucauld-Villeneuve-Montclar',
        signatoryRole: 'Secrétaire générale, par délégation du conseil d’administration',
        city: 'Saint-Rémy-en-Bouzemont-Saint-Genest-et-Isson',
      },
      holder: {
        firstName,
        lastName,
        memberNumber: '2'.repeat(60),
        siret: '07955542100019',
        activity: 'Création '.repeat(40),
        addressLines: Array.from({ length: 9 }, () => 'Résidence '.repeat(20)),
      },
      certificate: { ...certificate, membershipType: 'Formule complète avec accompagnement '.repeat(3) },
      verificationUrl: `https://portail.federation-paca.example/verification/${'K7QF-'.repeat(12)}K7QF`,
    })
    expectSoundPage(long)
    const letters = long.text.replace(/[^\p{L}]/gu, '')
    expect(letters).toContain((firstName + lastName.toLocaleUpperCase('fr')).replace(/[^\p{L}]/gu, ''))
    expect(flat(long.text)).toContain('28 décembre 2025 au 27 décembre 2026 inclus.')
    expect(long.text.replace(/\s/g, '')).toContain(`${'K7QF-'.repeat(12)}K7QF`)
  })
})
