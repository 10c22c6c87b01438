/** The settings, by the names under which they are documented. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseEnvironment } from '#app/utils/environment.server.ts';

describe('the environment', () => {
  it('gives the database and the public address by their documented names', () => {
    const read = parseEnvironment({
      DATABASE_URL: 'postgresql://shop@db/kitwright',
      PUBLIC_URL: 'https://shop.example/',
    });
    expect(read.databaseUrl).toBe('postgresql://shop@db/kitwright');
    expect(read.baseUrl).toBe('https://shop.example');
  });

  it('refuses a bad value of every documented setting that can be bad, all at once', () => {
    const bad = { DATABASE_URL: 'mysql://x', PUBLIC_URL: 'x', PORT: 'x', SMTP_URL: 'x' };
    expect(() => parseEnvironment(bad)).toThrow(/PUBLIC_URL[^]*DATABASE_URL/);
  });

  it('documents the settings it reads', () => {
    const example = readFileSync('.env.example', 'utf8');
    for (const name of ['DATABASE_URL', 'PUBLIC_URL', 'SESSION_SECRET', 'SMTP_URL']) {
      expect(example).toMatch(new RegExp(`^#?${name}=`, 'm'));
    }
  });
});
