import { expect, it } from 'vitest';
import { warmDocuments } from '#app/documents/warm-up.server.ts';

it('makes every document without a fault', async () => {
  await expect(warmDocuments(new AbortController().signal)).resolves.toBeUndefined();
}, 30_000);

it('ends when it is told to', async () => {
  const ending = new AbortController();
  const warming = warmDocuments(ending.signal);
  ending.abort();
  const first = await Promise.race([
    warming.then(() => 'ended'),
    new Promise((resolve) => setTimeout(resolve, 150, 'goes on')),
  ]);
  expect(first).toBe('ended');
});
