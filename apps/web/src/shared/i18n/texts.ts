import type french from './fr/all.ts'

export type FrenchTexts = typeof french
/** The shape of a language: the keys of the French one, any words. */
export type TextsLike<T> = { [K in keyof T]: T[K] extends string ? string : TextsLike<T[K]> }
export type Texts = TextsLike<FrenchTexts>
