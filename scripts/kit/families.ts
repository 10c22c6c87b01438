/** Finds and loads a family: a shipped one by its name, any other by the path of its folder. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Result } from '#rules/kernel/result.ts';
import type { Family } from '#rules/model/family.ts';
import { loadFamily, type FamilyFault } from '#rules/model/load-family.ts';
import { didYouMean } from './near.ts';
import { UsageError } from './usage.ts';

export interface Place {
  /** The project's folder. */
  readonly root: string;
  /** Where the user stands. */
  readonly folder: string;
}

export function familyFolder({ root, folder }: Place, name: string | undefined): string {
  if (name === undefined) throw new UsageError('which family?');
  const shipped = path.join(root, 'rules/families');
  const names = readdirSync(shipped);
  if (names.includes(name)) return path.join(shipped, name);
  const own = path.resolve(folder, name);
  if (existsSync(own) && statSync(own).isDirectory()) return own;
  throw new UsageError(`there is no family and no folder “${name}”${didYouMean(name, names)}`);
}

export function readFamily(folder: string): Result<Family, readonly FamilyFault[]> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .map((name): [string, unknown] => [
      name.split(path.sep).join('/'),
      readJson(path.join(folder, name)),
    ]);
  return loadFamily(Object.fromEntries(files));
}

export function readJson(file: string): unknown {
  if (!existsSync(file)) throw new UsageError(`there is no file ${file}`);
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new UsageError(`${file} is not JSON: ${error instanceof Error ? error.message : ''}`);
  }
}

export const faultInWords = ({ file, path: at, rule, message }: FamilyFault): string =>
  `${file} ${at}${rule === undefined ? '' : ` (rule ${rule})`}: ${message}`;
