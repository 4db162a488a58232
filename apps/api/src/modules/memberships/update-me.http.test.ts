import * as contract from '@guichet/contract/me.contract'
import { auditEntries, members, persons } from '@guichet/db/schema'
import { eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { tellStory } from '../../testing/story-test.ts'
import type { TestApp } from '../../testing/test-app.ts'

const { storyTest } = tellStory()

// A number that fits its key, made from parts of its own so that tests never share one.
let numbers = 0
const newNir = () => {
  numbers += 1
  const body = `2850578006${String(numbers).padStart(3, '0')}`
  return `${body}${String(97 - Number(BigInt(body) % 97n)).padStart(2, '0')}`
}

async function editor(api: TestApp) {
  const member = await api.make.member()
  const client = await api.signInAs(member)
  const version = async () => String((await client.call(contract.getMe)).etag)
  const save = async (body: object) =>
    (await client.call(contract.updateMe, { body }, { ifMatch: await version() })).body
  const refused = async (body: object) => {
    const answer = await client.attempt(contract.updateMe, { body }, { ifMatch: await version() })
    const { code, errors = [] } = answer.json()
    return [
      code,
      ...errors.map((error: { pointer: string; code: string }) => `${error.pointer} ${error.code}`),
    ]
  }
  const stored = async () => {
    const [row] = await api.deps.db.select().from(members).where(eq(members.personId, member.id))
    const [person] = await api.deps.db.select().from(persons).where(eq(persons.id, member.id))
    return { ...row, person }
  }
  return { member, client, version, save, refused, stored }
}

describe('updateMe', () => {
  storyTest('keeps what is given in its normal form and leaves the rest as it is', async ({ api }) => {
    const { save, stored } = await editor(api)
    const partner = await api.make.partner()
    const first = await save({
      lastName: '  Le   Goaziou ',
      personalEmail: 'Moi@Maison.Example ',
      phone: '06 12 34 56 78',
      activity: 'Céramiste',
      siret: '993 130 426 00014',
      ape: '23.41z',
      website: ' https://atelier.example/a?b=1 ',
      partnerId: partner.id,
      personalAddress: { street: '1 rue Haute', complement: null, postcode: '13 100', city: 'Aix' },
    })
    expect(first).toMatchObject({
      lastName: 'Le Goaziou',
      personalEmail: 'moi@maison.example',
      phone: '+33612345678',
      siret: '99313042600014',
      website: 'https://atelier.example/a?b=1',
      partner: { id: partner.id, name: partner.name },
      personalAddress: { street: '1 rue Haute', complement: null, postcode: '13100', city: 'Aix' },
      version: 2,
    })
    const second = await save({ activity: '', phone: null, partnerId: null })
    expect(second).toMatchObject({
      activity: null,
      phone: null,
      partner: null,
      lastName: 'Le Goaziou',
      siret: '99313042600014',
      version: 3,
    })
    expect((await stored()).person?.searchKey).toContain('le goaziou')
  })

  storyTest.for([
    [{ lastName: '' }, '/lastName required'],
    [{ lastName: '   ' }, '/lastName required'],
    [{ firstName: 'x'.repeat(101) }, '/firstName text.too-long'],
    [{ lastName: 'a\u0000b' }, '/lastName text.characters'],
    [{ personalEmail: 'nobody' }, '/personalEmail email.invalid'],
    [{ phone: 'ring me' }, '/phone phone.invalid'],
    [{ phone: '0612' }, '/phone phone.invalid'],
    [{ phone: '01 23 45 6' }, '/phone phone.invalid'],
    [{ nir: '285057800608437' }, '/nir nir.invalid'],
    [{ siret: '99313042600015' }, '/siret siret.invalid'],
    [{ ape: '123' }, '/ape ape.invalid'],
    [{ website: 'ftp://atelier.example' }, '/website url.invalid'],
    [{ website: 'https://ma-banque.example@autre.example' }, '/website url.invalid'],
    [{ facebookUrl: 'javascript:alert(1)' }, '/facebookUrl url.invalid'],
    [
      { personalAddress: { street: null, complement: null, postcode: '1310', city: null } },
      '/personalAddress/postcode postcode.invalid',
    ],
    [{ partnerId: '01900000-0000-7000-8000-00000000dead' }, '/partnerId invalid'],
    [{ partnerId: 'none' }, '/partnerId invalid'],
    [{ memberNumber: 1 }, '/memberNumber unknown'],
    [{ email: 'other@test.example' }, '/email unknown'],
  ] as const)('refuses %j beside the field', async ([body, expected], { api }) => {
    const { refused, stored } = await editor(api)
    expect(await refused(body)).toEqual(['request.invalid', expected])
    expect((await stored()).version).toBe(1)
  })

  storyTest(
    'keeps the social security number encrypted, shows its end alone, and never logs it',
    async ({ api }) => {
      const { save, stored, member, client } = await editor(api)
      const nir = newNir()
      const body = await save({ nir: nir.replace(/(.)(..)(..)(..)/u, '$1 $2 $3 $4 ') })
      expect(body.nirMasked).toMatch(new RegExp(`${nir.slice(-2)}$`, 'u'))
      expect(JSON.stringify(body)).not.toContain(nir)
      expect(body.nirMasked?.replace(/\D/gu, '').length).toBeLessThanOrEqual(5)
      const row = await stored()
      expect(row.nirCipher?.toString('latin1')).not.toContain(nir.slice(0, 8))
      expect(api.deps.encryption.decryptText(row.nirCipher ?? Buffer.alloc(0), 'members.nir')).toBe(nir)
      const audit = await api.deps.db.select().from(auditEntries).where(eq(auditEntries.subjectId, member.id))
      expect(audit.at(-1)).toMatchObject({ action: 'member.updated', after: { fields: ['nirMasked'] } })
      expect(JSON.stringify(audit)).not.toContain(nir)
      expect((await client.call(contract.getMe)).body.nirMasked).toBe(body.nirMasked)
      expect((await save({ nir: '' })).nirMasked).toBeNull()
      expect(await stored()).toMatchObject({ nirCipher: null, nirHash: null })
    },
  )

  storyTest(
    'refuses a social security number that another member has, typed side by side too',
    async ({ api }) => {
      const nir = newNir()
      const first = await editor(api)
      await first.save({ nir })
      expect((await first.save({ nir, activity: 'Potier' })).activity).toBe('Potier')
      const second = await editor(api)
      expect(await second.refused({ nir })).toEqual(['request.invalid', '/nir nir.invalid'])

      const contested = newNir()
      const several = await Promise.all(Array.from({ length: 6 }, () => editor(api)))
      const codes = await Promise.all(
        several.map(async ({ client }) => {
          const answer = await client.attempt(
            contract.updateMe,
            { body: { nir: contested } },
            { ifMatch: '"1"' },
          )
          return answer.statusCode === 200 ? 'saved' : answer.json().code
        }),
      )
      expect(codes.sort()).toEqual([...Array.from({ length: 5 }, () => 'request.invalid'), 'saved'])
    },
  )

  storyTest('needs the version that was edited, and refuses an edit of an older one', async ({ api }) => {
    const { client, version, save } = await editor(api)
    const body = { activity: 'Tisserande' }
    expect((await client.refusal(contract.updateMe, { body })).code).toBe('resource.precondition-required')
    const read = await version()
    expect(read).toBe('"1"')
    await save({ activity: 'Couturière' })
    for (const ifMatch of [read, '"0"', '"**"', '"x"'])
      expect((await client.refusal(contract.updateMe, { body }, { ifMatch })).code).toBe('resource.changed')
    const weak = await client.call(contract.updateMe, { body }, { ifMatch: `W/${await version()}` })
    expect(weak.body.activity).toBe('Tisserande')
    expect(weak.etag).toBe('"3"')
  })

  storyTest('edited in two tabs at once, one is saved and the other told', async ({ api }) => {
    const { client } = await editor(api)
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        client.attempt(contract.updateMe, { body: { activity: `Onglet ${index}` } }, { ifMatch: '"1"' }),
      ),
    )
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([
      200, 412, 412, 412, 412, 412, 412, 412,
    ])
  })

  storyTest('is not for staff who are no members', async ({ api }) => {
    const client = await api.signInAs(await api.make.staff('support'))
    const refusal = await client.refusal(contract.updateMe, { body: { activity: 'x' } }, { ifMatch: '"0"' })
    expect(refusal.code).toBe('resource.not-found')
  })
})

describe('listPartners and listMyTasks', () => {
  storyTest('lists the partners by name', async ({ api }) => {
    const { client } = await editor(api)
    const [zebra, eleve] = [await api.make.partner('Zèbre & Cie'), await api.make.partner('Élève et maître')]
    const { body } = await client.call(contract.listPartners)
    const names = body.items.map(({ name }) => name)
    expect(names.indexOf(eleve.name)).toBeLessThan(names.indexOf(zebra.name))
  })

  storyTest('says what to do first: renew, then complete the file', async ({ api }) => {
    const member = await api.make.member()
    const membership = await api.make.membership(member, { startsOn: '2025-11-22', endsOn: '2026-11-21' })
    const client = await api.signInAs(member)
    const { body } = await client.call(contract.listMyTasks)
    expect(body.items).toEqual([
      {
        kind: 'membership-lapsed',
        urgency: 'now',
        dueOn: '2026-11-21',
        membershipId: membership.id,
        ...{ renewalId: null, orderId: null, label: null },
        fields: [],
      },
      {
        kind: 'information-incomplete',
        urgency: 'later',
        dueOn: null,
        membershipId: null,
        ...{ renewalId: null, orderId: null, label: null },
        fields: ['phone', 'activity', 'siret', 'personalAddress'],
      },
    ])
  })

  storyTest('has no task for staff', async ({ api }) => {
    const client = await api.signInAs(await api.make.staff('support'))
    expect((await client.call(contract.listMyTasks)).body.items).toEqual([])
  })
})
