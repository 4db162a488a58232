import { startAssistance } from '@guichet/contract/assistances.contract'
import * as contract from '@guichet/contract/audit.contract'
import { auditEntries } from '@guichet/db/schema'
import { eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { audit } from '../../platform/audit/audit.ts'
import { sealAudit } from '../../platform/audit/seal.ts'
import { apiTest as test } from '../../testing/api-test.ts'
import type { TestApp } from '../../testing/test-app.ts'
import { tellAuditHead } from './index.ts'

const write = async (api: TestApp, subjectId: string, action: string, after: Record<string, unknown>) =>
  audit(api.ctx(), { action, subjectKind: 'trial', subjectId, before: { kept: 'avant' }, after })
const desk = async (api: TestApp) => api.signInAs(await api.make.staff('manager'))

describe('the audit log', () => {
  test('is searched by words in before and after, by who, by day and by subject', async ({ api }) => {
    const subjectId = api.deps.ids.uuid()
    await write(api, subjectId, 'trial.begun', { city: 'Fayence 100%' })
    api.clock.advance(86_400_000)
    await write(api, subjectId, 'trial.ended', { city: 'Toulon' })
    const manager = await desk(api)
    const found = async (query: Record<string, string>) =>
      (
        await manager.call(contract.listAuditEntries, { query: { limit: 10, subjectId, ...query } })
      ).body.items.map(({ action }) => action)
    expect(await found({})).toEqual(['trial.ended', 'trial.begun'])
    expect(await found({ q: 'fayence trial' })).toEqual(['trial.begun'])
    expect(await found({ q: '100%' })).toEqual(['trial.begun'])
    expect(await found({ q: '%' })).toEqual(['trial.begun'])
    expect(await found({ q: 'nulle-part' })).toEqual([])
    expect(await found({ to: '2026-11-22' })).toEqual(['trial.begun'])
    expect(await found({ from: '2026-11-23' })).toEqual(['trial.ended'])
    expect(await found({ actorId: subjectId })).toEqual([])
  })

  test('is found by the name of who acted', async ({ api }) => {
    const boss = await api.make.person({ staffRole: 'admin', lastName: 'Quérignac', searchKey: 'querignac' })
    const browser = await api.signInAs(boss)
    await browser.call(contract.exportAuditCsv, { query: { action: 'no.such' } })
    const { body } = await browser.call(contract.listAuditEntries, {
      query: { limit: 10, q: 'Quérignac', action: 'audit' },
    })
    expect(body.items).toMatchObject([{ action: 'audit.exported', actorId: boss.id }])
  })

  test('shows one entry fact by fact, and its seal once it has one', async ({ api }) => {
    const subjectId = api.deps.ids.uuid()
    await write(api, subjectId, 'trial.changed', { city: 'Toulon', more: { n: 1 } })
    const [row] = await api.deps.db
      .select({ id: auditEntries.id })
      .from(auditEntries)
      .where(eq(auditEntries.subjectId, subjectId))
    const manager = await desk(api)
    const params = { id: row?.id ?? '' }
    const { body } = await manager.call(contract.getAuditEntry, { params })
    expect(body).toMatchObject({ entry: { sealed: false }, seal: null })
    expect(body.facts).toEqual([
      { name: 'kept', before: 'avant', after: null },
      { name: 'city', before: null, after: 'Toulon' },
      { name: 'more', before: null, after: '{"n":1}' },
    ])
    await sealAudit(api.ctx(), true)
    const sealed = (await manager.call(contract.getAuditEntry, { params })).body
    expect(sealed.seal?.hash).toMatch(/^[\da-f]{64}$/u)
    const { head } = (await manager.call(contract.getAuditSeal)).body
    expect(head?.seq).toBeGreaterThanOrEqual(sealed.seal?.seq ?? 0)
    const nowhere = { params: { id: subjectId } }
    expect((await manager.refusal(contract.getAuditEntry, nowhere)).code).toBe('resource.not-found')
  })

  test('says in whose file something was done, and by what', async ({ api }) => {
    const [owner, staff] = [await api.make.member(), await api.make.staff('manager')]
    const client = await api.signInAs(staff)
    const { body: access } = await client.call(startAssistance, {
      ...{ params: { id: owner.id }, body: { reason: 'Aide au téléphone' } },
    })
    const rows = [access.id, api.deps.ids.uuid(), null].map((accessId) => ({
      ...{ id: api.deps.ids.uuid(), at: api.clock.now(), action: 'trial.acted', actorKind: 'person' },
      ...{ actorId: staff.id, subjectKind: 'trial', accessId, ownerId: accessId && owner.id },
    }))
    await api.deps.db.insert(auditEntries).values(rows)
    const files = await Promise.all(
      rows.map(async ({ id }) => (await client.call(contract.getAuditEntry, { params: { id } })).body.file),
    )
    const of = { personId: owner.id, personName: `${owner.firstName} ${owner.lastName}` }
    expect(files).toEqual([{ ...of, by: 'assistance' }, { ...of, by: 'delegation' }, null])
  })

  test('leaves as CSV and as lines of JSON, both audited, never a formula', async ({ api }) => {
    const subjectId = api.deps.ids.uuid()
    await write(api, subjectId, 'trial.written', { city: 'Toulon' })
    await write(api, `=${subjectId}`.slice(0, 36), 'trial.formula', { city: 'Toulon' })
    const manager = await desk(api)
    const csv = await (
      await manager.call(contract.exportAuditCsv, { query: { action: 'trial.written', subjectId } })
    ).body.text()
    expect(csv.trim().split('\n')).toHaveLength(2)
    expect(csv).toContain('trial.written')
    const formula = await (
      await manager.call(contract.exportAuditCsv, { query: { action: 'trial.formula' } })
    ).body.text()
    expect(formula).not.toMatch(/;=|^=/mu)
    const lines = await manager.call(contract.exportAuditLines, { query: { subjectId } })
    expect(lines.headers['content-type']).toContain('application/x-ndjson')
    expect(lines.headers['content-disposition']).toContain('.jsonl')
    const read = (await lines.body.text())
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(read).toMatchObject([{ action: 'trial.written', after: { city: 'Toulon' } }])
  })

  test('has its seal mailed to administrators once a day', async ({ api }) => {
    const boss = await api.make.staff('admin')
    await write(api, boss.id, 'trial.sealed', {})
    await sealAudit(api.ctx(), true)
    await tellAuditHead(api.ctx())
    await tellAuditHead(api.ctx())
    await api.runOutbox()
    const mails = api.mailer.sent.filter(({ to }) => to === boss.email)
    expect(mails).toHaveLength(1)
    expect(String(mails[0]?.text)).toMatch(/pnpm audit:verify \d+ [\da-f]{64}/u)
  })
})
