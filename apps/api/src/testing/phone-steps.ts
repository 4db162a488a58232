import { confirmOwnPhone, sendPhoneCode } from '@guichet/contract/phones.contract'
import { PASSWORD } from './factories.ts'
import type { TestApp } from './test-app.ts'
import type { TestClient } from './test-client.ts'

/** Numbers of nobody else in this run: sendings are counted by number. */
let count = 0
export const newNumber = (): string => {
  count += 1
  return `+3373998${String(Math.floor(count / 100)).padStart(2, '0')}${String(count % 100).padStart(2, '0')}`
}

/** The code that was sent last to a number. */
export async function codeTo(api: TestApp, phone: string): Promise<string> {
  await api.runOutbox()
  const sent = api.sms.sent.findLast(({ to }) => to === phone)
  const code = /^\d{6}/u.exec(sent?.text ?? '')?.[0]
  if (!code) throw new Error(`no code was sent to ${phone}`)
  return code
}

export const wrongCode = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, '0')

/** Proves a number in a session; answers it. */
export async function provePhone(api: TestApp, client: TestClient): Promise<string> {
  const phone = newNumber()
  await client.call(sendPhoneCode, { body: { phone, currentPassword: PASSWORD } })
  await client.call(confirmOwnPhone, { body: { code: await codeTo(api, phone) } })
  return phone
}
