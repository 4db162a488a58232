import { getTurnoverLimits } from '@guichet/contract/declarations.contract'
import { expect } from 'vitest'
import { filePeriod, openDeclarant, sayOption, services } from '../../testing/declaration-steps.ts'
import { tellStory } from '../../testing/story-test.ts'

const { storyTest: test } = tellStory('2026-07-10T10:00:00Z')

test('tells what was declared here of this year against its limits, those of VAT to whoever charges none', async ({
  api,
}) => {
  const { browser, file } = await openDeclarant(api)
  // Of the year before: it counts in none of them.
  await filePeriod(browser, '2025-T4', services(900_000))
  await filePeriod(browser, '2026-T1', services(1_200_000))
  await filePeriod(browser, '2026-T2', services(800_050))
  const measure = { group: 'services', amountCents: 2_000_050 }
  const micro = { kind: 'micro', ...measure, limitCents: 8_360_000, majorCents: null }
  expect((await browser.call(getTurnoverLimits)).body).toEqual({
    ...{ year: 2026, turnoverCents: 2_000_050 },
    limits: [{ kind: 'vat', ...measure, limitCents: 3_750_000, majorCents: 4_125_000 }, micro],
  })
  await sayOption(api, file, 'vat', ['normal'])
  expect((await browser.call(getTurnoverLimits)).body.limits).toEqual([micro])
})

test('tells no limits to whoever has no file', async ({ api }) => {
  const browser = await api.signInAs(await api.make.person())
  expect((await browser.call(getTurnoverLimits)).body).toEqual({ year: 2026, turnoverCents: 0, limits: [] })
})
