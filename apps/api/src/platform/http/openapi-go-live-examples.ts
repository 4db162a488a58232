import type { OperationExamples } from './openapi-examples.ts'

const one = (value: unknown) => ({ example: { summary: 'Example', value } })
const test = {
  ...{ service: 'mail', ok: true, said: '250 2.0.0 Ok: queued as 4WbX' },
  ...{ testedBy: 'Odile Vasseur', testedAt: '2026-11-30T08:15:00.000Z' },
}
const list = {
  ...{ ready: false, setAside: false, publicUrl: 'https://portail.example.org' },
  items: [
    { item: 'name', part: 'organisation', must: true, state: 'done', confirmed: false },
    { item: 'backup', part: 'safety', must: true, state: 'todo', confirmed: false },
  ],
  services: [{ service: 'mail', isSet: true, test }],
}

/** The list before going live, and tests of services. */
export const GO_LIVE_EXAMPLES: Readonly<Record<string, OperationExamples>> = {
  getGoLive: { responses: { 200: one(list) } },
  markGoLiveItem: {
    params: { item: 'backup' },
    body: one({ mark: 'confirmed' }),
    responses: { 200: one(list) },
  },
  testService: {
    body: one({ service: 'mail' }),
    responses: { 200: one({ test, facts: [{ fact: 'sent-to', value: 'odile@example.org' }] }) },
  },
}
