import * as contract from '@guichet/contract/declarants.contract'
import type { InputOf } from '@guichet/contract/route'
import { STANDARD_VERSION } from '../modules/organisation/index.ts'
import type { CompanyRegister, FoundCompany } from '../platform/ports/company-register.ts'
import { newNir } from './joining-samples.ts'
import type { TestApp } from './test-app.ts'
import type { TestClient } from './test-client.ts'

type SignupBody = InputOf<typeof contract.startDeclarantSignup>['body']

const BROKEN_SIRET = '96789015300018'
const companies = new Map<string, FoundCompany>()

/** A register that knows what `newSiret` has made, and breaks down when asked for one number. */
export const playedRegister: CompanyRegister = {
  find: async (siret) => {
    if (siret === BROKEN_SIRET) throw new Error('the company register answered 503')
    return companies.get(siret) ?? null
  },
}

let made = 0
const luhnDigit = (body: string): number => {
  const sum = [...body].reverse().reduce((total, digit, index) => {
    const doubled = Number(digit) * (index % 2 === 0 ? 2 : 1)
    return total + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return (10 - (sum % 10)) % 10
}
const withDigit = (body: string) => `${body}${luhnDigit(body)}`

/** A number that nobody has and the register does not know. */
export function unknownSiret(): string {
  made += 1
  return withDigit(`${withDigit(`81${String(made).padStart(6, '0')}`)}0001`)
}

/** A company of Clarisse Vidalenc in the register, unless told otherwise. */
export function newSiret(over: Partial<FoundCompany> = {}): string {
  const siret = unknownSiret()
  companies.set(siret, {
    ...{ siret, name: 'CLARISSE VIDALENC', isOpen: true, isMasked: false, ape: '74.10Z' },
    ...{ startedOn: '2021-03-01', closedOn: null, street: '14 Rue des Lavandes', complement: null },
    ...{ postcode: '13100', city: 'Aix-en-Provence', legalForm: '1000' },
    people: [{ lastName: 'VIDALENC', firstNames: 'CLARISSE MARIE' }],
    ...over,
  })
  return siret
}

/** The register says something else of a company from now on. */
export function registerAgain(siret: string, over: Partial<FoundCompany>): void {
  const company = companies.get(siret)
  if (company) companies.set(siret, { ...company, ...over })
}

/** What somebody gives of whom nobody has heard, and whom the register confirms. */
export function signupBody(over: Partial<SignupBody> = {}): SignupBody {
  made += 1
  return {
    ...{ siret: over.siret ?? newSiret(), nir: newNir(), birthName: 'Vidalenc', useName: null },
    ...{ firstNames: 'Clarisse', email: `declarant-${made}@test.example` },
    phone: `06 39 98 ${String(Math.floor(made / 100)).padStart(2, '0')} ${String(made % 100).padStart(2, '0')}`,
    ...{ termsVersion: STANDARD_VERSION, ...over },
  }
}

export const declarantMailsTo = async (api: TestApp, to: string) => {
  await api.runOutbox()
  return api.mailer.sent.filter((mail) => mail.to === to)
}
/** The secret in a mail about a sign-up. */
export const declarantTokenIn = (text: string | undefined): string =>
  /\/inscription\/declarant\/([\w-]+)/u.exec(text ?? '')?.[1] ?? ''

/** A sign-up begun in a browser, with the mails that followed. */
export async function startSignup(api: TestApp, over: Partial<SignupBody> = {}, client?: TestClient) {
  const browser = client ?? api.browser()
  const body = signupBody(over)
  const answer = (await browser.call(contract.startDeclarantSignup, { body })).body
  const mails = await declarantMailsTo(api, body.email)
  const link = declarantTokenIn(mails.at(-1)?.text)
  return { browser, body, mails, link, token: answer.token, signup: answer.signup }
}

/** The link followed: the address is proven, and another secret goes on. */
export async function proveAddress(api: TestApp, over: Partial<SignupBody> = {}) {
  const begun = await startSignup(api, over)
  const params = { token: begun.link }
  const { body } = await begun.browser.call(contract.followDeclarantLink, { params })
  return { ...begun, token: body.token, signup: body.signup, params: { token: body.token } }
}

export async function codeSentTo(api: TestApp, phone: string): Promise<string> {
  await api.runOutbox()
  const digits = phone.replace(/\D/gu, '').replace(/^0/u, '33')
  const sms = api.sms.sent.findLast(({ to }) => to.replace(/\D/gu, '') === digits)
  return /\b(\d{6})\b/u.exec(sms?.text ?? '')?.[1] ?? ''
}

/** Address and telephone proven: a password is to be chosen. */
export async function proveBoth(api: TestApp, over: Partial<SignupBody> = {}) {
  const proven = await proveAddress(api, over)
  const { browser, params, body } = proven
  await browser.call(contract.sendDeclarantCode, { params })
  const code = await codeSentTo(api, String(body.phone))
  const { body: signup } = await browser.call(contract.verifyDeclarantPhone, { params, body: { code } })
  return { ...proven, signup }
}

export const DECLARANT_PASSWORD = 'Neuf-Lavandes-2027!'

/** A declarant, signed in. */
export async function makeDeclarant(api: TestApp, over: Partial<SignupBody> = {}) {
  const ready = await proveBoth(api, over)
  const { browser, params } = ready
  const session = await browser.call(contract.activateDeclarant, {
    ...{ params, body: { password: DECLARANT_PASSWORD } },
  })
  return { ...ready, session: session.body }
}
