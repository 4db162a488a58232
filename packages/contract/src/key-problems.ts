/** Problems of API keys; they stand among the others in `problems.ts`. */
export const KEY_PROBLEMS = {
  'key.scope-missing': {
    status: 403,
    en: 'This key does not carry the scope that is needed.',
    fr: 'Cette clé n’a pas la portée nécessaire.',
  },
  'key.network-refused': {
    status: 403,
    en: 'This key is not accepted from this network.',
    fr: 'Cette clé n’est pas acceptée depuis ce réseau.',
  },
  'key.too-many': {
    status: 409,
    en: 'You have as many keys as one may have: end one first.',
    fr: 'Vous avez déjà le nombre maximal de clés : mettez fin à l’une d’elles.',
  },
  'key.not-usable': {
    status: 409,
    en: 'This key has ended, was replaced already, or is not in the state for it.',
    fr: 'Cette clé a pris fin, a déjà été remplacée, ou n’est pas dans l’état voulu.',
  },
} as const
