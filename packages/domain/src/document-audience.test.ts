import fc from 'fast-check'
import { expect, test } from 'vitest'
import { AUDIENCES, isAudienceWhole, namesOne } from './document-audience.ts'

test('an audience is whole with what it names, and only with it', () => {
  expect(AUDIENCES.filter(namesOne)).toEqual(['member', 'partner', 'type'])
  fc.assert(
    fc.property(
      fc.constantFrom(...AUDIENCES),
      fc.option(fc.uuid(), { nil: undefined }),
      (audience, audienceId) => {
        expect(isAudienceWhole({ audience, audienceId })).toBe(namesOne(audience) === Boolean(audienceId))
      },
    ),
  )
})
