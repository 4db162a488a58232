import { getOrganisation } from '@guichet/contract/organisation.contract'
import { getSettings, listSettingsChanges, updateSettings } from '@guichet/contract/settings.contract'
import { auditEntries } from '@guichet/db/schema'
import { desc, eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { apiTest } from '../../testing/api-test.ts'
import { PASSWORD } from '../../testing/factories.ts'
import type { TestClient } from '../../testing/test-client.ts'

async function read(client: TestClient) {
  const { body, headers } = await client.call(getSettings)
  return { settings: body, ifMatch: String(headers.etag) }
}

describe('the settings of the organisation', () => {
  apiTest('are changed part by part, count at once for everybody, and are written down', async ({ api }) => {
    const person = await api.make.staff('admin')
    const admin = await api.signInAs(person)
    const { settings, ifMatch } = await read(admin)
    const identity = { ...settings.identity, name: 'Union nouvelle', siret: '993 130 426 00014', tagline: '' }
    const contacts = { ...settings.contacts, openingHoursFr: 'De 8 h à 12 h', salesEmail: '' }
    const appearance = { accentColour: ' #F2C744 ' }
    const saved = await admin.call(
      updateSettings,
      { body: { identity, contacts, appearance, modules: ['accounts', 'membership'] } },
      { ifMatch },
    )
    expect(saved.body).toMatchObject({
      identity: {
        name: 'Union nouvelle',
        siret: '99313042600014',
        tagline: null,
        city: settings.identity.city,
      },
      appearance: { accentColour: '#f2c744' },
      contacts: { openingHoursFr: 'De 8 h à 12 h', salesEmail: null },
      bank: settings.bank,
      modules: ['membership', 'accounts'],
      version: settings.version + 1,
    })
    expect((await api.browser().call(getOrganisation)).body).toMatchObject({
      ...{ name: 'Union nouvelle', openingHours: 'De 8 h à 12 h', accentColour: '#f2c744' },
    })
    const [entry] = await api.deps.db
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.action, 'organisation.settings-updated'))
      .orderBy(desc(auditEntries.at), desc(auditEntries.id))
    expect(entry).toMatchObject({
      actorId: person.id,
      before: { name: 'Union des essais', openingHoursFr: 'De 9 h à 17 h', accentColour: '#4c5fb1' },
      after: { name: 'Union nouvelle', openingHoursFr: 'De 8 h à 12 h', accentColour: '#f2c744' },
    })
    expect(entry?.after).not.toHaveProperty('siret')
    const { items } = (await admin.call(listSettingsChanges)).body
    expect(items[0]).toMatchObject({
      ...{ action: 'organisation.settings-updated', actorName: `${person.firstName} ${person.lastName}` },
      changes: expect.arrayContaining([
        { field: 'name', before: 'Union des essais', after: 'Union nouvelle' },
      ]),
    })
    const { identity: former, contacts: desk, appearance: look } = settings
    const body = { identity: former, contacts: desk, appearance: look }
    await admin.call(updateSettings, { body }, { ifMatch: String(saved.headers.etag) })
  })

  apiTest('go by the version that was read: of two at once one counts', async ({ api }) => {
    const admin = await api.signInAs(await api.make.staff('admin'))
    const { settings, ifMatch } = await read(admin)
    const save = (phone: string) =>
      admin.attempt(updateSettings, { body: { contacts: { ...settings.contacts, phone } } }, { ifMatch })
    const statuses = (await Promise.all(['1', '2', '3', '4'].map(save))).map(({ statusCode }) => statusCode)
    expect(statuses.toSorted()).toEqual([200, 412, 412, 412])
    const late = await admin.refusal(updateSettings, { body: { contacts: settings.contacts } }, { ifMatch })
    expect(late.code).toBe('resource.changed')
    expect((await admin.refusal(updateSettings, { body: {} })).code).toBe('resource.precondition-required')
    const now = await read(admin)
    const same = await admin.call(updateSettings, { body: {} }, { ifMatch: now.ifMatch })
    expect(same.headers.etag).toBe(now.ifMatch)
    await admin.call(updateSettings, { body: { contacts: settings.contacts } }, { ifMatch: now.ifMatch })
  })

  apiTest('but the contacts are for administrators; others of the staff see nothing', async ({ api }) => {
    const manager = await api.signInAs(await api.make.staff('manager'))
    const { settings, ifMatch } = await read(manager)
    const others = [
      { identity: settings.identity },
      { bank: settings.bank },
      { appearance: settings.appearance },
      { modules: settings.modules, contacts: settings.contacts },
    ]
    for (const body of others)
      expect((await manager.refusal(updateSettings, { body }, { ifMatch })).code).toBe('session.forbidden')
    const contacts = { ...settings.contacts, salesPhone: '04 65 71 00 11' }
    const saved = await manager.call(updateSettings, { body: { contacts } }, { ifMatch })
    expect(saved.body.contacts.salesPhone).toBe('04 65 71 00 11')
    for (const role of ['support', 'finance'] as const) {
      const staff = await api.signInAs(await api.make.staff(role))
      expect((await staff.refusal(getSettings)).code).toBe('session.forbidden')
    }
  })

  apiTest(
    'say where money goes with the password alone, and all administrators are told',
    async ({ api }) => {
      const [person, other] = [await api.make.staff('admin'), await api.make.staff('admin')]
      await api.make.staff('finance')
      const admin = await api.signInAs(person)
      const { settings, ifMatch } = await read(admin)
      const bank = { ...settings.bank, transferIban: 'FR14 2004 1010 0505 0001 3M02 606' }
      const put = (currentPassword?: string) =>
        [
          updateSettings,
          { body: { bank, ...(currentPassword !== undefined && { currentPassword }) } },
          { ifMatch },
        ] as const
      expect((await admin.refusal(...put())).code).toBe('password.needed')
      expect((await admin.refusal(...put('Faux-Lavandes-2026!'))).code).toBe('password.wrong-current')
      expect((await read(admin)).settings.bank).toEqual(settings.bank)
      // What does not move money asks for nothing.
      const same = await admin.call(updateSettings, { body: { bank: settings.bank } }, { ifMatch })
      expect(same.headers.etag).toBe(ifMatch)
      const saved = await admin.call(...put(PASSWORD))
      expect(saved.body.bank.transferIban).toBe('FR1420041010050500013M02606')
      await api.runOutbox()
      const mails = api.mailer.sent.filter(({ subject }) => subject.includes('coordonnées bancaires'))
      expect(mails.map(({ to }) => to)).toEqual(
        expect.arrayContaining([settings.contacts.email, person.email, other.email]),
      )
      expect(mails[0]?.text).toContain('•••• 2606')
      expect(mails[0]?.text).not.toContain('FR1420041010050500013M02606')
      expect(mails[0]?.text).toContain(person.lastName)
      // The password stands for five minutes.
      const etag = String(saved.headers.etag)
      await admin.call(updateSettings, { body: { bank: settings.bank } }, { ifMatch: etag })
    },
  )

  apiTest('refuse what cannot be, beside its field', async ({ api }) => {
    const admin = await api.signInAs(await api.make.staff('admin'))
    const { settings, ifMatch } = await read(admin)
    const fieldsOf = async (body: object) => {
      const { errors } = await admin.refusal(updateSettings, { body: body as never }, { ifMatch })
      return (errors ?? []).map(({ pointer, code }) => `${pointer} ${code}`)
    }
    const { identity, bank, contacts } = settings
    expect(await fieldsOf({ appearance: { accentColour: 'red; }' } })).toEqual([
      '/appearance/accentColour colour.invalid',
    ])
    expect(await fieldsOf({ identity: { ...identity, name: ' ', siret: '99313042600015' } })).toEqual([
      ...['/identity/name required', '/identity/siret siret.invalid'],
    ])
    expect(
      await fieldsOf({
        bank: { ...bank, transferIban: 'FR76 9999 9000 1300 0260 7198 431', transferBic: 'X' },
      }),
    ).toEqual(['/bank/transferIban iban.invalid', '/bank/transferBic bic.invalid'])
    expect(await fieldsOf({ bank: { ...bank, transferBank: null } })).toEqual(['/bank/transferBank required'])
    expect(await fieldsOf({ contacts: { ...contacts, email: 'nobody' } })).toEqual([
      '/contacts/email email.invalid',
    ])
    expect(await fieldsOf({ modules: [] })).toEqual(['/modules modules.none'])
    expect((await read(admin)).ifMatch).toBe(ifMatch)
  })
})
