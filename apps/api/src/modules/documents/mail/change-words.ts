import type { DocumentChange } from '@guichet/domain/document-life'
import type { MessageData } from '../../notifications/index.ts'

type Language = 'fr' | 'en'
interface Words {
  readonly kinds: Readonly<Record<DocumentChange, string>>
  /** The subject, and the sentence before the list: of new documents, of changed ones, of both. */
  readonly subject: Sentences
  readonly lead: Sentences
}
interface Sentences {
  published(count: number, name: string): string
  changed(count: number, name: string): string
  both(published: number, changed: number): string
}

const WORDS: Readonly<Record<Language, Words>> = {
  fr: {
    kinds: {
      published: 'Nouveau document :',
      version: 'Nouvelle version :',
      renamed: 'Nouveau nom :',
    },
    subject: {
      published: (count, name) =>
        count === 1
          ? `Nouveau document dans votre bibliothèque : ${name}`
          : `${count} nouveaux documents dans votre bibliothèque`,
      changed: (count, name) =>
        count === 1
          ? `Un document de votre bibliothèque a changé : ${name}`
          : `${count} documents de votre bibliothèque ont changé`,
      both: (published, changed) =>
        `${published === 1 ? '1 nouveau document' : `${published} nouveaux documents`} et ${changed === 1 ? '1 document modifié' : `${changed} documents modifiés`} dans votre bibliothèque`,
    },
    lead: {
      published: (count) =>
        count === 1
          ? 'Nous avons publié un document dans votre bibliothèque :'
          : 'Nous avons publié des documents dans votre bibliothèque :',
      changed: (count) =>
        count === 1
          ? 'Nous avons changé un document publié dans votre bibliothèque :'
          : 'Nous avons changé des documents publiés dans votre bibliothèque :',
      both: (published, changed) =>
        `Nous avons publié ${published === 1 ? 'un document' : `${published} documents`} dans votre bibliothèque et en avons changé ${changed === 1 ? 'un autre' : `${changed} autres`} :`,
    },
  },
  en: {
    kinds: { published: 'New document:', version: 'New version:', renamed: 'New name:' },
    subject: {
      published: (count, name) =>
        count === 1 ? `New document in your library: ${name}` : `${count} new documents in your library`,
      changed: (count, name) =>
        count === 1
          ? `A document of your library has changed: ${name}`
          : `${count} documents of your library have changed`,
      both: (published, changed) =>
        `${published === 1 ? '1 new document' : `${published} new documents`} and ${changed === 1 ? '1 changed document' : `${changed} changed documents`} in your library`,
    },
    lead: {
      published: (count) =>
        count === 1
          ? 'We have published a document in your library:'
          : 'We have published documents in your library:',
      changed: (count) =>
        count === 1
          ? 'We have changed a document that is published in your library:'
          : 'We have changed documents that are published in your library:',
      both: (published, changed) =>
        `We have published ${published === 1 ? 'a document' : `${published} documents`} in your library and changed ${changed === 1 ? 'another one' : `${changed} others`}:`,
    },
  },
}

function sentence(sentences: Sentences, { count, published: some, name }: MessageData): string {
  // What was told before publishing was told too says nothing of it.
  const published = Number(some ?? 0)
  const changed = Number(count) - published
  if (published === 0) return sentences.changed(changed, String(name))
  return changed === 0 ? sentences.published(published, String(name)) : sentences.both(published, changed)
}

export const changeSubject = (data: MessageData, locale: Language): string =>
  sentence(WORDS[locale].subject, data)
export const changeLead = (data: MessageData, locale: Language): string => sentence(WORDS[locale].lead, data)

/** True where earlier files stand behind what is told. */
export const hasEarlierVersions = ({ versions, count }: MessageData): boolean => Number(versions ?? count) > 0

/** What was published or changed, a line each: what it was, and the name as it is now. */
export const changeFacts = ({ changes }: MessageData, locale: Language): [string, string][] =>
  String(changes)
    .split('\n')
    .map((line) => {
      const [change = '', ...name] = line.split(' ')
      const { kinds } = WORDS[locale]
      return [Object.hasOwn(kinds, change) ? kinds[change as DocumentChange] : kinds.version, name.join(' ')]
    })
