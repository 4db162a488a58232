import { parse } from 'yaml'

interface Service {
  readonly image?: string
  readonly environment?: Readonly<Record<string, string>>
  readonly healthcheck?: unknown
  readonly restart?: string
}

const isSecret = (name: string) => /PASSWORD|SECRET|PEPPER|PRIVATE|(^|_)KEY$|ENCRYPTION/.test(name)

/** Faults of a compose file that docker itself would not name: secrets in clear, floating images, services nobody watches. */
export const composeFaults = (text: string): string[] => {
  const { services = {} } = parse(text) as { services?: Record<string, Service> }
  const faults = Object.entries(services).flatMap(([name, service]) => {
    const clear = Object.entries(service.environment ?? {})
      .filter(([variable, value]) => isSecret(variable) && !/^\$\{\w+(:\?|:-\}$)/.test(value))
      .map(([variable]) => `${name}: ${variable} stands there in clear`)
    const inUrl = Object.entries(service.environment ?? {})
      .filter(([, value]) => /:\/\/[^/@]*:[^/@$]+@/.test(value.replace(/\$\{[^}]*\}/g, '$')))
      .map(([variable]) => `${name}: ${variable} holds a password in clear`)
    const floating =
      service.image?.includes(':') && !service.image.endsWith(':latest') ? [] : [`${name}: pin its image`]
    const unwatched = service.restart && !service.healthcheck ? [`${name}: has no healthcheck`] : []
    return [...clear, ...inUrl, ...floating, ...unwatched]
  })
  return Object.keys(services).length === 0 ? ['no service in it'] : faults
}
