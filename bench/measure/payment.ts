import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { DEMO_PASSWORD } from '@guichet/db/seed'
import { call, type SignedIn, signIn } from '../client.ts'
import { decimal, median } from '../figures.ts'
import type { BenchSettings } from '../settings.ts'
import type { Scenario } from './scenario.ts'

const PAYERS = ['inactive', 'lapsed1', 'lapsed2', 'lapsed3', 'lapsed4']
const POLL_MS = 25
const LIMIT_MS = 60_000

interface Renewal {
  id: string
  state: string
  checkoutUrl: string | null
}

const openRenewal = async (baseUrl: string, who: SignedIn) => {
  const list = await call<{ items: { id: string; renewable: boolean }[] }>(baseUrl, who, '/memberships')
  const membership = list.items.find(({ renewable }) => renewable)
  if (!membership) throw new Error('there is nothing to renew')
  const path = `/memberships/${membership.id}`
  const offer = await call<{ types: { id: string }[] }>(baseUrl, who, `${path}/renewal-offer`)
  const renewal = await call<Renewal>(baseUrl, who, `${path}/renewals`, {
    method: 'POST',
    headers: { 'idempotency-key': randomUUID() },
    body: { typeId: offer.types[0]?.id, method: 'card' },
  })
  return { path: `${path}/renewals/${renewal.id}`, checkoutId: renewal.checkoutUrl?.split('/').at(-1) }
}

/** Milliseconds from the payment's confirmation until the renewal is completed and the session says active. */
const payOnce = async ({ baseUrl, sandboxUrl }: BenchSettings, name: string): Promise<number> => {
  const who = await signIn({ baseUrl }, `${name}@demo.example`, DEMO_PASSWORD)
  const { path, checkoutId } = await openRenewal(baseUrl, who)
  const paid = await fetch(`${sandboxUrl}/stripe/checkout/${checkoutId}/pay`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  })
  if (!paid.ok) throw new Error(`the sandbox refuses the payment: ${paid.status}`)
  const confirmedAt = performance.now()
  while (performance.now() - confirmedAt < LIMIT_MS) {
    const { state } = await call<Renewal>(baseUrl, who, path)
    if (state === 'completed') {
      const session = await call<{ membership: { state: string } }>(baseUrl, who, '/session')
      if (session.membership.state === 'active') return performance.now() - confirmedAt
    }
    await sleep(POLL_MS)
  }
  throw new Error(`${name} paid and is not active after ${LIMIT_MS / 1000} s`)
}

/** From a payment confirmed to an active membership. */
export const measurePayment: Scenario = async (stand) => {
  const timesMs: number[] = []
  for (const name of PAYERS) timesMs.push(await payOnce(stand, name))
  const slowest = Math.max(...timesMs)
  return [
    {
      what: 'payment confirmed → the API says that the membership is active',
      measured: `${decimal(slowest / 1000)} s at worst of ${timesMs.length} (median ${decimal(median(timesMs) / 1000)} s)`,
      reach: '< 5 s',
      passed: slowest < 5_000,
    },
  ]
}
