/**
 * Applies and writes migrations with Prisma's schema engine as WebAssembly, so that no native
 * engine has to be downloaded.
 *
 * `prisma/migrations/<provider>/<name>/migration.sql` is Prisma's own layout and
 * `_prisma_migrations` its own table. `prisma/migrations/schema.prisma` is the schema the newest
 * migration leads to: the next one is the difference from it.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import type * as engineModule from '@prisma/schema-engine-wasm/schema_engine_bg';
import { createAdapter, providerOf, type Provider } from './adapter.ts';
import { disconnectedAdapter } from './disconnected-adapter.ts';

const FOLDER = dirname(fileURLToPath(import.meta.url));
const SNAPSHOT = join(FOLDER, 'migrations/schema.prisma');
const FILTERS = { externalTables: [], externalEnums: [] };
export const PROVIDERS: readonly Provider[] = ['sqlite', 'postgresql'];

type Engine = typeof engineModule;
let engine: Promise<Engine> | undefined;

async function loadEngine(): Promise<Engine> {
  const module = await import('@prisma/schema-engine-wasm/schema_engine_bg');
  const entry = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm');
  const bytes = readFileSync(join(dirname(entry), 'schema_engine_bg.wasm'));
  const { instance } = await WebAssembly.instantiate(bytes, {
    './schema_engine_bg.js': module as unknown as WebAssembly.ModuleImports,
  });
  module.__wbg_set_wasm(instance.exports);
  (instance.exports as { __wbindgen_start(): void }).__wbindgen_start();
  return module;
}

const schemaFor = (provider: Provider, schema: string): string =>
  provider === 'sqlite' ? schema : schema.replace('provider = "sqlite"', 'provider = "postgresql"');

export const currentSchema = (): string => readFileSync(join(FOLDER, 'schema.prisma'), 'utf8');

async function withEngine<T>(
  url: string,
  schema: string,
  work: (engine: engineModule.SchemaEngine) => Promise<T>,
  adapter: SqlMigrationAwareDriverAdapterFactory = createAdapter(url),
): Promise<T> {
  const { SchemaEngine } = await (engine ??= loadEngine());
  const connections: SqlDriverAdapter[] = [];
  const created = await SchemaEngine.new(
    { datamodels: [['schema.prisma', schemaFor(providerOf(url), schema)]] },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory(remembering(adapter, connections)),
  );
  try {
    return await work(created);
  } finally {
    created.free();
    // The engine leaves its connections open.
    await Promise.all(connections.map((connection) => connection.dispose()));
  }
}

function remembering(
  adapter: SqlMigrationAwareDriverAdapterFactory,
  connections: SqlDriverAdapter[],
): SqlMigrationAwareDriverAdapterFactory {
  const remember = async (connecting: Promise<SqlDriverAdapter>) => {
    const connection = await connecting;
    connections.push(connection);
    return connection;
  };
  return {
    provider: adapter.provider,
    adapterName: adapter.adapterName,
    connect: () => remember(adapter.connect()),
    connectToShadowDb: () => remember(adapter.connectToShadowDb()),
  };
}

function migrationsOf(provider: Provider) {
  const baseDir = join(FOLDER, 'migrations', provider);
  const names = existsSync(baseDir)
    ? readdirSync(baseDir, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => entry.name)
        .sort()
    : [];
  return {
    baseDir,
    shadowDbInitScript: '',
    lockfile: { path: 'migration_lock.toml', content: `provider = "${provider}"\n` },
    migrationDirectories: names.map((name) => ({
      path: name,
      migrationFile: {
        path: 'migration.sql',
        content: {
          tag: 'ok' as const,
          value: readFileSync(join(baseDir, name, 'migration.sql'), 'utf8'),
        },
      },
    })),
  };
}

/**
 * Brings the database up to date, or only as far as `before` the migration of that name; returns
 * the names of the migrations it applied.
 */
export async function applyMigrations(url: string, before?: string): Promise<readonly string[]> {
  const all = migrationsOf(providerOf(url));
  const migrationDirectories = all.migrationDirectories.filter(
    ({ path }) => before === undefined || path < before,
  );
  const migrationsList = { ...all, migrationDirectories };
  return withEngine(url, currentSchema(), async (engine) => {
    const { appliedMigrationNames } = await engine.applyMigrations({
      migrationsList,
      filters: FILTERS,
    });
    return appliedMigrationNames;
  });
}

/**
 * The SQL that leads from the SQLite database as it is to the schema; empty when they agree.
 * (On PostgreSQL the engine reads a column type that the driver adapter does not know.)
 */
export async function differenceToSchema(url: string): Promise<string> {
  const content = schemaFor(providerOf(url), currentSchema());
  return withEngine(url, currentSchema(), async (engine) => {
    const { stdout } = await engine.diff({
      from: {
        tag: 'schemaDatasource',
        files: [{ path: 'schema.prisma', content }],
        configDir: FOLDER,
      },
      to: { tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content }] },
      script: true,
      exitCode: null,
      filters: FILTERS,
    });
    return meaningful(stdout ?? '');
  });
}

const meaningful = (sql: string): string => (/^(--.*|\s*)$/.test(sql.trim()) ? '' : sql);

/** Writes the migration `name` of both providers; returns its folder name, or nothing when the
 * schema has not changed. */
export async function createMigration(name: string, now: Date): Promise<string | undefined> {
  const schema = currentSchema();
  const before = existsSync(SNAPSHOT) ? readFileSync(SNAPSHOT, 'utf8') : undefined;
  const stamp = now.toISOString().replace(/\D/g, '').slice(0, 14);
  const folder = `${stamp}_${name.toLowerCase().replace(/[^a-z0-9]+/g, '_')}`;
  let written = false;
  for (const provider of PROVIDERS) {
    const sql = await differenceBetween(provider, before, schema);
    if (sql === '') continue;
    const target = join(FOLDER, 'migrations', provider, folder);
    mkdirSync(target, { recursive: true });
    writeFileSync(join(target, 'migration.sql'), sql);
    writeFileSync(
      join(FOLDER, 'migrations', provider, 'migration_lock.toml'),
      `provider = "${provider}"\n`,
    );
    written = true;
  }
  writeFileSync(SNAPSHOT, schema);
  return written ? folder : undefined;
}

/** The SQL that makes the whole schema in an empty database. */
export const schemaSql = (provider: Provider): Promise<string> =>
  differenceBetween(provider, undefined, currentSchema());

async function differenceBetween(
  provider: Provider,
  before: string | undefined,
  after: string,
): Promise<string> {
  const url = provider === 'sqlite' ? 'file::memory:' : 'postgresql:';
  const adapter = provider === 'sqlite' ? createAdapter(url) : disconnectedAdapter;
  const files = (schema: string) => [
    { path: 'schema.prisma', content: schemaFor(provider, schema) },
  ];
  const compare = async (engine: engineModule.SchemaEngine) => {
    const { stdout } = await engine.diff({
      from:
        before === undefined ? { tag: 'empty' } : { tag: 'schemaDatamodel', files: files(before) },
      to: { tag: 'schemaDatamodel', files: files(after) },
      script: true,
      exitCode: null,
      filters: FILTERS,
    });
    return meaningful(stdout ?? '');
  };
  return withEngine(url, after, compare, adapter);
}
