import type { FrenchTexts } from './texts.ts'

type Plural = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other'
type WithoutPlural<K extends string> = K extends `${infer Word}_${Plural}` ? K | Word : K
/** The addresses of all texts below `T`: `state.open`, and `files` for `files_one` and `files_other`. */
type KeysBelow<T> = {
  [K in keyof T & string]: T[K] extends string ? WithoutPlural<K> : `${K}.${KeysBelow<T[K]>}`
}[keyof T & string]

/** The addresses of what holds texts only, to be had as a whole. */
type GroupsBelow<T> = {
  [K in keyof T & string]: T[K] extends string
    ? never
    : T[K] extends Readonly<Record<string, string>>
      ? K
      : `${K}.${GroupsBelow<T[K]>}`
}[keyof T & string]

export type Namespace = keyof FrenchTexts
export type Namespaces = Namespace | readonly Namespace[]
type Keys = { readonly [N in Namespace]: KeysBelow<FrenchTexts[N]> }
type Groups = { readonly [N in Namespace]: GroupsBelow<FrenchTexts[N]> }
type Prefixed<N extends Namespace, Of extends Record<Namespace, string>> = { [P in N]: `${P}:${Of[P]}` }[N]
/** Of one namespace, or of the first of several, by themselves; of each of several by `namespace:key`. */
type In<N, Of extends Record<Namespace, string>> = N extends Namespace
  ? Of[N]
  : N extends readonly [infer First extends Namespace, ...(readonly Namespace[])]
    ? Of[First] | Prefixed<N[number], Of>
    : never

/**
 * Gives the words at a key, with what they leave open. Said here because the library’s own type works out the keys of every
 * namespace in several forms, and compares them whenever one such function is given for another: two thirds of what
 * checking the types of the web cost.
 */
export interface Translate<N extends Namespaces = 'common'> {
  (key: In<N, Keys>, values?: { readonly count?: number; readonly [value: string]: unknown }): string
  (key: In<N, Groups>, as: { readonly returnObjects: true }): Readonly<Record<string, string>>
}
