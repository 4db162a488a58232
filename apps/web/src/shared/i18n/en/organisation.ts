import type { Texts } from '../texts.ts'

export default {
  news: {
    title: 'News',
    published: 'Published on {{date}}',
    emptyTitle: 'No news for the moment',
    empty: 'The news of your organisation will appear here.',
  },
} satisfies Texts['organisation']
