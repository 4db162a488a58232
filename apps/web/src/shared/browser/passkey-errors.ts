const nameOf = (error: unknown) => (error instanceof Error ? error.name : '')

/** Whether somebody thought better of it, or had no passkey to give: browsers do not tell which. */
export const isWithdrawn = (error: unknown): boolean =>
  ['NotAllowedError', 'AbortError'].includes(nameOf(error))

/** Whether this device holds a passkey of this person already. */
export const isAlreadyThere = (error: unknown): boolean => nameOf(error) === 'InvalidStateError'
