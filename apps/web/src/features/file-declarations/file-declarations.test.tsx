import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { SessionContext } from '../../shared/api/session.ts'
import { fakeApi, problemAnswer } from '../../shared/testing/fake-api.ts'
import { renderPage } from '../../shared/testing/render-page.tsx'
import { someSession } from '../../shared/testing/session.ts'
import { Component as ByCsvPage } from './by-csv-page.tsx'
import { Component as ListPage } from './file-declarations-page.tsx'

const fileId = '0197a3a0-0000-7000-8000-0000000000d1'
const file = {
  fileId,
  ownerName: 'VIDALENC Clarisse',
  companyName: 'Atelier Vidalenc',
  siret: '81000001800019',
}
const period = {
  ...{ code: '2026-T3', startsOn: '2026-07-01', endsOn: '2026-09-30' },
  ...{ dueOn: '2026-11-02', opensOn: '2026-10-01' },
}
const page = (items: object[]) => ({
  ...{ items, nextCursor: null, previousCursor: null, total: items.length, totalIsExact: true },
  ...{ firstRank: 1, late: 1, open: 0 },
})
const checked = (n: number, more: object = {}) => ({
  ...{ line: n + 1, siret: file.siret, period: '2026-T3', outcome: 'file', refusal: null },
  found: { ...file, companyName: `Atelier ${n}`, dueOn: period.dueOn, isLate: true, version: 0 },
  ...{ turnovers: [{ category: 'services', amountCents: 100_000 }] },
  ...{ turnoverCents: 100_000, totalCents: 21_300, warnings: [], ...more },
})
const refusal = { code: 'file-unknown', message: 'Aucun dossier avec ce SIRET ne vous est ouvert.' }
const show = (node: React.ReactNode, path: string) =>
  renderPage(<SessionContext value={someSession({ isMember: false })}>{node}</SessionContext>, { path })
const plain = (text: string | null) => (text ?? '').replaceAll(/[\u00A0\u202F]/gu, ' ')
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }))
const type = (csv: string) =>
  fireEvent.change(screen.getByLabelText('Contenu du fichier'), { target: { value: csv } })

afterEach(cleanup)

describe('what is to be declared in my files', () => {
  it('leads into the file, to its declaration; to reading alone where no more is open', async () => {
    fakeApi({
      'GET /files/declarations': {
        body: page([
          { ...file, state: 'late', period, toDeclare: 2, mayFile: true },
          {
            ...file,
            fileId: `${fileId.slice(0, -1)}2`,
            companyName: 'Lecture',
            state: 'filed',
            period,
            toDeclare: 0,
            mayFile: false,
          },
        ]),
      },
    })
    await show(<ListPage />, '/dossiers/declarations')
    const link = await screen.findByRole('link', { name: 'Déclarer pour Atelier Vidalenc' })
    expect(link.getAttribute('href')).toBe(`/dossiers/${fileId}/declarations/2026-T3`)
    expect(screen.getByRole('link', { name: /Voir les déclarations de Lecture/u }).getAttribute('href')).toBe(
      `/dossiers/${fileId.slice(0, -1)}2/declarations`,
    )
    const text = plain(document.body.textContent)
    expect(text).toContain('1 dossier est en retard')
    expect(text).toContain('et 1 autre période à déclarer')
  })
})

describe('turnover of many by CSV', () => {
  it('is looked at first: what would be filed, what is refused, what could not be read', async () => {
    const seen = fakeApi({
      'POST /files/declarations/checks': {
        body: {
          lines: [checked(1), checked(2, { outcome: 'refused', refusal, found: null, totalCents: 0 })],
          faults: [
            { line: 4, column: 'Ventes', code: 'turnover.amount', message: 'Ce n’est pas un montant.' },
          ],
          ...{ skipped: 3, turnoverCents: 100_000, totalCents: 21_300 },
        },
      },
    })
    await show(<ByCsvPage />, '/dossiers/declarations/fichier')
    press('Vérifier')
    expect(await screen.findByText('Choisissez un fichier ou collez des lignes.')).toBeTruthy()
    expect(seen).toHaveLength(0)
    type('SIRET;Période;Ventes')
    press('Vérifier')
    await screen.findByText('1 déclaration est prête à être déposée')
    const text = plain(document.body.textContent)
    for (const words of [refusal.message, 'Ce n’est pas un montant.', '3 lignes sans montant', '1 000,00 €'])
      expect(text).toContain(words)
    // What is changed is checked anew.
    type('SIRET;Période;Ventes;Prestations')
    await waitFor(() => expect(screen.queryByText('1 déclaration est prête à être déposée')).toBeNull())
  })

  it('is not taken from a file that is far too long, so that the page goes on, nor from what is no text', async () => {
    await show(<ByCsvPage />, '/dossiers/declarations/fichier')
    const [input] = document.querySelectorAll('input[type=file]')
    const files = [
      ['x'.repeat(800_001), /trop long/u],
      ['x'.repeat(200_001), /trop long/u],
      ['\u0089PNG\r\n\u001A\n\0\0', /n’a pas pu être lu/u],
    ] as const
    for (const [content, words] of files) {
      type('')
      fireEvent.change(input as Element, { target: { files: [new File([content], 'releve.csv')] } })
      await screen.findByText(words)
      expect(screen.getByRole<HTMLTextAreaElement>('textbox').value).toBe('')
    }
  })

  it('is filed part by part; what was interrupted goes on under the same key', async () => {
    const lines = Array.from({ length: 30 }, (_, index) => checked(index + 1))
    const answers: ('lost' | 'done')[] = ['done', 'lost', 'done']
    const seen = fakeApi({
      'POST /files/declarations/checks': {
        body: { lines, faults: [], skipped: 0, turnoverCents: 3_000_000, totalCents: 639_000 },
      },
      'POST /files/declarations': ({ body }: { body: unknown }) =>
        answers.shift() === 'lost'
          ? problemAnswer('service.busy', 503)
          : {
              body: {
                lines: (body as { lines: object[] }).lines.map((line, index) => ({
                  ...line,
                  ...{ outcome: 'filed', refusal: null, number: `DC-2026-${index}` },
                  ...{ turnoverCents: 100_000, totalCents: 21_300 },
                })),
              },
            },
    })
    await show(<ByCsvPage />, '/dossiers/declarations/fichier')
    type('SIRET;Période;Prestations')
    press('Vérifier')
    await screen.findByText('30 déclarations sont prêtes à être déposées')
    press('Déposer 30 déclarations')
    fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Déposer' }))
    await screen.findByText(/Le dépôt s’est interrompu/u)
    expect(plain(document.body.textContent)).toContain('25 lignes traitées sur 30')
    press('Réessayer')
    await screen.findByText('30 déclarations sont enregistrées')
    const sent = seen.filter(({ path }) => path === '/files/declarations')
    expect(sent.map(({ body }) => (body as { lines: object[] }).lines.length)).toEqual([25, 5, 5])
    const keys = sent.map(({ headers }) => headers.get('idempotency-key'))
    expect(new Set(keys).size).toBe(2)
    expect(keys[1]).toBe(keys[2])
    const receipt = screen.getByRole('link', { name: /^Atelier 1 / })
    expect(receipt.getAttribute('href')).toBe(`/dossiers/${fileId}/declarations/2026-T3`)
  })
})
