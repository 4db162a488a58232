export { createTestDatabase, type TestDatabase, workerDatabase } from './databases.ts'
export { dbTest, filePgTest, inRolledBackTx, type PgFixture, pgTest } from './fixtures.ts'
