/**
 * A PostgreSQL adapter without a database: the schema engine wants to know whom it talks to even
 * where it only compares two schemas. It introduces itself and has nothing stored.
 */
import {
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
  type SqlResultSet,
} from '@prisma/driver-adapter-utils';

/** What the engine asks first: does the schema exist, which version is it. */
const INTRODUCTION: SqlResultSet = {
  columnNames: ['exists', 'version', 'numeric_version'],
  columnTypes: [ColumnTypeEnum.Boolean, ColumnTypeEnum.Text, ColumnTypeEnum.Int32],
  rows: [[true, 'PostgreSQL 16.0', 160_000]],
};
const NOTHING: SqlResultSet = { columnNames: [], columnTypes: [], rows: [] };

const adapter: SqlDriverAdapter = {
  provider: 'postgres',
  adapterName: 'disconnected',
  queryRaw: ({ sql }) => Promise.resolve(sql.includes('version()') ? INTRODUCTION : NOTHING),
  executeRaw: () => Promise.resolve(0),
  executeScript: () => Promise.resolve(),
  startTransaction: () => Promise.reject(new Error('There is no database to change.')),
  getConnectionInfo: () => ({ schemaName: 'public', supportsRelationJoins: true }),
  dispose: () => Promise.resolve(),
};

export const disconnectedAdapter: SqlMigrationAwareDriverAdapterFactory = {
  provider: 'postgres',
  adapterName: 'disconnected',
  connect: () => Promise.resolve(adapter),
  connectToShadowDb: () => Promise.resolve(adapter),
};
