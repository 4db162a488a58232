import { exportSecondaryAccounts } from '@guichet/contract/accounts.contract'
import { accounts, auditEntries } from '@guichet/db/schema'
import { eq, sql } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { apiTest } from '../../testing/api-test.ts'
import type { TestClient } from '../../testing/test-client.ts'

const read = async (client: TestClient, id: string, query: object = {}) => {
  const { body, headers } = await client.call(exportSecondaryAccounts, { params: { id }, query })
  const text = Buffer.from(await (body as unknown as Blob).arrayBuffer()).toString('utf8')
  return { text, headers, lines: text.split('\r\n') }
}

describe('exportSecondaryAccounts', () => {
  apiTest(
    'writes the list as spreadsheets of this country read it, and nothing that they would run',
    async ({ api }) => {
      const primary = await api.make.account({ login: 'csvprim' })
      await api.make.secondary(primary, {
        ...{
          name: 'aa',
          companyName: '=HYPERLINK("http://x")',
          hasMailbox: true,
          test: true,
          siret: '07955542100019',
        },
        ...{ accountType: 'accountant', details: { firstName: 'Zoé', lastName: 'D;upont' } },
      })
      await api.make.secondary(primary, {
        name: 'bb',
        companyName: 'Été',
        state: 'refused',
        accountType: 'oga',
      })
      const client = await api.signInAs(primary.holder as { id: string })
      const { text, headers, lines } = await read(client, primary.id)
      expect(headers['content-type']).toBe('text/csv; charset=utf-8')
      expect(headers['content-disposition']).toBe(
        'attachment; filename="comptes-secondaires-csvprim-2026-11-22.csv"',
      )
      expect(text.charCodeAt(0)).toBe(0xfeff)
      expect(lines[0]?.slice(1)).toBe('Nom Compte;Type;SIRET;Raison Sociale;Responsable;Test;Statut;BAL')
      expect(lines[1]).toBe(
        `aa.csvprim;Expert-comptable;07955542100019;"'=HYPERLINK(""http://x"")";"Zoé D;upont";Oui;Ouvert;Oui`,
      )
      expect(lines[2]).toMatch(/^bb\.csvprim;OGA;07955542100019;Été;[^;]*;Non;Demande refusée;Non$/u)
      expect(lines).toHaveLength(4)
      const entries = await api.deps.db
        .select()
        .from(auditEntries)
        .where(eq(auditEntries.subjectId, primary.id))
      expect(entries).toMatchObject([{ action: 'account.secondaries-exported', after: { selected: null } }])
    },
  )

  apiTest(
    'writes what is filtered, in the order asked for, or the accounts that were chosen',
    async ({ api }) => {
      const primary = await api.make.account()
      const [a, b, c] = [
        await api.make.secondary(primary, { name: 'aa', state: 'closed' }),
        await api.make.secondary(primary, { name: 'bb' }),
        await api.make.secondary(primary, { name: 'cc' }),
      ]
      const foreign = await api.make.secondary(await api.make.account())
      const client = await api.signInAs(primary.holder as { id: string })
      const names = async (query: object) =>
        (await read(client, primary.id, query)).lines.slice(1, -1).map((line) => line.split('.')[0])
      expect(await names({ state: 'open', sort: '-login' })).toEqual(['cc', 'bb'])
      expect(await names({ ids: [c.id, a.id, foreign.id].join(',') })).toEqual(['aa', 'cc'])
      expect(await names({ ids: b.id, state: 'closed' })).toEqual([])
      const wrong = await client.refusal(exportSecondaryAccounts, {
        ...{ params: { id: primary.id }, query: { ids: 'x' } },
      })
      expect(wrong).toMatchObject({ errors: [{ pointer: '/query/ids' }] })
    },
  )

  apiTest('writes each of many accounts once, in batches', { timeout: 120_000 }, async ({ api, pg }) => {
    const primary = await api.make.account()
    await pg.db.transaction(async (tx) => {
      await tx.execute(sql`set local session_replication_role = replica`)
      await tx.execute(sql`insert into ${accounts} (id, file_number, login, parent_id, profile_code, account_type, portal,
          state, siret, company_name, company_key, responsible_name, responsible_key, search_key, created_on, created_at,
          updated_at)
        select gen_random_uuid(), 2000000 + n, 'cs' || n || '.many', ${primary.id}, 'principal', 'company', 'P', 'open',
          lpad(n::text, 14, '0'), 'Same', 'same', 'A B', 'b a', 'x', now(), now(), now() from generate_series(1, 5000) n`)
    })
    const client = await api.signInAs(primary.holder as { id: string })
    const { lines } = await read(client, primary.id, { sort: '-companyName' })
    const rows = lines.slice(1, -1)
    expect(rows).toHaveLength(5000)
    expect(new Set(rows).size).toBe(5000)
  })

  apiTest('is for who may see them', async ({ api }) => {
    const primary = await api.make.account()
    const of = { params: { id: primary.id }, query: {} }
    const stranger = await api.signInAs(await api.make.member())
    expect(await stranger.refusal(exportSecondaryAccounts, of)).toMatchObject({ code: 'resource.not-found' })
    const reader = await api.make.person()
    await api.make.join(primary, reader, { rights: ['billing'] })
    expect(await (await api.signInAs(reader)).refusal(exportSecondaryAccounts, of)).toMatchObject({
      code: 'account.right-missing',
    })
  })
})
