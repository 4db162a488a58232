export interface RequestParts {
  readonly params?: Readonly<Record<string, unknown>>
  readonly query?: Readonly<Record<string, unknown>>
  readonly body?: unknown
}

/** Address of a call: parameters encoded into the path, query entries that are undefined, null or '' left out. */
export function requestUrl(base: string, path: string, parts: RequestParts): string {
  const filled = path.replace(/:(\w+)/gu, (_, name: string) => {
    const value = parts.params?.[name]
    if (value === undefined || value === null || value === '') {
      throw new TypeError(`missing parameter ${name} of ${path}`)
    }
    return encodeURIComponent(String(value))
  })
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(parts.query ?? {})) {
    if (value !== undefined && value !== null && value !== '') search.append(name, String(value))
  }
  const query = search.toString()
  return `${base}${filled}${query === '' ? '' : `?${query}`}`
}
