import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  CHANNEL_OFFERS,
  type ChannelChoices,
  channelsFor,
  isSecurityOff,
  NOTIFICATION_CHANNELS,
  NOTIFICATION_SUBJECTS,
  preferencesFrom,
} from './notification-preferences.ts'

const choices: fc.Arbitrary<ChannelChoices> = fc.record({
  mail: fc.boolean(),
  sms: fc.boolean(),
  portal: fc.boolean(),
})
const preferences = fc
  .dictionary(fc.constantFrom(...NOTIFICATION_SUBJECTS), choices)
  .map((said) => preferencesFrom(said))
const message = fc.record({
  subject: fc.constantFrom(...NOTIFICATION_SUBJECTS),
  mustMail: fc.boolean(),
  mayText: fc.boolean(),
})
const person = fc.record({ hasMobile: fc.boolean() })

describe('what a person has chosen', () => {
  it('is by mail and in the portal while nothing was said', () => {
    const usual = preferencesFrom({})
    for (const subject of NOTIFICATION_SUBJECTS)
      expect(usual[subject]).toEqual({ mail: true, sms: false, portal: true })
  })

  it('never departs from what is not for choosing', () => {
    fc.assert(
      fc.property(preferences, (chosen) => {
        for (const subject of NOTIFICATION_SUBJECTS)
          for (const channel of NOTIFICATION_CHANNELS) {
            const offer = CHANNEL_OFFERS[subject][channel]
            if (offer !== 'choice') expect(chosen[subject][channel]).toBe(offer === 'always')
          }
      }),
    )
  })
})

describe('a message', () => {
  it('goes by mail where the law wants it, and by SMS only where it can', () => {
    fc.assert(
      fc.property(message, preferences, person, (told, chosen, reached) => {
        const by = channelsFor(told, chosen, reached)
        if (told.mustMail) expect(by).toContain('mail')
        if (by.includes('sms'))
          expect(told.mayText && reached.hasMobile && chosen[told.subject].sms).toBe(true)
        expect(by.includes('portal')).toBe(chosen[told.subject].portal)
      }),
    )
  })

  it('about the safety of the space always leaves the portal', () => {
    fc.assert(
      fc.property(message, preferences, person, (told, chosen, reached) => {
        const by = channelsFor({ ...told, subject: 'security' }, chosen, reached)
        expect(by.includes('mail') || by.includes('sms')).toBe(true)
      }),
    )
    const off = preferencesFrom({ security: { mail: false, sms: false, portal: false } })
    expect(isSecurityOff(off)).toBe(true)
    expect(isSecurityOff(preferencesFrom({}))).toBe(false)
  })

  it('that was wanted by SMS comes by mail where no SMS can', () => {
    fc.assert(
      fc.property(message, choices, person, (told, said, reached) => {
        const chosen = preferencesFrom({ [told.subject]: said })
        const by = channelsFor(told, chosen, reached)
        if (chosen[told.subject].sms) expect(by.some((channel) => channel !== 'portal')).toBe(true)
      }),
    )
    const sms = preferencesFrom({ deadlines: { mail: false, sms: true, portal: false } })
    const told = { subject: 'deadlines', mustMail: false, mayText: true } as const
    expect(channelsFor(told, sms, { hasMobile: true })).toEqual(['sms'])
    expect(channelsFor(told, sms, { hasMobile: false })).toEqual(['mail'])
    expect(channelsFor({ ...told, mayText: false }, sms, { hasMobile: true })).toEqual(['mail'])
  })
})
