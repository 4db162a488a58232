/** The instant now, in milliseconds since 1970: the only clock of the web. */
export const nowMs = (): number => Date.now()
