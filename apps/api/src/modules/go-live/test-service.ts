import type { testService as route } from '@guichet/contract/go-live.contract'
import type { BodyOf, Out } from '@guichet/contract/route'
import { actingPersonId, type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { problem } from '../../platform/problem-error.ts'
import { readServiceTests, writeServiceTest } from './data/go-live-data.ts'
import { saidBy, wordsOf } from './domain/said.ts'
import { isServiceSet, toServiceTest } from './get-go-live.ts'
import { type Fact, phoneFor, tryService } from './try-service.ts'

/**
 * Tries a service now, and keeps what came of it. What the other side refuses is an answer as well.
 * @throws problems `go-live.service-not-set`, `request.invalid`.
 */
export async function testService(
  ctx: Ctx,
  { service, phone }: Out<(typeof route)['body']>,
): Promise<BodyOf<typeof route>> {
  if (!isServiceSet(ctx, service)) throw problem('go-live.service-not-set')
  const to = phoneFor(service, phone)
  const outcome = await tryService(ctx, service, to).then(
    ({ said, facts }) => ({ ok: true, said: wordsOf(said), facts }),
    (error: unknown) => {
      ctx.log.warn({ err: error, service }, 'a service did not pass its test')
      return { ok: false, said: saidBy(error), facts: [] as readonly Fact[] }
    },
  )
  const { ok, said } = outcome
  return withTx(ctx, async (tx) => {
    await writeServiceTest(tx, { service, ok, said, by: actingPersonId(tx) })
    await audit(tx, {
      ...{ action: 'go-live.service-tested', subjectKind: 'go-live', subjectId: null },
      after: { service, ok },
    })
    const kept = (await readServiceTests(tx)).find((test) => test.service === service)
    if (!kept) throw new TypeError('a test that was just written is not there')
    return {
      test: toServiceTest(kept),
      facts: outcome.facts.map(({ fact, value }) => ({ fact, value: wordsOf(value) })),
    }
  })
}
