/**
 * Generates the database clients of both providers into `prisma/generated`, from one schema: the
 * PostgreSQL twin differs in its provider and output lines alone. Does nothing when the schema,
 * this script and the generator are the ones of the last time.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const at = (path) => `${root}/${path}`;

/** The schema of the other provider. */
export function postgresqlTwin(schema) {
  return schema
    .replace('provider = "sqlite"', 'provider = "postgresql"')
    .replace('"./generated/sqlite"', '"./postgresql"');
}

function prismaGenerate(schemaPath) {
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      [at('node_modules/prisma/build/index.js'), 'generate', '--no-hints', '--schema', schemaPath],
      {
        cwd: root,
        env: {
          ...process.env,
          CHECKPOINT_DISABLE: '1',
          PRISMA_HIDE_UPDATE_MESSAGE: '1',
          PRISMA_SCHEMA_ENGINE_BINARY: process.env.PRISMA_SCHEMA_ENGINE_BINARY ?? process.execPath,
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('error', reject);
    child.on('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`prisma generate failed (${code}):\n${output}`)),
    );
  });
}

/** Returns whether anything had to be generated. */
export async function generate() {
  const schema = readFileSync(at('prisma/schema.prisma'), 'utf8');
  const hash = createHash('sha256')
    .update(schema)
    .update(readFileSync(fileURLToPath(import.meta.url)))
    .update(readFileSync(at('node_modules/prisma/package.json')))
    .digest('hex');
  const stamp = at('prisma/generated/.hash');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return false;

  rmSync(at('prisma/generated'), { recursive: true, force: true });
  mkdirSync(at('prisma/generated'), { recursive: true });
  writeFileSync(at('prisma/generated/postgresql.prisma'), postgresqlTwin(schema));
  await Promise.all([
    prismaGenerate('prisma/schema.prisma'),
    prismaGenerate('prisma/generated/postgresql.prisma'),
  ]);
  writeFileSync(stamp, hash);
  return true;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const done = await generate();
  console.log(done ? 'Database clients generated.' : 'Database clients are up to date.');
}
