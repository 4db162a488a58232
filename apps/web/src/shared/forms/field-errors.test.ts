import { ApiError, NetworkError } from '@guichet/client'
import { describe, expect, it } from 'vitest'
import { fieldNameOf, sortFieldErrors } from './field-errors.ts'

const refusal = (errors: { pointer: string; code: string; message: string }[]) =>
  new ApiError(
    { type: 't', title: 'x', status: 400, code: 'request.invalid', requestId: 'r', errors },
    undefined,
  )

describe('fieldNameOf', () => {
  it.each([
    ['/phone', 'phone'],
    ['/personalAddress/postcode', 'personalAddress.postcode'],
    ['/a~1b/c~0d', 'a/b.c~d'],
    ['', ''],
  ])('%s is %s', (pointer, name) => expect(fieldNameOf(pointer)).toBe(name))
})

describe('sortFieldErrors', () => {
  const shown = new Set(['phone', 'personalAddress.postcode'])
  const sort = (error: unknown) =>
    sortFieldErrors(
      error,
      (name) => shown.has(name),
      (code) => `<${code}>`,
    )

  it('puts each refusal beside its field, the first one when there are several', () => {
    const error = refusal([
      { pointer: '/phone', code: 'phone.invalid', message: '' },
      { pointer: '/phone', code: 'text.too-long', message: '' },
      { pointer: '/personalAddress/postcode', code: 'postcode.invalid', message: '' },
    ])
    expect(sort(error)).toEqual({
      shown: { phone: '<phone.invalid>', 'personalAddress.postcode': '<postcode.invalid>' },
      others: [],
    })
  })

  it('keeps what the form does not show, once', () => {
    const error = refusal([
      { pointer: '/other', code: 'unknown', message: '' },
      { pointer: '/query/limit', code: 'unknown', message: '' },
    ])
    expect(sort(error)).toEqual({ shown: {}, others: ['<unknown>'] })
  })

  it('finds nothing in other errors', () => {
    expect(sort(new NetworkError('x'))).toEqual({ shown: {}, others: [] })
    expect(sort('boom')).toEqual({ shown: {}, others: [] })
  })
})
