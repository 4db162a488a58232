import { describe, expect, it } from 'vitest'
import { formatPhone, phoneHref } from './phone.ts'

describe('formatPhone', () => {
  it.each([
    ['+33149098737', '01 49 09 87 37'],
    ['+33612345678', '06 12 34 56 78'],
    ['+3225123456', '+3225123456'],
    ['01 49 09 87 37', '01 49 09 87 37'],
    ['', ''],
  ])('%s reads %s', (number, text) => {
    expect(formatPhone(number)).toBe(text)
  })
})

describe('phoneHref', () => {
  it('keeps nothing but digits and the plus', () => {
    expect(phoneHref('+33 (0)1 49-09')).toBe('tel:+330149' + '09')
    expect(phoneHref('01 49 09 87 37')).toBe('tel:0149098737')
  })
})
