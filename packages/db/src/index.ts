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
export { PLANNED_BY_VALUE } from './named-statements.ts'
export { findOtherSecrets } from './secret-marks.ts'
export { type Holding, readHolding, serverProblem } from './server-check.ts'
