import { expect, it } from 'vitest'
import { parseForm } from './form.ts'

const plain = (text: string) => JSON.parse(JSON.stringify(parseForm(text)))

it.each([
  ['a=1&b=deux%20mots', { a: '1', b: 'deux mots' }],
  ['a[b][c]=1&a[b][d]=2', { a: { b: { c: '1', d: '2' } } }],
  ['expand[]=x&expand[]=y', { expand: ['x', 'y'] }],
  ['l[0][n]=a&l[1][n]=b&l[0][m]=c', { l: [{ n: 'a', m: 'c' }, { n: 'b' }] }],
  ['name=%C3%89t%C3%A9+%2B', { name: 'Été +' }],
  ['', {}],
])('%s', (text, value) => {
  expect(plain(text)).toEqual(value)
})

it('takes no name for a prototype', () => {
  parseForm('__proto__[polluted]=1&constructor[prototype][polluted]=1')
  expect(({} as Record<string, unknown>).polluted).toBeUndefined()
})
