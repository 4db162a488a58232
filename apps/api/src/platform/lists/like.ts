/** `like` pattern of what holds this text anywhere, each character standing for itself. */
export const containing = (text: string): string => `%${text.replace(/[\\%_]/gu, '\\$&')}%`
