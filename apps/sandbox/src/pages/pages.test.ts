import { expect, it } from 'vitest'
import { formatAmount, formatSize, inFours } from './format.ts'
import { html } from './html.ts'

it('escapes every value and leaves its own pieces alone', () => {
  const piece = html`<b>${'<i>&"\''}</b>`
  expect(html`<p title="${'"x"'}">${[piece, 3, undefined, false]}</p>`.markup).toBe(
    '<p title="&quot;x&quot;"><b>&lt;i&gt;&amp;&quot;&#39;</b>3</p>',
  )
})

it('writes amounts as in French, with spaces that do not break', () => {
  expect(formatAmount(6900, 'eur')).toBe('69,00\u00a0€')
  expect(formatAmount(123_456_789, 'eur')).toBe('1\u00a0234\u00a0567,89\u00a0€')
  expect(formatSize(999)).toBe('999\u00a0o')
  expect(formatSize(1_540_000)).toBe('1,5\u00a0Mo')
  expect(inFours('4242424242424242')).toBe('4242 4242 4242 4242')
})
