import { call, check, checkoutOf } from './api-client.ts'
import type { PlantedMember } from './plant-members.ts'
import type { SandboxProcess } from './sandbox-process.ts'
import { waitUntil } from './wait-until.ts'

const hasNext = async (url: string, member: PlantedMember): Promise<boolean> => {
  const { status, body } = await call(url, member.key, 'GET', '/memberships')
  if (status !== 200) throw new Error(`the list answered ${status}`)
  return body.items.some(({ state }: { state: string }) => state === 'active')
}

/**
 * Does what a member does who comes back after a break: looks whether the renewal went through; if not, asks for it or
 * goes on with the one that waits, pays, and waits until the membership is active.
 */
export const finishRenewal = (
  url: string,
  sandbox: SandboxProcess,
  member: PlantedMember,
): Promise<boolean> =>
  waitUntil(
    async () => {
      if (await hasNext(url, member)) return true
      const path = `/memberships/${member.membershipId}`
      const offer = await call(url, member.key, 'GET', `${path}/renewal-offer`)
      if (offer.status !== 200) throw new Error(`the offer answered ${offer.status} ${offer.code}`)
      const renewal =
        offer.body.pending ??
        (
          await call(url, member.key, 'POST', `${path}/renewals`, {
            body: { typeId: member.typeId, method: 'card' },
          })
        ).body
      const checked = await check(url, member, renewal.id)
      if (checked.status !== 200) throw new Error(`the check answered ${checked.status} ${checked.code}`)
      if (checked.body.checkoutUrl === null) return false
      const checkoutId = checkoutOf(checked.body)
      if ((await sandbox.session(checkoutId)).status === 'open') await sandbox.pay(checkoutId)
      return false
    },
    { what: `the renewal of ${member.email} is finished`, timeoutMs: 30_000, everyMs: 100 },
  )
