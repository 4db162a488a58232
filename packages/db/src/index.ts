export {
  createDb,
  createPool,
  type Db,
  ensureDatabase,
  type Pool,
  type PoolOptions,
  ping,
  type Schema,
  type Tx,
  withDatabase,
} from './connect.ts'
export { hasPeople, serverProblem } from './server-check.ts'
