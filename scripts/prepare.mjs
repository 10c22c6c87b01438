/**
 * What `npm start` and `npm test` share, without any dependency: does what is missing, and is
 * quick when nothing is. Each step is skipped while the files it depends on are unchanged.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
process.chdir(root);

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Kitwright needs Node 20.19 or newer; this is ${process.versions.node}.`);
  process.exit(1);
}

/** Runs a command with our output; ends this process with its exit code if it fails. */
export function run(command, args, env = {}) {
  const done = spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, ...env } });
  if (done.error) {
    console.error(`${command}: ${done.error.message}`);
    process.exit(1);
  }
  if (done.status !== 0) process.exit(done.status ?? 1);
}

/** Runs a command; resolves to its exit code and, with `quiet`, what it printed. */
export function runAside(command, args, env = {}) {
  return new Promise((settle) => {
    const child = spawn(command, args, { env: { ...process.env, ...env } });
    const output = [];
    child.stdout.on('data', (chunk) => output.push(chunk));
    child.stderr.on('data', (chunk) => output.push(chunk));
    child.on('error', (error) => settle({ code: 1, output: error.message }));
    child.on('close', (code) =>
      settle({ code: code ?? 1, output: Buffer.concat(output).toString() }),
    );
  });
}

/** A hash of names, sizes and contents below the given files and folders. */
export function fingerprint(paths) {
  const hash = createHash('sha256');
  const visit = (path) => {
    if (!existsSync(path)) return;
    if (statSync(path).isDirectory()) {
      for (const name of readdirSync(path).sort()) {
        if (name !== 'generated') visit(join(path, name));
      }
    } else {
      hash.update(path).update('\0').update(readFileSync(path));
    }
  };
  paths.forEach(visit);
  return hash.digest('hex');
}

/** Does `work` unless the last time it succeeded the inputs were the same and `made` exists. */
export function once(name, inputs, made, work) {
  const mark = join('.cache', `${name}.hash`);
  const now = fingerprint(inputs);
  if (existsSync(made) && existsSync(mark) && readFileSync(mark, 'utf8') === now) return;
  work();
  mkdirSync('.cache', { recursive: true });
  writeFileSync(mark, now);
}

const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';

export function install() {
  // A link means the packages belong to another checkout: installing would empty that one.
  if (lstatSync('node_modules', { throwIfNoEntry: false })?.isSymbolicLink()) return;
  const lock = 'node_modules/.package-lock.json';
  if (existsSync(lock) && statSync(lock).mtimeMs >= statSync('package-lock.json').mtimeMs) return;
  // A checkout sets new times: what was installed still counts when the lock file says the same.
  once('install', ['package-lock.json'], lock, () => {
    console.log('Installing packages …');
    run(npm, ['ci', '--include=dev', '--loglevel=error']);
  });
}

export function generate() {
  run(process.execPath, ['scripts/generate.mjs']);
}

export function build() {
  const inputs = ['app', 'components', 'rules', 'public', 'prisma/schema.prisma'];
  once('build', [...inputs, 'vite.config.ts', 'package-lock.json'], 'build/serve.js', () => {
    console.log('Building …');
    run(
      process.execPath,
      ['node_modules/@remix-run/dev/dist/cli.js', 'vite:build', '--logLevel=warn'],
      {
        NODE_ENV: 'production',
      },
    );
    run(process.execPath, ['scripts/build-server.mjs']);
  });
}
