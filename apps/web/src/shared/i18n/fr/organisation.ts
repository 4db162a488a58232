/** News of the organisation. */
export default {
  news: {
    title: 'Actualités',
    published: 'Publié le {{date}}',
    emptyTitle: 'Pas d’actualité pour le moment',
    empty: 'Les nouvelles de votre organisme paraîtront ici.',
  },
}
