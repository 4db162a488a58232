import * as contract from '@guichet/contract/declarants.contract'
import { createSession, getSession } from '@guichet/contract/session.contract'
import { auditEntries, declarantSignups, declarants, verifiedPhones } from '@guichet/db/schema'
import { eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { purgeExpired } from '../../platform/jobs/purge-expired.ts'
import { apiTestWith } from '../../testing/api-test.ts'
import {
  codeSentTo,
  DECLARANT_PASSWORD,
  declarantMailsTo,
  declarantTokenIn,
  makeDeclarant,
  newSiret,
  playedRegister,
  proveAddress,
  proveBoth,
  signupBody,
  startSignup,
  unknownSiret,
} from '../../testing/declarant-steps.ts'
import { newNir } from '../../testing/joining-samples.ts'
import { provePhone } from '../../testing/phone-steps.ts'
import type { TestApp } from '../../testing/test-app.ts'

const test = apiTestWith({ overrides: { register: playedRegister } })
const withoutSms = apiTestWith({ overrides: { register: playedRegister, sms: null } })
const HOUR_MS = 3_600_000
const numberOf = async (api: TestApp, personId: string) => {
  const [row] = await api.deps.db.select().from(verifiedPhones).where(eq(verifiedPhones.personId, personId))
  return row?.phone
}
const otherThan = (code: string) => (code === '000000' ? '000001' : '000000')

describe('signing up as declarant', () => {
  test('address, code, password: signed in, with an open file (U01, U02)', async ({ api }) => {
    const { browser, session, body, mails } = await makeDeclarant(api)
    expect(mails.map(({ subject }) => subject)).toEqual(['Confirmez votre adresse pour déclarer en ligne'])
    expect(session).toMatchObject({ isDeclarant: true, isMember: false, email: body.email })
    const { file } = (await browser.call(contract.getOwnDeclarant)).body
    expect(file).toMatchObject({
      ...{ state: 'open', finding: 'same', siret: body.siret, legalForm: '1000', ape: '74.10Z' },
      ...{ companyName: 'CLARISSE VIDALENC', reason: null },
    })
    const { personId } = (await browser.call(getSession)).body
    const { db } = api.deps
    expect(await numberOf(api, personId)).toMatch(/^\+336399/u)
    const [row] = await db.select().from(declarantSignups).where(eq(declarantSignups.email, body.email))
    expect(row).toMatchObject({ contentCipher: null, completedAt: expect.any(Date) })
    const [own] = await db.select().from(declarants).where(eq(declarants.personId, personId))
    const audited = await db
      .select({ action: auditEntries.action })
      .from(auditEntries)
      .where(eq(auditEntries.subjectId, String(own?.id)))
    expect(audited).toEqual([{ action: 'declarant.signed-up' }])
    const [, opened] = await declarantMailsTo(api, body.email)
    expect(opened?.subject).toBe('Votre dossier de déclarant est ouvert')
    // The number and the company are identifiers from now on.
    for (const identifier of [String(body.nir), body.siret, body.email]) {
      const signIn = { identifier, password: DECLARANT_PASSWORD }
      expect((await api.browser().call(createSession, { body: signIn })).status).toBe(201)
    }
  })

  test('a link serves once, for a day; another ends it', async ({ api }) => {
    const { browser, link, token } = await startSignup(api)
    const follow = (at: string) => ({ params: { token: at } })
    const again = await browser.call(contract.sendDeclarantLink, { params: { token } })
    expect(again.body).toMatchObject({ state: 'sent', proven: false })
    expect((await browser.refusal(contract.followDeclarantLink, follow(link))).code).toBe('link.invalid')
    const { body: mail } = await browser.call(contract.getDeclarantSignup, { params: { token } })
    const latest = declarantTokenIn((await declarantMailsTo(api, String(mail.draft?.email))).at(-1)?.text)
    const tries = await Promise.all(
      [1, 2, 3].map(
        async () => (await browser.attempt(contract.followDeclarantLink, follow(latest))).statusCode,
      ),
    )
    expect(tries.toSorted()).toEqual([201, 404, 404])
    const late = await startSignup(api)
    api.clock.advance(24 * HOUR_MS)
    expect((await browser.refusal(contract.followDeclarantLink, follow(late.link))).code).toBe('link.invalid')
  })

  test('whoever began it sees nothing more once the address is proven elsewhere', async ({ api }) => {
    const { link, token } = await startSignup(api)
    await api.browser().call(contract.followDeclarantLink, { params: { token: link } })
    const params = { token }
    const seen = (await api.browser().call(contract.getDeclarantSignup, { params })).body
    expect(seen).toMatchObject({ state: 'sent', proven: false, draft: null, code: null })
    for (const refused of [
      await api.browser().refusal(contract.sendDeclarantCode, { params }),
      await api.browser().refusal(contract.verifyDeclarantPhone, { params, body: { code: '123456' } }),
      await api
        .browser()
        .refusal(contract.activateDeclarant, { params, body: { password: DECLARANT_PASSWORD } }),
      await api.browser().refusal(contract.correctDeclarantSignup, { params, body: signupBody() }),
      await api.browser().refusal(contract.changeDeclarantContact, {
        ...{ params, body: { email: 'other@test.example', phone: '06 39 98 00 00' } },
      }),
    ])
      expect(refused.code).toBe('resource.not-found')
  })

  test('a code is tried five times, and passes once though it is given thrice at once', async ({ api }) => {
    const { browser, params, body } = await proveAddress(api)
    const send = () => browser.call(contract.sendDeclarantCode, { params })
    expect((await send()).body.code).toMatchObject({ phone: expect.stringMatching(/^\+33639/u) })
    const wrong = otherThan(await codeSentTo(api, String(body.phone)))
    for (const expected of ['invalid', 'invalid', 'invalid', 'invalid', 'expired', 'expired']) {
      const refused = await browser.refusal(contract.verifyDeclarantPhone, { params, body: { code: wrong } })
      expect(refused.code).toBe(`sms-code.${expected}`)
    }
    await send()
    const code = await codeSentTo(api, String(body.phone))
    const answers = await Promise.all(
      [1, 2, 3].map(
        async () =>
          (await browser.attempt(contract.verifyDeclarantPhone, { params, body: { code } })).statusCode,
      ),
    )
    expect(answers.filter((status) => status === 200)).toHaveLength(1)
    const more = await Promise.all([1, 2].map(() => browser.attempt(contract.sendDeclarantCode, { params })))
    expect(more.every(({ statusCode }) => statusCode === 409)).toBe(true)
  })

  test('three sendings in a quarter of an hour, also to a number given midway', async ({ api }) => {
    const { browser, params, body } = await proveAddress(api)
    await browser.call(contract.sendDeclarantCode, { params })
    const old = await codeSentTo(api, String(body.phone))
    const moved = { email: body.email, phone: '06 39 98 77 55' }
    const changed = await browser.call(contract.changeDeclarantContact, { params, body: moved })
    expect(changed.body).toMatchObject({ state: 'proven', code: null, draft: { phone: '+33639987755' } })
    const stale = await browser.refusal(contract.verifyDeclarantPhone, { params, body: { code: old } })
    expect(stale.code).toBe('sms-code.expired')
    await browser.call(contract.sendDeclarantCode, { params })
    await browser.call(contract.sendDeclarantCode, { params })
    expect((await browser.refusal(contract.sendDeclarantCode, { params })).code).toBe('rate.limited')
    const code = await codeSentTo(api, moved.phone)
    const done = await browser.call(contract.verifyDeclarantPhone, { params, body: { code } })
    expect(done.body.state).toBe('verified')
  })

  test('another address midway is proven again; the secrets and links of the one before are void', async ({
    api,
  }) => {
    const { browser, params, body } = await proveBoth(api)
    const email = `moved-${body.email}`
    const changed = await browser.call(contract.changeDeclarantContact, {
      ...{ params, body: { email, phone: body.phone } },
    })
    expect(changed.body).toMatchObject({ state: 'sent', proven: false, draft: { email } })
    const password = { password: DECLARANT_PASSWORD }
    const early = await browser.refusal(contract.activateDeclarant, { params, body: password })
    expect(early.code).toBe('resource.not-found')
    const link = declarantTokenIn((await declarantMailsTo(api, email)).at(-1)?.text)
    const next = (await browser.call(contract.followDeclarantLink, { params: { token: link } })).body
    // The number was proven before, and is the same.
    expect(next.signup.state).toBe('verified')
    const token = { token: next.token }
    const done = await browser.call(contract.activateDeclarant, { params: token, body: password })
    expect(done.body.email).toBe(email)
    const twice = await browser.refusal(contract.activateDeclarant, { params: token, body: password })
    expect(twice.code).toBe('declarant.closed')
  })

  test('a weak or personal password is refused, and nothing is made', async ({ api }) => {
    const { browser, params } = await proveBoth(api)
    for (const password of ['court', 'Vidalenc-2027!'])
      expect((await browser.refusal(contract.activateDeclarant, { params, body: { password } })).code).toBe(
        'password.refused',
      )
    const seen = (await browser.call(contract.getDeclarantSignup, { params })).body
    expect(seen.state).toBe('verified')
  })

  test('numbers are checked: key, temporary, Corsica, mobile', async ({ api }) => {
    const browser = api.browser()
    const faultOf = async (over: Partial<ReturnType<typeof signupBody>>) =>
      (await browser.refusal(contract.startDeclarantSignup, { body: signupBody(over) })).errors
    expect(await faultOf({ nir: null })).toMatchObject([{ pointer: '/nir', code: 'required' }])
    expect(await faultOf({ nir: '2 85 05 78 006 084 00' })).toMatchObject([{ code: 'nir.invalid' }])
    const temporary = `78505780060${'84'}`
    const key = String(97 - (Number(temporary) % 97)).padStart(2, '0')
    expect(await faultOf({ nir: temporary + key })).toMatchObject([{ code: 'nir.temporary' }])
    expect(await faultOf({ phone: '01 49 09 87 37' })).toMatchObject([{ code: 'phone.mobile' }])
    expect(await faultOf({ termsVersion: '1999' })).toMatchObject([{ code: 'terms.changed' }])
    const corsican = '285052A006084'
    const corsicanKey = String(97 - (Number(corsican.replace('2A', '19')) % 97)).padStart(2, '0')
    const { signup } = await startSignup(api, { nir: `${corsican.toLowerCase()} ${corsicanKey}` })
    expect(signup.state).toBe('sent')
  })

  withoutSms(
    'where no SMS leaves, the telephone is not proven, and staff look at the file',
    async ({ api }) => {
      const { browser, params, signup } = await proveAddress(api)
      expect(signup.state).toBe('verified')
      await browser.call(contract.activateDeclarant, { params, body: { password: DECLARANT_PASSWORD } })
      expect((await browser.call(contract.getOwnDeclarant)).body.file).toMatchObject({
        ...{ state: 'to-check', finding: 'same' },
      })
    },
  )
})

describe('where the register does not confirm', () => {
  const people = [{ lastName: 'ORSINI', firstNames: 'JUSTIN' }]
  test('it says what it found, and sends nothing before a way is chosen', async ({ api }) => {
    const cases = [
      ['near', { siret: newSiret(), birthName: 'Vidalanc' }, 'CLARISSE MARIE VIDALENC'],
      ['different', { siret: newSiret({ people }) }, null],
      ['closed', { siret: newSiret({ isOpen: false }) }, null],
      ['masked', { siret: newSiret({ isMasked: true, people: [] }) }, null],
      ['unknown', { siret: unknownSiret() }, null],
      ['unavailable', { siret: '96789015300018' }, null],
    ] as const
    for (const [finding, over, registered] of cases) {
      const { signup, mails } = await startSignup(api, over)
      expect(signup).toMatchObject({ state: 'held', finding, registered })
      expect(mails).toEqual([])
    }
  })

  test('corrected, it goes on: the company is another, so the link is the first one', async ({ api }) => {
    const { browser, token, body } = await startSignup(api, { siret: newSiret({ people }) })
    const params = { token }
    const better = { ...body, nir: null, siret: newSiret() }
    const corrected = await browser.call(contract.correctDeclarantSignup, { params, body: better })
    expect(corrected.body).toMatchObject({ state: 'sent', finding: 'same' })
    expect(await declarantMailsTo(api, body.email)).toHaveLength(1)
  })

  test('left until later: a link for thirty days, by which the register is asked again', async ({ api }) => {
    const siret = unknownSiret()
    const { browser, token, body } = await startSignup(api, { siret })
    const later = await browser.call(contract.chooseDeclarantWay, {
      ...{ params: { token }, body: { choice: 'later' } },
    })
    expect(later.body.state).toBe('waiting')
    const [mail] = await declarantMailsTo(api, body.email)
    expect(mail?.subject).toBe('Reprenez votre inscription plus tard')
    api.clock.advance(29 * 24 * HOUR_MS)
    const link = { token: declarantTokenIn(mail?.text) }
    const back = (await browser.call(contract.followDeclarantLink, { params: link })).body
    expect(back.signup).toMatchObject({ state: 'waiting', proven: true, draft: { siret } })
    expect(JSON.stringify(back)).not.toContain(String(body.nir))
    const checked = await browser.call(contract.chooseDeclarantWay, {
      ...{ params: { token: back.token }, body: { choice: 'check' } },
    })
    expect(checked.body.state).toBe('proven')
  })

  test('checked by staff: the space is open, the file waits', async ({ api }) => {
    const { browser, token, body } = await startSignup(api, { siret: unknownSiret() })
    await browser.call(contract.chooseDeclarantWay, { params: { token }, body: { choice: 'check' } })
    const twice = { params: { token }, body: { choice: 'later' as const } }
    expect((await browser.refusal(contract.chooseDeclarantWay, twice)).code).toBe('declarant.closed')
    const link = declarantTokenIn((await declarantMailsTo(api, body.email)).at(-1)?.text)
    const next = (await browser.call(contract.followDeclarantLink, { params: { token: link } })).body
    const params = { token: next.token }
    await browser.call(contract.sendDeclarantCode, { params })
    const code = await codeSentTo(api, String(body.phone))
    await browser.call(contract.verifyDeclarantPhone, { params, body: { code } })
    await browser.call(contract.activateDeclarant, { params, body: { password: DECLARANT_PASSWORD } })
    const { file } = (await browser.call(contract.getOwnDeclarant)).body
    expect(file).toMatchObject({ state: 'to-check', finding: 'unknown', companyName: null })
    const subjects = (await declarantMailsTo(api, body.email)).map(({ subject }) => subject)
    expect(subjects.at(-1)).toBe('Votre dossier de déclarant est à l’étude')
  })

  test('is forgotten after thirty days', async ({ api }) => {
    const { browser, token, body } = await startSignup(api, { siret: unknownSiret() })
    api.clock.advance(30 * 24 * HOUR_MS)
    const gone = await browser.refusal(contract.getDeclarantSignup, { params: { token } })
    expect(gone.code).toBe('resource.not-found')
    api.clock.advance(1)
    await purgeExpired(api.ctx())
    const rows = await api.deps.db
      .select()
      .from(declarantSignups)
      .where(eq(declarantSignups.email, body.email))
    expect(rows).toEqual([])
  })
})

describe('one person, one file', () => {
  const shown = ({ signup }: Awaited<ReturnType<typeof startSignup>>) => ({
    ...{ state: signup.state, proven: signup.proven, finding: signup.finding, code: signup.code },
  })

  test('whoever has a space or a file is answered alike, and told by mail alone', async ({ api }) => {
    const member = await api.make.member()
    const { body: owner } = await makeDeclarant(api)
    const unknown = await startSignup(api)
    const sameEmail = await startSignup(api, { email: member.email })
    const sameSiret = await startSignup(api, { siret: owner.siret })
    const sameNir = await startSignup(api, { nir: owner.nir })
    for (const known of [sameEmail, sameSiret, sameNir]) {
      expect(shown(known)).toEqual(shown(unknown))
      expect(known.link).toBe('')
    }
    expect(sameEmail.mails).toMatchObject([{ subject: 'Vous avez déjà un espace' }])
    for (const known of [sameSiret, sameNir]) {
      expect(known.mails).toMatchObject([{ subject: 'Votre inscription' }])
      expect(known.mails[0]?.text).not.toMatch(/SIRET|sécurité sociale/u)
    }
    const told = (await declarantMailsTo(api, owner.email)).map(({ subject }) => subject)
    expect(told.filter((subject) => subject === 'Vous avez déjà un espace')).toHaveLength(2)
  })

  test('a proven address cannot ask which companies and numbers are known', async ({ api }) => {
    const { body: owner } = await makeDeclarant(api)
    const { browser, params, body } = await proveBoth(api)
    for (const over of [{ siret: owner.siret }, { nir: owner.nir }]) {
      const probe = { params, body: { ...body, ...over } }
      const answer = (await browser.call(contract.correctDeclarantSignup, probe)).body
      expect(answer).toMatchObject({ state: 'sent', proven: false })
    }
    const early = { params, body: { password: DECLARANT_PASSWORD } }
    expect((await browser.refusal(contract.activateDeclarant, early)).code).toBe('resource.not-found')
  })

  test('two sign-ups of one company: the second cannot end in a file', async ({ api }) => {
    const siret = newSiret()
    const [first, second] = [await proveBoth(api, { siret }), await proveBoth(api, { siret })]
    const body = { password: DECLARANT_PASSWORD }
    const statuses = await Promise.all(
      [first, second].map(
        async ({ browser, params }) =>
          (await browser.attempt(contract.activateDeclarant, { params, body })).json<{ code?: string }>()
            .code,
      ),
    )
    expect(statuses.toSorted()).toEqual(['declarant.known', undefined])
    const files = await api.deps.db.select().from(declarants).where(eq(declarants.siret, siret))
    expect(files).toHaveLength(1)
  })

  test('who is signed in has the file on his own person, once the number is proven', async ({ api }) => {
    const member = await api.make.member()
    const client = await api.signInAs(member)
    const { token, signup, body } = await startSignup(api, { email: 'not-mine@test.example' }, client)
    expect(signup).toMatchObject({ state: 'proven', proven: true, draft: { email: member.email } })
    const params = { token }
    const stranger = await api.browser().refusal(contract.getDeclarantSignup, { params })
    expect(stranger.code).toBe('resource.not-found')
    await client.call(contract.sendDeclarantCode, { params })
    const code = await codeSentTo(api, String(body.phone))
    const done = await client.call(contract.verifyDeclarantPhone, { params, body: { code } })
    expect(done.body.state).toBe('completed')
    expect(await numberOf(api, member.id)).toBe(signup.draft?.phone)
    await api.runOutbox()
    const subjects = api.mailer.sent.filter(({ to }) => to === member.email).map(({ subject }) => subject)
    expect(subjects).toContain('Votre numéro de sécurité a été modifié')
    expect((await client.call(getSession)).body).toMatchObject({ isDeclarant: true, isMember: true })
    const again = await client.refusal(contract.startDeclarantSignup, { body: signupBody() })
    expect(again.code).toBe('declarant.known')
    // A number that is somebody else’s is refused beside its field.
    const other = await api.signInAs(await api.make.member())
    const theirs = await other.refusal(contract.startDeclarantSignup, { body: signupBody({ nir: body.nir }) })
    expect(theirs.errors).toMatchObject([{ pointer: '/nir', code: 'nir.invalid' }])
  })

  test('a number in use is changed with the password alone, never by a sign-up', async ({ api }) => {
    const member = await api.make.member()
    const client = await api.signInAs(member)
    const own = await provePhone(api, client)
    const { token, body } = await startSignup(api, {}, client)
    const params = { token }
    await client.call(contract.sendDeclarantCode, { params })
    const code = await codeSentTo(api, String(body.phone))
    const done = await client.call(contract.verifyDeclarantPhone, { params, body: { code } })
    expect(done.body.state).toBe('completed')
    expect(await numberOf(api, member.id)).toBe(own)
  })

  test('five links for one sign-up, three sign-ups a day for one address', async ({ api }) => {
    const { browser, token, body } = await startSignup(api)
    const params = { token }
    for (let sent = 2; sent <= 5; sent += 1) await browser.call(contract.sendDeclarantLink, { params })
    expect((await browser.refusal(contract.sendDeclarantLink, { params })).code).toBe('rate.limited')
    const over = { email: body.email }
    await startSignup(api, over)
    await startSignup(api, { ...over, nir: newNir() })
    const fourth = await browser.refusal(contract.startDeclarantSignup, { body: signupBody(over) })
    expect(fourth.code).toBe('rate.limited')
  })
})
