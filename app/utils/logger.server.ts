/** Structured logs on standard output. What identifies people or grants access is never logged. */
import { pino } from 'pino';

export const logger = pino({
  level: process.env['LOG_LEVEL'] ?? 'info',
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
  redact: ['password', 'token', 'email', '*.password', '*.token', '*.email'],
});
