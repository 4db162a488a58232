import { describe, expect, it } from 'vitest'
import { updateMe } from './me.contract.ts'
import { updateNotificationPreferences } from './notifications.contract.ts'
import { askErasure, withdrawErasure } from './privacy.contract.ts'
import { waitsForTerms } from './route-terms.ts'

describe('new terms', () => {
  it('keep nobody from being erased, from taking that back, nor from hearing less', () => {
    for (const route of [askErasure, withdrawErasure, updateNotificationPreferences])
      expect(waitsForTerms(route)).toBe(false)
  })

  it('keep the own file from being changed', () => {
    expect(waitsForTerms(updateMe)).toBe(true)
  })
})
