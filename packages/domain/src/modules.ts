/** The parts of the portal that an organisation may switch off. */
export const MODULES = ['membership', 'accounts', 'declarations'] as const
export type Module = (typeof MODULES)[number]
