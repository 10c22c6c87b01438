/** Publishes every family shipped in `rules/families`; the same family twice is one version. */
import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Family } from '#rules/model/family.ts';
import { loadFamily } from '#rules/model/load-family.ts';
import { publishFamily, type Published } from '#app/services/families/publish-family.server.ts';
import { readFamilyFolder } from '#app/services/families/read-family-folder.server.ts';

const SHIPPED = join(dirname(fileURLToPath(import.meta.url)), '../../rules/families');

export interface SeededFamily extends Published {
  readonly family: Family;
}

/** What was published, by family. A family with a fault stops the seed and names it. */
export async function seedFamilies(now: Date): Promise<ReadonlyMap<string, SeededFamily>> {
  const folders = await readdir(SHIPPED, { withFileTypes: true });
  const published = new Map<string, SeededFamily>();
  for (const { name } of folders.filter((entry) => entry.isDirectory())) {
    const files = await readFamilyFolder(join(SHIPPED, name));
    // A folder without its main file is no family (yet).
    if (!('family.json' in files)) continue;
    const loaded = loadFamily(files);
    if (!loaded.ok) {
      const faults = loaded.error.map(({ file, path, rule, message }) => {
        return `  ${name}/${file} ${path}${rule ? ` (rule ${rule})` : ''}: ${message}`;
      });
      throw new Error(`The family ${name} has faults:\n${faults.join('\n')}`);
    }
    const family = loaded.value;
    published.set(family.id, { ...(await publishFamily(family, now)), family });
  }
  return published;
}
