/**
 * The settings of this process, read once from the environment (and `.env`, which never
 * overrides it). Every fault is told at once, before anything starts.
 */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).format(0) !== '';
  } catch {
    return false;
  }
}

const settingsSchema = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('production'),
  KITWRIGHT_MODE: z.enum(['demo', 'production']).default('demo'),
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  DATABASE_URL: z
    .string()
    .regex(
      /^(file:.+|postgres(ql)?:\/\/.+)$/,
      'must start with file:, postgres:// or postgresql://',
    )
    .default('file:./data/kitwright.db'),
  SESSION_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().min(3).default('Kitwright <kitwright@localhost>'),
  DEFAULT_MARKET: z
    .string()
    .regex(/^[A-Z]{2}$/, 'must be two capital letters')
    .default('SE'),
  WORKSHOP_TIME_ZONE: z
    .string()
    .refine(isTimeZone, 'must be a time zone such as Europe/Stockholm')
    .default('Europe/Stockholm'),
  SELLER_FILE: z.string().min(1).optional(),
  KITWRIGHT_PSEUDO_LOCALE: z.enum(['0', '1']).default('0'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});

export interface Environment {
  readonly nodeEnv: 'development' | 'test' | 'production';
  readonly demo: boolean;
  readonly host: string;
  readonly port: number;
  /** Public address without a trailing slash; absent: that of each request. */
  readonly baseUrl?: string | undefined;
  readonly databaseUrl: string;
  readonly sessionSecret?: string | undefined;
  readonly smtpUrl?: string | undefined;
  readonly mailFrom: string;
  readonly defaultMarket: string;
  /** On whose wall clock the workshop's shifts are, and the days and months of invoices. */
  readonly workshopTimeZone: string;
  /** JSON file that says who issues the invoices. */
  readonly sellerFile?: string | undefined;
  /** Offers the pseudo-language `ar-XB`, which shows the layout from right to left. */
  readonly pseudoLocale: boolean;
  readonly logLevel: string;
}

/** Reads settings; throws one error that names every bad one. Empty settings are absent. */
export function parseEnvironment(
  variables: Readonly<Record<string, string | undefined>>,
): Environment {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const parsed = settingsSchema.safeParse(given);
  if (!parsed.success) {
    const faults = parsed.error.issues.map(
      (issue) => `  ${issue.path.join('.')}: ${issue.message} (see .env.example)`,
    );
    throw new Error(`These settings are not usable:\n${faults.join('\n')}`);
  }
  const settings = parsed.data;
  return {
    nodeEnv: settings.NODE_ENV,
    demo: settings.KITWRIGHT_MODE === 'demo',
    host: settings.HOST,
    port: settings.PORT,
    baseUrl: settings.PUBLIC_URL?.replace(/\/+$/, ''),
    databaseUrl: settings.DATABASE_URL,
    sessionSecret: settings.SESSION_SECRET,
    smtpUrl: settings.SMTP_URL,
    mailFrom: settings.MAIL_FROM,
    defaultMarket: settings.DEFAULT_MARKET,
    workshopTimeZone: settings.WORKSHOP_TIME_ZONE,
    sellerFile: settings.SELLER_FILE,
    pseudoLocale: settings.KITWRIGHT_PSEUDO_LOCALE === '1',
    logLevel: settings.LOG_LEVEL,
  };
}

function readEnvironment(): Environment {
  if (existsSync('.env')) process.loadEnvFile('.env');
  return parseEnvironment(process.env);
}

export const environment: Environment = readEnvironment();

const SECRET_FILE = 'data/session-secret';
let secret: string | undefined;

/** The key that signs session cookies: the setting, else one made once and kept in `data/`. */
export function sessionSecret(): string {
  secret ??= environment.sessionSecret ?? keptSecret();
  return secret;
}

function keptSecret(): string {
  if (!existsSync(SECRET_FILE)) {
    mkdirSync(dirname(SECRET_FILE), { recursive: true });
    try {
      // `wx`: of two processes starting together, the first one's secret counts for both.
      writeFileSync(SECRET_FILE, randomBytes(48).toString('base64url'), {
        mode: 0o600,
        flag: 'wx',
      });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
  return readFileSync(SECRET_FILE, 'utf8').trim();
}
