/** The label of a code in a list of lines “code label”; null when it is not in it. */
export function labelIn(list: string, code: string): string | null {
  const line = list.split('\n').find((each) => each.startsWith(`${code} `))
  return line === undefined ? null : line.slice(code.length + 1)
}
