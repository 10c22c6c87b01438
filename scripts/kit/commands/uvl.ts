/** `kit import-uvl` and `kit export-uvl`: feature models in and out. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { familyToUvl } from '#rules/exchange/uvl/from-family.ts';
import { parseUvl } from '#rules/exchange/uvl/parse.ts';
import { uvlToFamily } from '#rules/exchange/uvl/to-family.ts';
import { loadFamily } from '#rules/model/load-family.ts';
import { publicFamily } from '#rules/model/public-family.ts';
import type { CommandLine } from '../command-line.ts';
import { contextOf } from '../facts.ts';
import { faultInWords } from '../families.ts';
import { loadOrRefuse, type Kit } from '../session.ts';
import { UsageError } from '../usage.ts';

export async function importUvl(kit: Kit, line: CommandLine): Promise<number> {
  if (line.subject === undefined) throw new UsageError('which file?');
  const file = path.resolve(kit.folder, line.subject);
  if (!existsSync(file)) throw new UsageError(`there is no file ${file}`);
  const parsed = parseUvl(readFileSync(file, 'utf8'));
  if (!parsed.ok) return refuse(kit, [`${file}, ${parsed.error.message}`]);
  const made = uvlToFamily(parsed.value);
  if (!made.ok) return refuse(kit, [`${file}, ${made.error.message}`]);
  return writeFamily(kit, line, made.value.files);
}

export async function exportUvl(kit: Kit, line: CommandLine): Promise<number> {
  const family = publicFamily(loadOrRefuse(kit, line.subject));
  const { text, leftOut } = familyToUvl(family, contextOf(family, line.context, kit.today));
  if (line.out === undefined) kit.print(text.trimEnd());
  else writeFileSync(path.resolve(kit.folder, line.out), text);
  for (const { rule, reason } of leftOut) kit.complain(`left out: rule ${rule}: ${reason}`);
  return leftOut.length > 0 ? 1 : 0;
}

/** Writes a new family's folder once the loader accepts it; never over files that are there. */
export function writeFamily(
  kit: Kit,
  line: CommandLine,
  files: Readonly<Record<string, unknown>>,
): number {
  if (line.out === undefined) throw new UsageError('where to? say --out <folder>');
  const loaded = loadFamily(files);
  if (!loaded.ok) return refuse(kit, loaded.error.map(faultInWords));
  const folder = path.resolve(kit.folder, line.out);
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    throw new UsageError(`${folder} is not empty`);
  }
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, `${JSON.stringify(content, null, 1)}\n`);
  }
  const { modules, characteristics, components, rules } = loaded.value;
  kit.print(
    `${folder}: ${modules.length} modules, ${characteristics.length} characteristics, ` +
      `${components.length} components, ${rules.length} rules`,
  );
  return 0;
}

const SHOWN = 20;

function refuse(kit: Kit, faults: readonly string[]): number {
  faults.slice(0, SHOWN).forEach((fault) => kit.complain(fault));
  if (faults.length > SHOWN) kit.complain(`… and ${faults.length - SHOWN} more`);
  return 1;
}
