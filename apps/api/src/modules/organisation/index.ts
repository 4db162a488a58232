export { getOrganisationProfile, type OrganisationProfile } from './organisation-profile.ts'
export { organisationRoutes } from './routes/organisation.routes.ts'
