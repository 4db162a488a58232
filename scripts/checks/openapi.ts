import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** What the strict recommended rules of Redocly find in a description of an API, without asking anybody. */
export const openApiFaults = async (document: object): Promise<string[]> => {
  const { createConfig, lintFromString } = await import('@redocly/openapi-core')
  const config = await createConfig({ extends: ['recommended-strict'] })
  const problems = await lintFromString({
    source: JSON.stringify(document),
    absoluteRef: 'openapi.json',
    config,
  })
  return problems.map(
    ({ ruleId, message, location }) => `${location[0]?.pointer ?? '#/'}: ${message.trim()} (${ruleId})`,
  )
}

interface Maker {
  openApiDocument(config: { readonly publicUrl: string }): {
    readonly paths: Readonly<Record<string, object>>
  }
}

/** The faults in the description of the API of the checkout in `root`, all parts of the portal switched on. */
export const ownOpenApiFaults = async (root: string): Promise<{ faults: string[]; operations: number }> => {
  // By its address: the types of the whole contract would be checked with those of the scripts, at six times the cost.
  const file = pathToFileURL(join(root, 'apps/api/src/platform/http/openapi.ts')).href
  const { openApiDocument } = (await import(file)) as Maker
  const document = openApiDocument({ publicUrl: 'https://portail.example.org' })
  const operations = Object.values(document.paths).flatMap(Object.keys).length
  return { faults: await openApiFaults(document), operations }
}
