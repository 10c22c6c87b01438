/**
 * Refusals of the HTTP server itself, before there is a session: in the words of the catalogue
 * and the browser's language, as a page for people and as plain text for programs.
 */
import type { Request, Response } from 'express';
import { directionOf } from '#components/i18n/locales.ts';
import { messagesOf } from '#components/i18n/messages.ts';
import { ERROR_STATUS, type ErrorCode } from '#rules/policy/errors.ts';
import { preferredLocale } from './locale.server.ts';

export function refuse(
  request: Request,
  response: Response,
  code: ErrorCode | 'unexpected',
  requestId: string,
): void {
  const locale = preferredLocale(request.get('accept-language') ?? null);
  const { errors } = messagesOf(locale);
  const reference = errors.requestId.replace('{id}', requestId);
  response.status(code === 'unexpected' ? 500 : ERROR_STATUS[code]);
  response.set({ 'Content-Language': locale, 'Cache-Control': 'no-store' });
  response.vary('Accept, Accept-Language');
  // Whoever takes anything is no person: text comes first.
  if (request.accepts(['text', 'html']) !== 'html') {
    response.type('text/plain').send(errors[code]);
    return;
  }
  response.type('html').send(`<!doctype html>
<html lang="${locale}" dir="${directionOf(locale)}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${errors.title}</title>
  </head>
  <body style="max-width: 36rem; margin: 4rem auto; padding: 0 1rem; font-family: sans-serif">
    <main>
      <h1>${errors.title}</h1>
      <p>${errors[code]}</p>
      <p><small>${reference}</small></p>
      <p><a href="/">${errors.goHome}</a></p>
    </main>
  </body>
</html>
`);
}
