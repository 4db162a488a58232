import * as contract from '@guichet/contract/bank-statements.contract'
import * as member from '@guichet/contract/memberships.contract'
import { getStaffPayment } from '@guichet/contract/refunds.contract'
import { auditEntries, bankLines, memberships, outgoingMessages, payments } from '@guichet/db/schema'
import { eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { tellStory } from '../../testing/story-test.ts'
import type { TestApp } from '../../testing/test-app.ts'

const { storyTest } = tellStory()
type Staff = Awaited<ReturnType<TestApp['signInAs']>>
const asStaff = async (api: TestApp, role: 'support' | 'finance' | 'admin' = 'finance') =>
  api.signInAs(await api.make.staff(role))

/** A renewal that waits for its transfer. */
async function waiting(api: TestApp) {
  const person = await api.make.member()
  const membership = await api.make.membership(person)
  const client = api.program((await api.make.apiKey(person)).key)
  const { body } = await client.call(member.createRenewal, {
    params: { id: membership.id },
    body: { typeId: membership.typeId, method: 'transfer' },
  })
  const paymentId = String(body.paymentId)
  return {
    ...{ person, paymentId, reference: String(body.reference) },
    state: async () =>
      (await api.deps.db.select().from(payments).where(eq(payments.id, paymentId)))[0]?.state,
    periods: async () =>
      (await api.deps.db.select().from(memberships).where(eq(memberships.personId, person.id))).length,
  }
}
const upload = async (staff: Staff, file: string | Buffer, query: Record<string, string> = {}) => {
  const params = new URLSearchParams({ fileName: 'releve.csv', dryRun: 'false', ...query })
  return staff.send({
    method: 'POST',
    url: `/api/v1/admin/bank-statements?${params}`,
    headers: { 'content-type': 'application/octet-stream', 'x-guichet': '1' },
    payload: Buffer.from(file),
  })
}
const csv = (...rows: readonly (readonly [day: string, name: string, label: string, amount: string])[]) =>
  ['Date;Nom;Libellé;Montant', ...rows.map((row) => row.join(';'))].join('\r\n')
const entry = (
  amount: string,
  debtor: string,
  words: string,
  more = '',
) => `<Ntry><Amt Ccy="EUR">${amount}</Amt>
  <CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-11-20</Dt></BookgDt><NtryDtls><TxDtls>
  <RltdPties><Dbtr><Pty><Nm>${debtor}</Nm></Pty></Dbtr></RltdPties><RmtInf><Ustrd>${words}</Ustrd></RmtInf></TxDtls>${more}
  </NtryDtls></Ntry>`
const camt = (...entries: readonly string[]) => `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><Stmt>${entries.join('')}
<Ntry><Amt Ccy="EUR">12.00</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2026-11-20</Dt></BookgDt></Ntry>
</Stmt></BkToCstmrStmt></Document>`
const openOf = async (staff: Staff) =>
  (await staff.call(contract.listBankLines, { query: { limit: 50, state: 'open' } })).body

describe('a bank statement', () => {
  storyTest(
    'proposes the transfer that a line names; confirmed, it is recorded as by hand',
    async ({ api }) => {
      const one = await waiting(api)
      const staff = await asStaff(api)
      const file = camt(entry('45.00', 'Mme &amp; M. Essai', `VIR ${one.reference.replaceAll('-', ' ')}`))
      const answer = await upload(staff, file, { fileName: 'releve.xml' })
      expect(answer.json()).toMatchObject({ dryRun: false, readable: true, newCount: 1, knownCount: 0 })
      const line = (await openOf(staff)).items.find(({ proposal }) => proposal?.paymentId === one.paymentId)
      expect(line).toMatchObject({
        ...{ bookedOn: '2026-11-20', amountCents: 4500, name: 'Mme & M. Essai' },
        proposal: { by: 'reference', differenceCents: 0, certain: true, reference: one.reference },
      })
      const confirm = () =>
        staff.attempt(contract.confirmBankLine, {
          params: { id: String(line?.id) },
          body: { paymentId: one.paymentId },
        })
      const answers = await Promise.all([confirm(), confirm()])
      expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
      expect((await confirm()).json()).toMatchObject({ code: 'bank-line.not-open' })
      expect([await one.state(), await one.periods()]).toEqual(['paid', 2])
      const [row] = await api.deps.db.select().from(payments).where(eq(payments.id, one.paymentId))
      expect(row).toMatchObject({ paidOn: '2026-11-20', note: expect.stringContaining('Essai') })
      const audit = await api.deps.db
        .select()
        .from(auditEntries)
        .where(eq(auditEntries.subjectId, String(line?.id)))
      expect(audit.map(({ action }) => action)).toEqual(['bank-line.confirmed'])
    },
  )

  storyTest(
    'read again, in another form of the same words or twice at once, brings nothing new',
    async ({ api }) => {
      const staff = await asStaff(api)
      const rows = [
        ['20/11/2026', 'Dupont', 'Loyer', '12,00'],
        ['20/11/2026', 'Dupont', 'Loyer', '12,00'],
        ['21/11/2026', 'Dupont', 'Autre', '-5,00'],
      ] as const
      const both = await Promise.all([upload(staff, csv(...rows)), upload(staff, csv(...rows))])
      expect(both.map((answer) => answer.json().newCount).sort()).toEqual([0, 2])
      expect((await upload(staff, csv(...rows))).json()).toMatchObject({ newCount: 0, knownCount: 2 })
    },
  )

  storyTest('too much and too little are told; too little is not confirmed', async ({ api }) => {
    const [over, under] = [await waiting(api), await waiting(api)]
    const staff = await asStaff(api)
    await upload(
      staff,
      csv(['2026-11-20', '', over.reference, '50,00'], ['2026-11-20', '', under.reference, '40,00']),
    )
    const { items } = await openOf(staff)
    const of = (id: string) => items.find(({ proposal }) => proposal?.paymentId === id)
    expect(of(over.paymentId)?.proposal).toMatchObject({ differenceCents: 500, certain: false })
    expect(of(under.paymentId)?.proposal).toMatchObject({ differenceCents: -500, certain: false })
    const confirm = (line: { id: string } | undefined, paymentId: string) =>
      staff.attempt(contract.confirmBankLine, { params: { id: String(line?.id) }, body: { paymentId } })
    expect((await confirm(of(under.paymentId), under.paymentId)).json()).toMatchObject({
      code: 'bank-line.too-little',
    })
    expect((await confirm(of(over.paymentId), over.paymentId)).statusCode).toBe(200)
    expect([await over.state(), await under.state()]).toEqual(['paid', 'pending'])
  })

  storyTest('all certain ones at once, each once; set aside and taken up; taken back', async ({ api }) => {
    const staff = await asStaff(api)
    await staff.call(contract.confirmCertainLines)
    const [one, two] = [await waiting(api), await waiting(api)]
    await upload(
      staff,
      csv(
        ['2026-11-20', '', one.reference, '45,00'],
        ['2026-11-20', '', `x ${two.reference}`, '45,00'],
        ['2026-11-20', two.person.lastName, 'sans référence', '45,00'],
        ['2026-11-20', '', 'inconnu', '45,00'],
      ),
    )
    const before = await openOf(staff)
    const named = before.items.find(({ label }) => label === 'sans référence')
    expect(named?.proposal).toMatchObject({ by: 'name', certain: false })
    const stray = before.items.find(({ label }) => label === 'inconnu')
    const aside = (value: boolean) =>
      staff.attempt(contract.setBankLineAside, { params: { id: String(stray?.id) }, body: { aside: value } })
    expect((await aside(true)).json()).toMatchObject({ state: 'set-aside' })
    expect((await aside(false)).json()).toMatchObject({ state: 'open' })
    // Two lines mean the second one: it is left to a person.
    expect((await staff.call(contract.confirmCertainLines)).body).toEqual({ confirmed: 1 })
    expect([await one.state(), await two.state()]).toEqual(['paid', 'pending'])
    const [used] = await api.deps.db.select().from(bankLines).where(eq(bankLines.paymentId, one.paymentId))
    const reverse = () =>
      staff.attempt(contract.reverseBankLine, {
        params: { id: String(used?.id) },
        body: { reason: 'Virement d’une autre personne' },
      })
    expect((await aside(true)).statusCode).toBe(200)
    expect((await reverse()).json()).toMatchObject({ state: 'open', payment: null })
    expect(await one.state()).toBe('refunded')
    const seen = await staff.call(getStaffPayment, { params: { id: one.paymentId } })
    expect(seen.body).toMatchObject({ unpaidBy: 'mistake' })
    expect((await reverse()).json()).toMatchObject({ code: 'bank-line.not-used' })
    // Nobody had paid: nobody is told of money that comes back.
    const told = await api.deps.db
      .select({ template: outgoingMessages.template })
      .from(outgoingMessages)
      .where(eq(outgoingMessages.personId, one.person.id))
    const templates = told.map(({ template }) => template)
    expect(templates).toContain('payment-mistaken')
    expect(templates).not.toContain('membership-cancelled')
    await api.runOutbox()
    const mail = api.mailer.sent.find(
      ({ to, subject }) => to === one.person.email && subject.includes('erreur'),
    )
    expect(mail?.text).toContain('Aucune somme ne vous est remboursée')
    expect(mail?.text).not.toContain('Nous vous remboursons')
  })

  storyTest('a transfer paid back in part keeps its line', async ({ api }) => {
    const person = await api.make.member()
    const paid = { state: 'paid', paidOn: '2026-11-20', paidAt: api.clock.now(), refundedCents: 100 }
    const payment = await api.make.payment(person, paid)
    const line = await api.make.bankLine({ state: 'used', paymentId: payment.id })
    const staff = await asStaff(api)
    const answer = await staff.refusal(contract.reverseBankLine, {
      params: { id: line.id },
      body: { reason: 'Erreur' },
    })
    expect(answer.code).toBe('payment.not-refundable')
    const again = await staff.refusal(contract.confirmBankLine, {
      params: { id: (await api.make.bankLine()).id },
      body: { paymentId: payment.id },
    })
    expect(again.code).toBe('payment.not-recordable')
  })

  storyTest(
    'columns are guessed, or named; nothing is kept without a day, an amount and words',
    async ({ api }) => {
      const staff = await asStaff(api)
      const file = 'Quand;Quoi;Combien\r\n20/11/2026;VIR MARTIN;33,10\r\nhier;VIR;1,00'
      const guess = (await upload(staff, file, { dryRun: 'true' })).json()
      expect(guess).toMatchObject({ dryRun: true, readable: false, newCount: 0 })
      expect(guess.columns[1]).toEqual({ header: 'Quoi', target: null, samples: ['VIR MARTIN', 'VIR'] })
      const named = { mapping: 'bookedOn,label,amount' }
      expect((await upload(staff, file, { ...named, dryRun: 'true' })).json()).toMatchObject({
        ...{ dryRun: true, readable: true, newCount: 1, unreadRows: [3] },
      })
      expect((await upload(staff, file, named)).json()).toMatchObject({ dryRun: false, newCount: 1 })
    },
  )

  storyTest(
    'what is none, brings a document type, or is too large is refused with a sentence',
    async ({ api }) => {
      const staff = await asStaff(api)
      const bomb = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]>${camt(entry('1.00', '&a;', 'x'))}`
      for (const file of ['<html/>', 'rien', bomb, '<Document><BkToCstmrStmt>', '{"a":1}'])
        expect((await upload(staff, file)).json()).toMatchObject({ code: 'bank-statement.unreadable' })
      expect(
        (await upload(staff, Buffer.alloc(contract.STATEMENT_MOST_BYTES + 1, 'a'))).json(),
      ).toMatchObject({
        code: 'document.too-large',
      })
      const support = await asStaff(api, 'support')
      expect((await upload(support, csv())).json()).toMatchObject({ code: 'session.forbidden' })
    },
  )
})
