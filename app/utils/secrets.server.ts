/** Random secrets, their hashes, and passwords by argon2id. */
import { createHash, randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

/** 256 bits nobody can guess, safe in a URL. */
export const randomSecret = (): string => randomBytes(32).toString('base64url');

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

// OWASP's first choice for argon2id; 2 is the library's constant for that algorithm.
const OPTIONS = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string): Promise<string> => hash(password, OPTIONS);

let nobody: Promise<string> | undefined;

/** Takes the same time whether or not there is a user (`stored` absent). */
export async function verifyPassword(
  stored: string | undefined,
  password: string,
): Promise<boolean> {
  const against = stored ?? (await (nobody ??= hashPassword(randomSecret())));
  const matches = await verify(against, password);
  return matches && stored !== undefined;
}
