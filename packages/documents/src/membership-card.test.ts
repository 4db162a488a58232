import { beforeAll, describe, expect, it } from 'vitest'
import { renderMembershipCard } from './render-document.ts'
import { sampleCertificate } from './sample-data.ts'
import { flat, type ReadPdf, readPdf } from './testing/read-pdf.ts'

const MM = 72 / 25.4
const sampleCard = {
  ...sampleCertificate,
  certificate: { ...sampleCertificate.certificate, number: 'CA-2026-000123' },
}
const render = async (change: Partial<typeof sampleCard> = {}): Promise<ReadPdf> =>
  readPdf(await renderMembershipCard({ ...sampleCard, ...change }))

function expectWithinCard(pdf: ReadPdf): void {
  expect(pdf.pages).toHaveLength(1)
  for (const { text, left, right, baseline } of pdf.placed.filter((item) => item.text.trim() !== '')) {
    expect(left, text).toBeGreaterThanOrEqual(4.5 * MM)
    expect(right, text).toBeLessThanOrEqual(81.2 * MM)
    expect(baseline, text).toBeGreaterThan(1 * MM)
    expect(baseline, text).toBeLessThan(51 * MM)
  }
}

describe('membership card', () => {
  let pdf: ReadPdf
  beforeAll(async () => {
    pdf = await render()
  }, 20_000)

  it('is one page in the size of a bank card', () => {
    expect(pdf.pages[0]?.width).toBeCloseTo(85.6 * MM, 0)
    expect(pdf.pages[0]?.height).toBeCloseTo(53.98 * MM, 0)
    expectWithinCard(pdf)
  })

  it('says whose it is, of what, until when, and how to check it', () => {
    for (const fact of [
      'Azur Lavande Carte d’adhérent',
      'Anne-Lise DUPONT-ŒUVRARD',
      'Adhérent N° 22066',
      'Valable jusqu’au 27 décembre 2026',
      'Micro-entrepreneur',
      'CA-2026-000123 · Code K7QF-3M2R-W9TX',
    ])
      expect(flat(pdf.text)).toContain(fact)
    expect(pdf.links).toContain(sampleCard.verificationUrl)
    expect(pdf.info.Title).toBe('Carte d’adhérent CA-2026-000123')
  })

  it('leaves SIRET, activity and address out', () => {
    for (const fact of ['079', 'bijoux', 'Fayence']) expect(flat(pdf.text)).not.toContain(fact)
  })

  it('says the same in English', async () => {
    const english = await render({ locale: 'en' })
    expect(english.language).toBe('en')
    expect(flat(english.text)).toContain('Valid through 27 December 2026')
  })

  it.each([
    ['a long name', 'Marie-Antoinette Joséphine', 'de La Rochefoucauld-Montmorency-Laval'],
    ['capitals without a space', 'W'.repeat(60), 'X'.repeat(60)],
  ])('holds %s within the card', async (_, firstName, lastName) => {
    expectWithinCard(
      await render({
        holder: { ...sampleCard.holder, firstName, lastName },
        organisation: { ...sampleCard.organisation, name: 'Union des micro-entrepreneurs '.repeat(4) },
        certificate: { ...sampleCard.certificate, membershipType: 'Très longue formule '.repeat(5) },
      }),
    )
  })

  it('rejects a day that does not exist', async () => {
    const certificate = { ...sampleCard.certificate, endsOn: '2026-02-30' }
    await expect(render({ certificate })).rejects.toThrow(RangeError)
  })
})
