function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/** UTF-8 where it is well-formed, else the code page of French spreadsheets; lines end with a line feed. */
export const textOf = async (file: Blob): Promise<string> =>
  decoded(new Uint8Array(await file.arrayBuffer())).replaceAll(/\r\n?/gu, '\n')
