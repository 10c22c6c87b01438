/** `kit import-catalogue`: component records of one's own, by a mapping, as a family. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { importCatalogue, readMapping } from '#rules/exchange/catalogue/import-catalogue.ts';
import type { CommandLine } from '../command-line.ts';
import { readJson } from '../families.ts';
import type { Kit } from '../session.ts';
import { UsageError } from '../usage.ts';
import { writeFamily } from './uvl.ts';

export async function importComponents(kit: Kit, line: CommandLine): Promise<number> {
  if (line.subject === undefined) throw new UsageError('which mapping?');
  const file = path.resolve(kit.folder, line.subject);
  const mapping = readMapping(readJson(file));
  const refuse = (faults: readonly { file: string; message: string }[]): number => {
    faults.slice(0, 20).forEach((fault) => kit.complain(`${fault.file}: ${fault.message}`));
    return 1;
  };
  if (!mapping.ok) return refuse(mapping.error);
  const at = (name: string): string => path.resolve(path.dirname(file), name);
  const made = importCatalogue(mapping.value, (name) =>
    existsSync(at(name)) ? readFileSync(at(name), 'utf8') : undefined,
  );
  if (!made.ok) return refuse(made.error);
  const included = mapping.value.include.flatMap((name) => familyFiles(at(name)));
  return writeFamily(kit, line, { ...Object.fromEntries(included), ...made.value.files });
}

/** A file by its own name, or all files of a folder by theirs. */
function familyFiles(place: string): readonly [string, unknown][] {
  if (!existsSync(place)) throw new UsageError(`there is no file or folder ${place}`);
  if (!statSync(place).isDirectory()) return [[path.basename(place), readJson(place)]];
  return readdirSync(place, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .map((name) => [name.split(path.sep).join('/'), readJson(path.join(place, name))]);
}
