import { isScope, SCOPES, type Scope } from '@guichet/domain/rights'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'

type AreaOf<S extends string> = S extends `${infer Area}:${string}` ? Area : never
/** What scopes are about: `me`, `memberships` … */
export type Area = AreaOf<Scope>

const areaOf = (scope: Scope) => scope.slice(0, scope.indexOf(':')) as Area
/** The parts of the portal, each with its scopes: reading before writing. */
export const AREAS: readonly { readonly area: Area; readonly scopes: readonly Scope[] }[] = [
  ...Map.groupBy(SCOPES, areaOf),
].map(([area, scopes]) => ({ area, scopes }))

export const readScopes = (text: string): Scope[] => text.split(' ').filter(isScope)

/** What scopes allow, in words, a sentence for each part of the portal. */
export function useScopeWords() {
  const { t } = useTranslation('integrations')
  return useMemo(() => {
    const verb = (scope: Scope) => t(scope.endsWith(':write') ? 'verbs.write' : 'verbs.read')
    return {
      verb,
      area: (area: Area) => t(`areas.${area}`),
      lines: (scopes: readonly Scope[]) =>
        AREAS.flatMap(({ area, scopes: all }) => {
          const held = all.filter((scope) => scopes.includes(scope))
          return held.length === 0
            ? []
            : [
                t('scopeLine', {
                  area: t(`areas.${area}`),
                  verbs: held.map((scope) => verb(scope).toLowerCase()).join(', '),
                }),
              ]
        }),
    }
  }, [t])
}
