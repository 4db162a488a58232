/** Meaning of the fields of API keys; joined to the others in `openapi-text.ts`. */
export const KEY_FIELDS: Readonly<Record<string, string>> = {
  'ApiKey.expiresAt': 'Opens nothing from this instant on; null for a key that lasts.',
  'ApiKey.state':
    '`usable`; `replaced`: another has taken its place, and it goes on until `expiresAt`; `held`: the access of its owner was given back, who has not taken it back yet; `expired`; `ended`.',
  expiresInDays: 'How many days the key lasts.',
  hint: 'The last four signs of the key, by which one tells it from others.',
  inUse: 'How many of them count towards the most that one may have.',
  key: 'The key, without its secret.',
  lastUsedAt: 'When it was last used, to the minute; null when it never was.',
  lastUsedIp: 'Network address from which it was last used.',
  limitPerMinute: 'Calls per minute that it is held to; null for what its person may make anyway.',
  most: 'How many one may have.',
  networks: 'Addresses and networks from which alone it is accepted; everywhere when there are none.',
  overlapHours: 'How many hours the former key goes on beside the new one.',
  scopes: 'What it may do.',
  secret: 'What the program sends as `Authorization: Bearer …`. Told this once.',
}
