import { beforeAll, describe, expect, it } from 'vitest'
import { renderDeclarationReceipt } from './render-document.ts'
import { sampleDeclaration } from './sample-data.ts'
import { flat, type ReadPdf, readPdf } from './testing/read-pdf.ts'

const render = async (change: Partial<typeof sampleDeclaration> = {}): Promise<ReadPdf> =>
  readPdf(await renderDeclarationReceipt({ ...sampleDeclaration, ...change }))

describe('declaration receipt', () => {
  let first: ReadPdf
  beforeAll(async () => {
    first = await render()
  }, 20_000)

  it('says who declared what, what is due on it line by line, by which text', () => {
    for (const fact of [
      'Récépissé de déclaration N° DC-2026-000123 · Déposée le 5 octobre 2026',
      'Entreprise ATELIER DUPONT',
      'SIRET 079 555 421 00019',
      'Période déclarée 3e trimestre 2026 du 1er juillet 2026 au 30 septembre 2026 inclus',
      'Échéance 2 novembre 2026',
      'Ventes, restauration, hébergement 1 234,56 €',
      'Chiffre d’affaires déclaré 11 734,56 €',
      'taux réduit par l’Acre, au lieu de 12,3 %',
      'en vigueur depuis le 1er octobre 2022, CSS, art. D613-4',
      '0,015 %',
      'Montant dû 2 514,00 €',
      'Ce n’est pas un reçu de paiement.',
    ])
      expect(flat(first.text)).toContain(fact)
    expect(first.info.Title).toBe('Récépissé de déclaration DC-2026-000123')
    expect(first.pages).toHaveLength(1)
    expect(first.signs).not.toContain('\u202F')
  })

  it('says in English that it is a correction, who filed it, and that nothing is due', async () => {
    const { declaration } = sampleDeclaration
    const zero = { turnovers: [], turnoverCents: 0, lines: [], totalCents: 0 }
    const text = flat(
      (
        await render({
          locale: 'en',
          declaration: { ...declaration, ...zero, isCorrection: true, filedBy: 'Odile Kerguelen' },
        })
      ).text,
    )
    expect(text).toContain('Correction filed on 5 October 2026')
    expect(text).toContain('Filed by Odile Kerguelen')
    expect(text).toContain('No turnover was received: nothing is due for this period.')
  }, 20_000)

  it('rejects amounts that do not add up', async () => {
    const declaration = { ...sampleDeclaration.declaration, totalCents: 251_401 }
    await expect(renderDeclarationReceipt({ ...sampleDeclaration, declaration })).rejects.toThrow(RangeError)
  })
})
