export { createApiKey } from './create-api-key.ts'
export { readMemberLogins } from './data/key-data.ts'
