import { beforeAll, describe, expect, it } from 'vitest'
import { renderInvoice } from './render-document.ts'
import { sampleInvoice } from './sample-data.ts'
import { flat, type ReadPdf, readPdf } from './testing/read-pdf.ts'

const render = async (change: Partial<typeof sampleInvoice> = {}): Promise<ReadPdf> =>
  readPdf(await renderInvoice({ ...sampleInvoice, ...change }))
const { payBy: _, ...issued } = sampleInvoice.invoice

describe('invoice', () => {
  let toPay: ReadPdf
  let credit: ReadPdf
  beforeAll(async () => {
    toPay = await render()
    credit = await render({
      locale: 'en',
      invoice: {
        ...issued,
        ...{ kind: 'credit-note', number: 'A2026-000004', reason: 'Billed twice' },
        corrects: { number: 'F2026-000123', issuedOn: '2026-12-01' },
      },
    })
  }, 20_000)

  it('says who owes what to whom, for what, and until when', () => {
    for (const fact of [
      'Facture N° F2026-000123 Émise le 1er décembre 2026',
      'Client Castellan et associés 56, rue de Billancourt 92100 Boulogne-Billancourt SIREN 079 555 421',
      'Compte asp1ent',
      'Date de la prestation du 1er décembre 2026 au 31 décembre 2026 inclus',
      'Catégorie d’opération Prestation de services',
      'À régler au plus tard le 31 décembre 2026',
      'Boite mail secondaire 7 3,33 € 20 % 23,31 €',
      'Référence à rappeler AD-2026-000123-K',
      'FR76 9999 9000 1300 0260 7198 430',
    ])
      expect(flat(toPay.text)).toContain(fact)
    expect(toPay.info.Title).toBe('Facture F2026-000123')
    expect(toPay.language).toBe('fr')
  })

  it('gives each rate its base and its VAT, rounded once', () => {
    expect(flat(toPay.text)).toContain(
      'Total hors taxes 58,31 € TVA à 5,5 % sur 10,00 € 0,55 € TVA à 20 % sur 48,31 € 9,66 € Total TTC 68,52 €',
    )
  })

  it('bears what the law asks towards professionals', () => {
    const text = flat(toPay.text)
    expect(text).toContain('N° TVA FR83404833048')
    expect(text).toContain('indemnité forfaitaire de 40 €')
    expect(text).toContain('Pas d’escompte pour paiement anticipé.')
    expect(text).not.toContain('293 B')
  })

  it('a credit note names the invoice and the reason, and asks for nothing', () => {
    const text = flat(credit.text)
    expect(text).toContain('Credit note No. A2026-000004')
    expect(text).toContain('Cancels or corrects invoice F2026-000123 of 1 December 2026')
    expect(text).toContain('Reason Billed twice')
    expect(text).toContain('Total credited including VAT €68.52')
    for (const absent of ['Payable by', 'How to pay', 'penalties']) expect(text).not.toContain(absent)
  })

  it('without VAT it quotes the law, when paid it says how', async () => {
    const lines = [{ label: 'Adhésion', quantity: 1, unitCents: 6900, netCents: 6900, vatRateBps: 0 }]
    const { vatNumber: __, ...own } = sampleInvoice
    const pdf = await readPdf(
      await renderInvoice({
        ...own,
        invoice: {
          ...{ ...issued, lines, rates: [{ rateBps: 0, netCents: 6900, vatCents: 0 }] },
          ...{ netCents: 6900, vatCents: 0, grossCents: 6900, mentions: ['vat-franchise'] },
          paid: { on: '2026-12-01', method: 'card' },
        },
      }),
    )
    const text = flat(pdf.text)
    expect(text).toContain('TVA non applicable, article 293 B du CGI.')
    expect(text).toContain('Acquittée le 1er décembre 2026 par carte bancaire')
    expect(text).toContain('Adhésion 1 69,00 € 69,00 € Total 69,00 €')
    expect(text).not.toContain('À régler')
  })

  it('quotes the organisation’s own words on VAT in place of the law', async () => {
    const own = 'Cotisation hors du champ de la TVA.'
    const lines = [{ label: 'Adhésion', quantity: 1, unitCents: 6900, netCents: 6900, vatRateBps: 0 }]
    const invoice = {
      ...{ ...issued, lines, rates: [{ rateBps: 0, netCents: 6900, vatCents: 0 }], vatExemptionText: own },
      ...{ netCents: 6900, vatCents: 0, grossCents: 6900, mentions: ['vat-franchise' as const] },
    }
    const text = flat((await render({ invoice })).text)
    expect(text).toContain(own)
    expect(text).not.toContain('293 B')
  })

  it('to pay by transfer or cheque, it is one page with its code, and tells a long name whole', async () => {
    const payBy = {
      ...sampleInvoice.invoice.payBy,
      reference: 'AD-2026-000123-K',
      chequePayableTo: 'Azur Lavande',
    }
    expect((await render({ invoice: { ...sampleInvoice.invoice, payBy } })).pages).toHaveLength(1)
    const name = `${'Société coopérative des transporteurs et artisans indépendants de Provence, '.repeat(2)}section d’Aix`
    const long = await render({ buyer: { ...sampleInvoice.buyer, name } })
    expect(flat(long.text)).toContain('section d’Aix')
  }, 20_000)

  it('of many lines: the head of the table is on each page that has some, and the totals stay together', async () => {
    const lines = Array.from({ length: 45 }, (_, index) => ({
      ...{ label: `Service ${index + 1}`, quantity: 1, unitCents: 100, netCents: 100, vatRateBps: 2000 },
    }))
    const rates = [{ rateBps: 2000, netCents: 4500, vatCents: 900 }]
    const amounts = { netCents: 4500, vatCents: 900, grossCents: 5400 }
    const long = await render({ invoice: { ...sampleInvoice.invoice, lines, rates, ...amounts } })
    const texts = long.pages.map((_, index) =>
      flat(
        long.placed
          .filter(({ page }) => page === index + 1)
          .map(({ text }) => text)
          .join(' '),
      ),
    )
    expect(texts.filter((text) => text.includes('Service ')).length).toBeGreaterThan(1)
    for (const text of texts) expect(text.includes('Montant HT')).toBe(text.includes('Service '))
    const [totals, ...others] = texts.filter((text) => text.includes('Total TTC'))
    expect(others).toEqual([])
    for (const part of ['Total hors taxes', 'TVA à 20 %', '54,00']) expect(totals).toContain(part)
  }, 60_000)

  it('partly taken back, it says what is left to pay, and by which reference', async () => {
    const payBy = { ...sampleInvoice.invoice.payBy, reference: 'AD-2026-000124-L', dueCents: 2000 }
    const text = flat((await render({ invoice: { ...sampleInvoice.invoice, payBy } })).text)
    expect(text).toContain('Reste à régler, avoirs déduits 20,00 € Référence à rappeler AD-2026-000124-L')
  })

  it('an invoice that makes up for a credit note names it', async () => {
    const corrects = { number: 'A2026-000004', issuedOn: '2026-12-02' }
    const text = flat((await render({ invoice: { ...issued, corrects } })).text)
    expect(text).toContain('Annule ou rectifie l’avoir A2026-000004 du 2 décembre 2026')
  })

  it('prints spaces that do not break, never a thin one', () => {
    expect(toPay.signs).not.toContain('\u202F')
  })

  it('refuses amounts that do not add up', async () => {
    const wrong = { ...sampleInvoice.invoice, grossCents: 6851 }
    await expect(renderInvoice({ ...sampleInvoice, invoice: wrong })).rejects.toThrow(RangeError)
  })
})
