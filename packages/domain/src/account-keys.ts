import { searchKey } from './text.ts'

/** The words of an account by which it is listed, sorted and found. */
export interface AccountWords {
  readonly fileNumber: number
  readonly login: string
  readonly siret: string
  readonly companyName: string
  /** Names and address of the responsible person. */
  readonly firstName: string
  readonly lastName: string
  readonly email: string
}

/** What an account keeps beside its words, folded once so that lists of a million accounts stay quick. */
export interface AccountKeys {
  /** "Responsable" as lists show it. */
  readonly responsibleName: string
  readonly companyKey: string
  /** Last name first: lists are sorted by it. */
  readonly responsibleKey: string
  readonly searchKey: string
}

/** What a sort key may take in a cursor and in an index: signs that unfold (ﷺ is 18 letters) would burst both. */
const SORT_KEY_BYTES = 240
const SEARCH_KEY_CHARACTERS = 1200

/** In UTF-8, as JSON writes it. */
const bytesOf = (text: string) => encodeURIComponent(JSON.stringify(text)).replace(/%../gu, '_').length

/** The beginning of a key that is short enough, whole characters only. */
function cutKey(key: string): string {
  if (bytesOf(key) <= SORT_KEY_BYTES) return key
  let kept = ''
  for (const character of key) {
    if (bytesOf(kept + character) > SORT_KEY_BYTES) break
    kept += character
  }
  return kept.trimEnd()
}

/** Written anew whenever one of the words changes. */
export function accountKeys(words: AccountWords): AccountKeys {
  const { fileNumber, login, siret, companyName, firstName, lastName, email } = words
  const found = [login, siret, fileNumber, companyName, lastName, firstName, email].join(' ')
  return {
    responsibleName: `${firstName} ${lastName}`.trim(),
    companyKey: cutKey(searchKey(companyName)),
    responsibleKey: cutKey(searchKey(`${lastName} ${firstName}`)),
    searchKey: [...searchKey(found)].slice(0, SEARCH_KEY_CHARACTERS).join(''),
  }
}
