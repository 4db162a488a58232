import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  isShareable,
  LINK_MOST_DAYS,
  LINK_MOST_DOWNLOADS,
  linkExpiresOn,
  linkState,
} from './document-links.ts'
import { addDays, parseLocalDate } from './local-date.ts'

const today = parseLocalDate('2026-11-22')

describe('a share link', () => {
  it('lasts through its last day, whatever its length', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: LINK_MOST_DAYS }),
        fc.integer({ min: 0, max: 60 }),
        (days, later) => {
          const link = {
            ...{ expiresOn: linkExpiresOn(today, days), downloads: 0, mostDownloads: 1, isEnded: false },
          }
          expect(linkState(link, addDays(today, later))).toBe(later <= days ? 'open' : 'expired')
        },
      ),
    )
  })

  it('is open while something is left of it, and once ended never again', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: LINK_MOST_DOWNLOADS }),
        fc.nat({ max: LINK_MOST_DOWNLOADS }),
        fc.boolean(),
        (mostDownloads, downloads, isEnded) => {
          const state = linkState({ expiresOn: today, downloads, mostDownloads, isEnded }, today)
          expect(state === 'open').toBe(!isEnded && downloads < mostDownloads)
          if (isEnded) expect(state).toBe('ended')
        },
      ),
    )
  })

  it('is for files of one’s own and for what was published to oneself alone', () => {
    expect(isShareable({ ownerId: 'me', audience: null }, 'me')).toBe(true)
    expect(isShareable({ ownerId: 'you', audience: null }, 'me')).toBe(false)
    expect(isShareable({ ownerId: null, audience: 'member' }, 'me')).toBe(true)
    for (const audience of ['all', 'active', 'lapsed', 'partner', 'type'])
      expect(isShareable({ ownerId: null, audience }, 'me')).toBe(false)
  })
})
