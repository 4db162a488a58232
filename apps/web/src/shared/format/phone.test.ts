import { describe, expect, it } from 'vitest'
import { groupPhone, phoneHref } from './phone.ts'

describe('groupPhone', () => {
  it.each([
    ['+33149098737', '01 49 09 87 37'],
    ['+33 6.12.34.56.78', '06 12 34 56 78'],
    ['0149098737', '01 49 09 87 37'],
    ['+3225123456', '+3225123456'],
    ['', ''],
  ])('%s reads %s', (number, text) => {
    expect(groupPhone(number).replaceAll('\u00A0', ' ')).toBe(text)
  })
})

describe('phoneHref', () => {
  it('keeps nothing but digits and the plus', () => {
    expect(phoneHref('01 49 09 87 37')).toBe('tel:0149098737')
    expect(phoneHref('+33 1-49')).toBe('tel:+33149')
  })
})
