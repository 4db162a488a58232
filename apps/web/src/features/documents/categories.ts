/** What a document is about, in the order of the choice. */
export const CATEGORIES = ['company', 'membership', 'invoice', 'tax', 'social', 'identity', 'other'] as const
