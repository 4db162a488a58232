import { ApiError } from '@guichet/client'

/** Nothing there, somebody else’s, or an address that is no identifier at all: to the reader all the same. */
export const isMissing = (error: unknown): boolean =>
  error instanceof ApiError && (error.status === 404 || error.code === 'request.invalid')
