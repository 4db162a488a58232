import { describe, expect, it } from 'vitest'
import { changeFacts, changeLead, changeSubject, hasEarlierVersions } from './change-words.ts'

const told = (published: number, versions: number, renamed = 0) => ({
  ...{ count: published + versions + renamed, published, versions, name: 'Statuts' },
})

describe('what is told of documents', () => {
  it.each([
    [told(1, 0), 'Nouveau document dans votre bibliothèque : Statuts'],
    [told(2, 0), '2 nouveaux documents dans votre bibliothèque'],
    [told(0, 1), 'Un document de votre bibliothèque a changé : Statuts'],
    [told(0, 1, 1), '2 documents de votre bibliothèque ont changé'],
    [told(1, 1), '1 nouveau document et 1 document modifié dans votre bibliothèque'],
    [told(2, 1, 2), '2 nouveaux documents et 3 documents modifiés dans votre bibliothèque'],
  ])('has a French subject of what is new and what changed', (data, subject) => {
    expect(changeSubject(data, 'fr')).toBe(subject)
  })

  it.each([
    [told(1, 0), 'New document in your library: Statuts'],
    [told(2, 0), '2 new documents in your library'],
    [told(0, 0, 1), 'A document of your library has changed: Statuts'],
    [told(0, 2), '2 documents of your library have changed'],
    [told(2, 1), '2 new documents and 1 changed document in your library'],
  ])('has an English subject of the same', (data, subject) => {
    expect(changeSubject(data, 'en')).toBe(subject)
  })

  it('says in a sentence what was done', () => {
    const leads = [told(1, 0), told(2, 0), told(0, 1), told(0, 2), told(1, 1), told(3, 2)]
    expect(leads.map((data) => changeLead(data, 'fr'))).toEqual([
      'Nous avons publié un document dans votre bibliothèque :',
      'Nous avons publié des documents dans votre bibliothèque :',
      'Nous avons changé un document publié dans votre bibliothèque :',
      'Nous avons changé des documents publiés dans votre bibliothèque :',
      'Nous avons publié un document dans votre bibliothèque et en avons changé un autre :',
      'Nous avons publié 3 documents dans votre bibliothèque et en avons changé 2 autres :',
    ])
    expect(changeLead(told(2, 1), 'en')).toBe(
      'We have published 2 documents in your library and changed another one:',
    )
  })

  it('names earlier versions only where there is a new one of what stood there', () => {
    const all = [told(2, 0), told(0, 0, 1), told(1, 1), told(0, 1)]
    expect(all.map(hasEarlierVersions)).toEqual([false, false, true, true])
  })

  it('is read as it was told before publishing was told', () => {
    const old = { count: 1, name: 'Statuts', changes: 'version Statuts' }
    expect(changeSubject(old, 'fr')).toBe('Un document de votre bibliothèque a changé : Statuts')
    expect(hasEarlierVersions(old)).toBe(true)
  })

  it('has a line for each, with the words of its kind', () => {
    const changes = 'published Budget de 2027\nversion Statuts\nrenamed Charte'
    expect(changeFacts({ changes }, 'fr')).toEqual([
      ['Nouveau document :', 'Budget de 2027'],
      ['Nouvelle version :', 'Statuts'],
      ['Nouveau nom :', 'Charte'],
    ])
  })
})
