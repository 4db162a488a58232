/** The text at a path of a form's values, such as `responsible.address.city`; '' where there is none. */
export function textAt(values: object, path: string): string {
  let found: unknown = values
  for (const key of path.split('.')) {
    found = typeof found === 'object' && found !== null ? (found as Record<string, unknown>)[key] : undefined
  }
  return typeof found === 'string' ? found : ''
}

/** A copy of the values with the text at a path set. */
export function withText<V extends object>(values: V, path: string, text: string): V {
  const [first = '', ...rest] = path.split('.')
  const inner = (values as Record<string, unknown>)[first]
  const next = rest.length === 0 ? text : withText((inner ?? {}) as object, rest.join('.'), text)
  return { ...values, [first]: next }
}
