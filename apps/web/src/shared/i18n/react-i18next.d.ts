/** What the web uses of the library, with types of its own: `translate.ts` says why. */
declare module 'react-i18next' {
  type Namespaces = import('./translate.ts').Namespaces

  export const initReactI18next: import('i18next').ThirdPartyModule
  export function useTranslation<const N extends Namespaces = 'common'>(
    namespaces?: N,
  ): { readonly t: import('./translate.ts').Translate<N>; readonly i18n: import('i18next').i18n }
}
