import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answerFault, answerKey } from './secret-question.ts'

describe('the answer to a secret question', () => {
  it('is the same however it is written', () => {
    for (const answer of ['L’île d’Yeu', 'lile dyeu', '  L ÎLE D YEU ', 'l-île-d’yeu !'])
      expect(answerKey(answer)).toBe('liledyeu')
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(answerKey(answerKey(text))).toBe(answerKey(text))
        expect(answerKey(text.toUpperCase().toLowerCase())).toBe(answerKey(text.toLowerCase()))
      }),
    )
  })

  it('is refused when it protects nothing', () => {
    const question = 'Quel est le nom de mon premier chat Moustache ?'
    const own = ['Hélène', 'Castellan', 'helene@example.org', 'Li']
    expect(answerFault(question, 'a b c', own)).toBe('short')
    expect(answerFault(question, 'aaaa aaaa', own)).toBe('repeated')
    expect(answerFault(question, 'moustâche', own)).toBe('in-question')
    expect(answerFault(question, 'helene', own)).toBe('personal')
    expect(answerFault(question, 'Madame Castellan', own)).toBe('personal')
    expect(answerFault(question, 'Ficelle du Marais', own)).toBeNull()
  })
})
