import type { DeclarantLine } from '../api/list-declarants.ts'

/** The first given name with the name in use. */
export const nameOf = ({ firstNames, useName, birthName }: DeclarantLine): string =>
  `${firstNames.split(',')[0]} ${useName ?? birthName}`
