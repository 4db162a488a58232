/** French text typed with plain spaces, with no-break spaces where French typography wants them. */
export const typeset = (text: string): string =>
  text
    .replace(/ (?=[;:!?»%€])/gu, '\u00A0')
    .replace(/« /gu, '«\u00A0')
    .replace(/(?<=\d) (?=\d{3}(?!\d))/gu, '\u00A0')
    .replace(/(?<=\d) (?=h(?![\p{L}]))/gu, '\u00A0')
    .replace(/(?<=\bh) (?=\d\d(?!\d))/gu, '\u00A0')
