export { findLogoData, findLogoKey } from './open-logo.ts'
export { getOrganisationProfile, logoPathOf, type OrganisationProfile } from './organisation-profile.ts'
export { organisationRoutes } from './routes/organisation.routes.ts'
export { settingsRoutes } from './routes/settings.routes.ts'
