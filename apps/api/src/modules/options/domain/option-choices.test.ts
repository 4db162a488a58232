import { describe, expect, test } from 'vitest'
import { tidyChoices } from './option-choices.ts'

const chosen = (code: string, documentTypes: string[] | null = null) => ({ code, documentTypes })

describe('tidyChoices', () => {
  test('puts a choice in the order of the catalogue, each document type once', () => {
    const choices = [chosen('DSN', ['B', 'A', 'B']), chosen('GONE'), chosen('AED')]
    expect(tidyChoices([{ code: 'AED' }, { code: 'DSN' }], choices)).toEqual([
      chosen('AED'),
      chosen('DSN', ['A', 'B']),
    ])
  })
})
