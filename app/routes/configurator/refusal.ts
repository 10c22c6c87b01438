/** The refusal of a request that the page's script made: its code as JSON, with its status. */
import { AppError } from '#app/utils/app-error.ts';

export function refusal(error: unknown, more: object = {}): Response {
  if (!(error instanceof AppError)) throw error;
  return Response.json({ code: error.code, ...more }, { status: error.status });
}
