/**
 * A benchmark folder: its `index.json`, and reading JSON so that a fault names file and line.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { FormatError, lineAt } from '../formats/model.ts';

const entrySchema = z.object({
  id: z.string().min(1),
  kind: z.string(),
  format: z.string(),
  model: z.string(),
  prices: z.string().optional(),
  truth: z.string().optional(),
});

export type SetEntry = z.infer<typeof entrySchema>;

export function readSet(folder: string): readonly SetEntry[] {
  const entries = readJson(folder, 'index.json', z.array(entrySchema));
  const ids = new Set<string>();
  for (const { id } of entries) {
    if (ids.has(id)) throw new Error(`${path.join(folder, 'index.json')}: ${id} is there twice`);
    ids.add(id);
  }
  return entries;
}

/** A JSON file of the folder, checked. */
export function readJson<T>(folder: string, file: string, schema: z.ZodType<T>): T {
  const text = readFileSync(path.join(folder, file), 'utf8');
  const checked = schema.safeParse(parse(text, file));
  if (checked.success) return checked.data;
  const [issue] = checked.error.issues;
  throw new Error(`${file}: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'malformed'}`);
}

function parse(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (fault) {
    const { message } = fault as Error;
    const position = /position (\d+)/.exec(message)?.[1];
    const line = lineAt(text, position === undefined ? text.length : Number(position));
    throw new FormatError(file, line, message);
  }
}
