/** Reads a family's folder of JSON files from disk, for `loadFamily`. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** File name relative to `folder`, with `/`, → parsed JSON. Broken JSON is named in the error. */
export async function readFamilyFolder(folder: string): Promise<Record<string, unknown>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files: Record<string, unknown> = {};
  for (const entry of entries) {
    if (!entry.isFile() || !entry.name.endsWith('.json')) continue;
    const path = join(entry.parentPath, entry.name);
    const name = path.slice(join(folder, '/').length).replaceAll('\\', '/');
    try {
      files[name] = JSON.parse(await readFile(path, 'utf8'));
    } catch (cause) {
      throw new Error(`${name}: ${cause instanceof Error ? cause.message : 'unreadable'}`, {
        cause,
      });
    }
  }
  return files;
}
