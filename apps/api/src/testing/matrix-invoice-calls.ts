import { invoiceLines, invoices } from '@guichet/db/schema'
import { addDays } from '@guichet/domain/local-date'
import type { TestApp } from './test-app.ts'

interface World {
  readonly owner: { readonly id: string }
}
let sequence = 100_000

/** An invoice of member A that waits for its payment. */
export async function makeInvoice(api: TestApp, personId: string): Promise<string> {
  const { deps, clock } = api
  const id = deps.ids.uuid()
  sequence += 1
  const [today, amounts] = [clock.today(), { netCents: 1000, vatCents: 200, grossCents: 1200 }]
  await deps.db.insert(invoices).values({
    ...{ id, kind: 'invoice', year: 2019, sequence, number: `F2019-${sequence}`, personId },
    code: `TESTTESTTE${sequence}`,
    ...{ subjectFr: 'Essai', subjectEn: 'Trial', issuedOn: today, dueOn: addDays(today, 30), ...amounts },
    ...{
      suppliedFrom: today,
      suppliedTo: today,
      searchKey: `f2019-${sequence} essai`,
      createdAt: clock.now(),
    },
    facts: {
      seller: {
        ...{ name: 'Union des essais', legalForm: 'Association', addressLines: [], siret: null },
        ...{ regime: 'vat', vatNumber: 'FR83404833048', vatExemptionText: null, latePenaltyText: null },
      },
      buyer: { name: 'Ada Essai', addressLines: [], siret: null, memberNumber: 1, login: null },
      rates: [{ rateBps: 2000, netCents: 1000, vatCents: 200 }],
      ...{ mentions: [], paid: null, payBy: null, corrects: null },
    },
  })
  await deps.db.insert(invoiceLines).values({
    ...{ id: deps.ids.uuid(), invoiceId: id, rank: 0, labelFr: 'Essai', labelEn: 'Trial', quantity: 1 },
    ...{ unitCents: 1000, netCents: 1000, vatRateBps: 2000 },
  })
  return id
}

const named = async (api: TestApp, { owner }: World, elsewhere?: string) => ({
  params: { id: elsewhere ?? (await makeInvoice(api, owner.id)) },
})

/** Calls of the access matrix on invoices and billing runs. */
export const INVOICE_CALLS = {
  getInvoice: named,
  getInvoicePdf: named,
  getStaffInvoice: named,
  getStaffInvoicePdf: named,
  sendInvoice: named,
  cancelInvoice: async (api: TestApp, world: World) => ({
    ...(await named(api, world)),
    body: { reason: 'Facture faite par erreur' },
  }),
  previewBillingRun: (api: TestApp) => ({ query: { month: api.clock.today().slice(0, 7) } }),
  startBillingRun: (api: TestApp) => ({
    body: {
      ...{ month: api.clock.today().slice(0, 7), dueOn: api.clock.today(), withTest: false, without: [] },
      ...{ expectedCount: 1, expectedGrossCents: 1 },
    },
  }),
}
