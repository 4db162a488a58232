/** The door to the identifiers of French persons, companies and accounts. */
export { formatApe, isApe, normaliseApe } from './ape.ts'
export { formatIban, isIban, normaliseIban } from './iban.ts'
export { formatNir, isNir, isTemporaryNir, maskNir, normaliseNir } from './nir.ts'
export { formatSiren, isSiren, normaliseSiren } from './siren.ts'
export { formatSiret, isSiret, normaliseSiret, siretSearchFault } from './siret.ts'
