/** Pseudo-translation for tests: longer than English, accented, and otherwise the same message. */
const ACCENTED: Readonly<Record<string, string>> = { a: 'á', e: 'é', i: 'í', o: 'ó', u: 'ú' };

function pseudoText(text: string): string {
  // ICU arguments and tags keep their names: only letters outside braces and brackets change.
  let depth = 0;
  let out = '';
  for (const character of text) {
    if (character === '{' || character === '<') depth += 1;
    out += depth === 0 ? (ACCENTED[character] ?? character) : character;
    if (character === '}' || character === '>') depth -= 1;
  }
  return `[${out} ··]`;
}

/** The same tree of messages with every text pseudo-translated. */
export function pseudoMessages<T>(messages: T): T {
  if (typeof messages === 'string') return pseudoText(messages) as T;
  return Object.fromEntries(
    Object.entries(messages as Record<string, unknown>).map(([key, value]) => [
      key,
      pseudoMessages(value),
    ]),
  ) as T;
}
