import type { TestAPI } from 'vitest'
import { type ApiFixtures, apiTestWith } from './api-test.ts'
import { type FakePdf, fakePdf } from './fakes.ts'
import { createPlayGateway, type PlayGateway } from './play-gateway.ts'

interface Story {
  readonly storyTest: TestAPI<ApiFixtures>
  readonly gateway: PlayGateway
  readonly pdf: FakePdf
}

/** Tests of the first story on one portal per file, with a payment service and a PDF renderer that the test steers. */
export function tellStory(now?: string): Story {
  const gateway = createPlayGateway()
  const pdf = fakePdf()
  const storyTest = apiTestWith({
    ...(now === undefined ? {} : { now }),
    settings: { PUBLIC_URL: 'https://guichet.example' },
    overrides: { payments: gateway, pdf },
  })
  return { storyTest, gateway, pdf }
}
