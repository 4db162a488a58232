import { beforeAll, describe, expect, it } from 'vitest'
import { renderPaymentReceipt } from './render-document.ts'
import { sampleReceipt } from './sample-data.ts'
import { flat, type ReadPdf, readPdf } from './testing/read-pdf.ts'

const withVat = {
  ...sampleReceipt.receipt,
  amountCents: 134_122,
  method: 'sepa-debit' as const,
  lines: [
    { label: 'Adhésion', amountCents: 123_456, vatRateBps: 0 },
    { label: 'Atelier', amountCents: 11_111, vatRateBps: 2000 },
    { label: 'Guide', amountCents: 1055, vatRateBps: 550 },
    { label: 'Bon cadeau', amountCents: -1500, vatRateBps: 0 },
  ],
}

const render = async (change: Partial<typeof sampleReceipt> = {}): Promise<ReadPdf> =>
  readPdf(await renderPaymentReceipt({ ...sampleReceipt, ...change }))

describe('payment receipt', () => {
  let plain: ReadPdf
  let taxed: ReadPdf
  beforeAll(async () => {
    plain = await render()
    taxed = await render({ receipt: withVat })
  }, 20_000)

  it('says who paid what, when, how and for which period', () => {
    for (const fact of [
      'Reçu de paiement N° RE-2026-000457 Document établi le 28 décembre 2025',
      'Établi au nom de Anne-Lise DUPONT-ŒUVRARD',
      'Période d’adhésion du 28 décembre 2025 au 27 décembre 2026 inclus',
      'Mode de paiement Carte bancaire',
      'Référence du paiement ADH-2025-004571',
      'Adhésion « Micro-entrepreneur », un an 69,00 €',
      'Total payé 69,00 €',
    ]) {
      expect(flat(plain.text)).toContain(fact)
    }
    expect(plain.language).toBe('fr')
    expect(plain.info.Title).toBe('Reçu de paiement RE-2026-000457')
  })

  it('quotes the law when there is no VAT, and only then', () => {
    expect(flat(plain.text)).toContain('TVA non applicable, article 293 B du CGI.')
    expect(flat(taxed.text)).not.toContain('293 B')
  })

  it('says why there is no VAT as the invoice does, or leaves it to the invoice', async () => {
    const textOf = async (change: Partial<typeof sampleReceipt.receipt>) =>
      flat((await render({ receipt: { ...sampleReceipt.receipt, ...change } })).text)
    const exempt = await textOf({ freeOfVat: 'exempt' })
    expect(exempt).toContain('Exonération de TVA, article 261, 7, 1° du CGI.')
    expect(exempt).not.toContain('293 B')
    expect(await textOf({ freeOfVat: 'unsaid' })).not.toContain('CGI')
    const own = 'Cotisation hors du champ de la TVA.'
    const said = await textOf({ vatExemptionText: own })
    expect(said).toContain(own)
    expect(said).not.toContain('293 B')
  }, 20_000)

  it('gives each rate its VAT', () => {
    expect(flat(taxed.text)).toContain(
      'Total hors taxes 1 322,15 € TVA à 5,5 % 0,55 € TVA à 20 % 18,52 € Total payé 1 341,22 €',
    )
    expect(flat(taxed.text)).toContain('Prélèvement SEPA')
  })

  it('prints thousands with U+00A0, never a slash', () => {
    expect(taxed.signs).toContain('1\u00A0234,56\u00A0€')
    expect(taxed.signs).not.toContain('\u202F')
    expect(taxed.text).not.toMatch(/\d\/\d/)
  })

  it('aligns amounts on the comma', () => {
    const amounts = taxed.placed.filter(({ text }) => /\d,\d\d\s€$/.test(text))
    expect(amounts).toHaveLength(8)
    const regular = amounts.slice(0, -1).map(({ right }) => right)
    expect(Math.max(...regular) - Math.min(...regular)).toBeLessThan(0.1)
  })

  it('says the same in English', async () => {
    const english = await render({ locale: 'en', receipt: withVat })
    expect(flat(english.text)).toContain(
      'Total excluding VAT €1,322.15 VAT at 5.5% €0.55 VAT at 20% €18.52 Total paid €1,341.22',
    )
    expect(flat(english.text)).toContain('SEPA direct debit')
  })

  it('is one page with four lines, and numbers its pages when many lines need more', async () => {
    expect(taxed.pages).toHaveLength(1)
    const lines = Array.from({ length: 40 }, (_, i) => ({
      label: `Guide ${i + 1}`,
      amountCents: 1055,
      vatRateBps: 550,
    }))
    const many = await render({ receipt: { ...withVat, lines, amountCents: 40 * 1055 } })
    expect(many.pages.length).toBeGreaterThan(1)
    expect(flat(many.text)).toContain('Guide 40')
    expect(flat(many.text)).toContain(`Page ${many.pages.length} sur ${many.pages.length}`)
    expect(flat(plain.text)).not.toContain('Page 1')
  })

  it('needs neither a period nor a verification page', async () => {
    const { periodStartsOn: _start, periodEndsOn: _end, ...receipt } = sampleReceipt.receipt
    const { verificationUrl: _url, ...data } = sampleReceipt
    const bare = await readPdf(await renderPaymentReceipt({ ...data, receipt }))
    expect(flat(bare.text)).not.toContain('Période d’adhésion')
    expect(flat(bare.text)).not.toContain('Vérifier ce document')
  })

  it('rejects lines that do not add up to what was paid', async () => {
    const receipt = { ...sampleReceipt.receipt, amountCents: 6901 }
    await expect(renderPaymentReceipt({ ...sampleReceipt, receipt })).rejects.toThrow(RangeError)
  })

  it('gives the same bytes for the same data, fonts embedded', async () => {
    const first = await renderPaymentReceipt(sampleReceipt)
    expect(first.equals(await renderPaymentReceipt(structuredClone(sampleReceipt)))).toBe(true)
    expect(plain.fonts.every(({ embedded }) => embedded)).toBe(true)
  })
})
